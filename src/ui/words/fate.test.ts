import { expect, test } from 'vitest';
import type { PartitionFate } from '../../protocol/questions.ts';
import { fateSentence } from './fate.ts';

const CASES: readonly (readonly [fate: PartitionFate, sentence: string])[] = [
  [
    { kind: 'split', tick: 4230, children: [5, 6], isForCapacity: false },
    'P4 was split into P5 and P6 at 00:07:03.',
  ],
  [
    { kind: 'split', tick: 100, children: [9, 10], isForCapacity: true },
    'P4 was split into P9 and P10 for more capacity at 00:00:10.',
  ],
  [
    { kind: 'split', tick: 100, children: [], isForCapacity: true },
    'P4 was split in two for more capacity at 00:00:10.',
  ],
  [{ kind: 'rebuilt', tick: 600 }, 'The table was laid out anew at 00:01:00: since then it has no P4.'],
  [
    { kind: 'toCome', tick: 4200, by: 'split', parent: 1 },
    'P4 does not exist yet. It comes into being at 00:07:00, when P1 is split.',
  ],
  [
    { kind: 'toCome', tick: 100, by: 'capacity' },
    'P4 does not exist yet. It comes into being at 00:00:10, when the capacity is raised.',
  ],
  [
    { kind: 'toCome', tick: 100, by: 'rebuilt' },
    'P4 does not exist yet. It comes into being at 00:00:10, when the table is laid out anew.',
  ],
  [{ kind: 'unknown' }, 'P4 does not exist at this moment.'],
];

test.each(CASES)('what became of a partition: %j', (fate, sentence) => {
  expect(fateSentence(4, fate)).toBe(sentence);
});
