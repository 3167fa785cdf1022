/** Numbers beside an axis. */
import { ticks } from 'd3';
import { expect, test } from 'vitest';
import { roundNumbers } from './roundNumbers.ts';

test('numbers are round and evenly apart', () => {
  expect(roundNumbers(12_000 * 1.16, 3)).toEqual([5000, 10_000]);
  expect(roundNumbers(1.16, 3)).toEqual([0.5, 1]);
  expect(roundNumbers(0.7, 7)).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]);
});

test('they are those of d3', () => {
  for (const count of [2, 3, 4, 5, 7, 10])
    for (let top = 0.01; top < 1e9; top *= 1.17)
      expect(roundNumbers(top, count), `${top}, ${count}`).toEqual(ticks(0, top, count).slice(1));
});
