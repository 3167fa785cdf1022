import { expect, test } from 'vitest';
import type { Edit } from '../../engine/types.ts';
import { petsByAnimal } from '../../experiment/scenarios/petsByAnimal.ts';
import { editsWords } from './edits.ts';

const CASES: readonly (readonly [string, Edit])[] = [
  [
    'Partition key: animal#breed · Sort key: none',
    configure({ partitionKey: ['animal', 'breed'], sortKey: null }),
  ],
  ['Read capacity: 30 000 RCU', configure({ readCapacity: 30_000 })],
  ['Partitions by rule', configure({ partitions: null, burst: true })],
  ['Capacity as before 2017 · Burst capacity: off', configure({ burst: false, regime: 'fixed' })],
  ['Traffic: 6 000 reads/s, 1 900 writes/s', { kind: 'setTraffic', traffic: petsByAnimal.traffic }],
  ['Items', { kind: 'setItems', items: petsByAnimal.items }],
  ['Add cow', { kind: 'addKey', values: { animal: 'cow' }, items: 1, weight: 1 }],
  ['Rename dog to wolf', { kind: 'renameKey', match: { animal: 'dog' }, values: { animal: 'wolf' } }],
  ['Delete dog', { kind: 'deleteKey', match: { animal: 'dog' } }],
  ['Weight of dog: 2.5', { kind: 'weighKey', match: { animal: 'dog' }, weight: 2.5 }],
];

function configure(change: Extract<Edit, { kind: 'configureTable' }>['change']): Edit {
  return { kind: 'configureTable', lane: 0, change };
}

test.each(CASES)('a change of a document is called as its control calls it: %s', (words, edit) => {
  expect(editsWords([edit], [{ ...petsByAnimal.tables[0], partitions: 4 }]).replaceAll('\u202f', ' ')).toBe(
    words,
  );
});

test('what is changed twice at a moment is named once', () => {
  const [, edit] = CASES[9] ?? [];
  expect(edit && editsWords([edit, edit], [])).toBe('Weight of dog: 2.5');
});
