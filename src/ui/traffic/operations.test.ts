import { expect, test } from 'vitest';
import type { Traffic } from '../../engine/types.ts';
import { defaultOperation } from '../../experiment/defaults.ts';
import { READ, WRITE } from '../../protocol/facts.ts';
import type { OperationLine } from '../../protocol/questions.ts';
import { changed, itemsRange, ratesOf, unitsOf, withNewOperation, withRate } from './operations.ts';

const TRAFFIC: Traffic = {
  arrivals: 'smooth',
  operations: [
    defaultOperation({ name: 'look', kind: 'GetItem', requestsPerSecond: 4000 }),
    defaultOperation({ name: 'list', kind: 'Query', requestsPerSecond: 2000, itemsPerRequest: 20 }),
    defaultOperation({ name: 'change', kind: 'UpdateItem', requestsPerSecond: 800 }),
  ],
};

function rates({ operations }: Traffic): number[] {
  return operations.map(({ requestsPerSecond }) => requestsPerSecond);
}

test('the reads are all that reads, the writes all that writes', () => {
  expect(ratesOf(TRAFFIC)).toEqual([6000, 800]);
});

test('another total is shared in proportion and leaves the other direction alone', () => {
  expect(rates(withRate(TRAFFIC, READ, 3000))).toEqual([2000, 1000, 800]);
  expect(rates(withRate(TRAFFIC, WRITE, 100))).toEqual([4000, 2000, 100]);
});

test('the total is what was asked for', () => {
  for (const total of [1, 7, 1000 / 3, 99_999]) {
    expect(ratesOf(withRate(TRAFFIC, READ, total))[READ]).toBeCloseTo(total, 6);
  }
});

test('what was at rest is shared evenly', () => {
  const still = withRate(TRAFFIC, READ, 0);
  expect(rates(still)).toEqual([0, 0, 800]);
  expect(rates(withRate(still, READ, 50))).toEqual([25, 25, 800]);
});

test('where nothing reads or writes, something that does is added', () => {
  const onlyReads = { ...TRAFFIC, operations: TRAFFIC.operations.slice(0, 2) };
  const both = withRate(onlyReads, WRITE, 10);
  expect(both.operations[2]).toMatchObject({ name: 'writes', kind: 'PutItem', requestsPerSecond: 10 });
  expect(withRate(onlyReads, WRITE, 0)).toBe(onlyReads);
});

test('a new operation has a name of its own', () => {
  const [, , , first, second] = withNewOperation(withNewOperation(TRAFFIC, READ, 1), READ, 1).operations;
  expect([first?.name, second?.name]).toEqual(['reads', 'reads 2']);
});

test('an operation keeps within what its kind allows', () => {
  const [, list = defaultOperation({ name: '', kind: 'Query', requestsPerSecond: 0 })] = TRAFFIC.operations;
  expect(changed(list, { kind: 'GetItem' }).itemsPerRequest).toBe(1);
  expect(changed(list, { itemBytes: 100_000 }).itemsPerRequest).toBe(10);
  expect(changed({ ...list, itemsPerRequest: 500 }, { kind: 'TransactGetItems' }).itemsPerRequest).toBe(100);
  expect(itemsRange({ ...list, kind: 'PutItem' })).toBeNull();
});

test('T3: what asks only for a key that is not there costs nothing', () => {
  const line = (name: string, units: number, asksForOthers: boolean | null): OperationLine => ({
    ...{ name, units, dimension: READ, offered: 0 },
    missingKey: asksForOthers === null ? null : { match: {}, asksForOthers },
  });
  const costs = (asksForOthers: boolean | null): number =>
    unitsOf(TRAFFIC, [line('look', 0.5, asksForOthers), line('list', 3, null)], READ);
  expect([costs(null), costs(true), costs(false)]).toEqual([8000, 8000, 6000]);
});
