import { expect, test } from 'vitest';
import { meterLevel, verdictOn } from './cardinality.ts';

/** What it is measured against. */
const EQUAL = 'of the traffic; an equal part for each of the 8 partitions is 13\u202f%.';

test.each([
  [2, 8, 0.7, '2 distinct keys · low', `One key gets 70\u202f% ${EQUAL}`, false],
  [1, 1, 1, '1 distinct key · low', 'One key gets 100\u202f% of the traffic.', false],
  [10_001, 8, 0.42, '10\u202f001 distinct keys · high, but uneven', `One key gets 42\u202f% ${EQUAL}`, false],
  [120, 8, 0.07, '120 distinct keys · high and even', `No key gets more than 7\u202f% ${EQUAL}`, true],
  [
    9000,
    8,
    0.0002,
    '9\u202f000 distinct keys · high and even',
    `No key gets more than 0.1\u202f% ${EQUAL}`,
    true,
  ],
  [2, 8, null, '2 distinct keys · low', 'Nothing is asked for.', false],
])(
  '%d keys in %d partitions, the hottest with %d',
  (keys, partitions, hottestShare, title, reason, isGood) => {
    expect(verdictOn({ keys, partitions, hottestShare })).toEqual({ title, reason, isGood });
  },
);

test('many keys are not enough, and neither is even traffic', () => {
  expect(verdictOn({ keys: 1_000_000, partitions: 8, hottestShare: 0.5 }).isGood).toBe(false);
  expect(verdictOn({ keys: 8, partitions: 8, hottestShare: 0.125 }).isGood).toBe(false);
  expect(verdictOn({ keys: 1000, partitions: 8, hottestShare: 0.01 }).isGood).toBe(true);
});

test('the meter goes from one key to a million', () => {
  expect(meterLevel(1)).toBe(0);
  expect(meterLevel(1000)).toBeCloseTo(0.5);
  expect(meterLevel(1_000_000)).toBe(1);
});
