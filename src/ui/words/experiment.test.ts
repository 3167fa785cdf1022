import { expect, test } from 'vitest';
import { defaultOperation, defaultTable } from '../../experiment/defaults.ts';
import { SCENARIOS } from '../../experiment/scenarios.ts';
import { capacityWords, keyName, operationWords } from './experiment.ts';

function plain(text: string): string {
  return text.replaceAll('\u202f', ' ');
}

test('an operation is told with its rate, its keys and its pattern', () => {
  const operation = defaultOperation({
    name: 'reads',
    kind: 'GetItem',
    requestsPerSecond: 6000,
    sortKey: 'latest',
    keys: { kind: 'hotKey', match: { animal: 'dog' }, share: 0.7 },
    pattern: { kind: 'spike', atSecond: 60, seconds: 30, factor: 4 },
  });
  expect(plain(operationWords(operation))).toBe(
    '6 000 GetItem/s, 70 % to dog, mostly to the newest items, × 4 at 00:01:00 for 30 s',
  );
});

test('a table is told with its capacity and its key', () => {
  const table = defaultTable({ partitionKey: ['a', 'b'], readCapacity: 12_000, writeCapacity: 40 });
  expect(plain(capacityWords(table))).toBe('12 000 RCU · 40 WCU');
  expect(keyName(table.partitionKey)).toBe('a#b');
});

test('every operation of every scenario can be told', () => {
  for (const { experiment } of SCENARIOS)
    for (const operation of experiment.traffic.operations)
      expect(operationWords(operation)).toMatch(/\d.*\/s, /);
});
