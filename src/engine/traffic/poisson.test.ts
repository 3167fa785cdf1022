import { expect, test } from 'vitest';
import { createGenerator } from '../random.ts';
import { drawPoisson } from './poisson.ts';

const DRAWS = 100_000;

test.each([0.001, 0.3, 1, 4.7, 20.25, 31.999, 32, 100, 5000])(
  'T6 (seed 1): counts of mean %d have that mean and that variance',
  (mean) => {
    const generator = createGenerator(1, `poisson ${mean}`);
    const counts = Array.from({ length: DRAWS }, () => drawPoisson(generator, mean));
    const average = counts.reduce((sum, count) => sum + count, 0) / DRAWS;
    const variance = counts.reduce((sum, count) => sum + (count - average) * (count - average), 0) / DRAWS;
    // Five standard errors of the two estimates.
    expect(Math.abs(average - mean)).toBeLessThan(5 * Math.sqrt(mean / DRAWS));
    expect(Math.abs(variance - mean)).toBeLessThan(5 * Math.sqrt((mean + 2 * mean * mean) / DRAWS) + 0.09);
  },
);

test('T6 (seed 2): with a mean of 2 the counts 0, 1 and 2 come 13.5 %, 27.1 % and 27.1 % of the time', () => {
  const generator = createGenerator(2, 'poisson');
  const counts = Array.from({ length: DRAWS }, () => drawPoisson(generator, 2));
  const share = (count: number) => counts.filter((other) => other === count).length / DRAWS;
  expect(share(0)).toBeCloseTo(0.1353, 2);
  expect(share(1)).toBeCloseTo(0.2707, 2);
  expect(share(2)).toBeCloseTo(0.2707, 2);
});

test('T6: counts are whole and never negative, and without a mean there is none', () => {
  const generator = createGenerator(3, 'poisson');
  for (const mean of [0.1, 5, 33, 1e6]) {
    const count = drawPoisson(generator, mean);
    expect(Number.isSafeInteger(count) && count >= 0).toBe(true);
  }
  expect(drawPoisson(generator, 0)).toBe(0);
});

test('D1: a draw takes the same numbers from the stream whatever the machine', () => {
  const generator = createGenerator(4, 'poisson');
  expect([1, 10, 31, 50, 1000].map((mean) => drawPoisson(generator, mean))).toMatchInlineSnapshot(`
    [
      2,
      9,
      32,
      55,
      1045,
    ]
  `);
});
