/** Round lengths of time. */
import { expect, test } from 'vitest';
import { roundTicks, timeTicks } from './timeSteps.ts';

test('a length is rounded up to the next one a clock knows', () => {
  expect([1, 10, 11, 599, 600, 601, 36_001].map(roundTicks)).toEqual([10, 10, 20, 600, 600, 1200, 72_000]);
});

test('beyond four weeks it goes on in steps of four weeks', () => {
  const weeks = 28 * 864_000;
  expect(roundTicks(weeks * 2.5)).toBe(weeks * 3);
});

test('an axis gets round moments, never more than asked for and one beside', () => {
  expect(timeTicks(0, 3000, 5)).toEqual([0, 600, 1200, 1800, 2400, 3000]);
  expect(timeTicks(1234, 2400, 4)).toEqual([1500, 1800, 2100, 2400]);
  for (const length of [7, 60, 4321, 98_765, 5_000_000])
    expect(timeTicks(13, 13 + length, 6).length).toBeLessThanOrEqual(7);
});
