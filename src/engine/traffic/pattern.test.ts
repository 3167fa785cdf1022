import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RatePattern } from '../types.ts';
import { rateFactor } from './pattern.ts';

/** Factors at these seconds. */
function factors(pattern: RatePattern, seconds: readonly number[]): number[] {
  return seconds.map((second) => rateFactor(pattern, Math.round(second * 10)));
}

test('T2: a steady rate has the factor 1', () => {
  expect(factors({ kind: 'steady' }, [0, 1000])).toEqual([1, 1]);
});

test('T2: a step changes the rate once, in the tick it is due', () => {
  expect(factors({ kind: 'step', atSecond: 10, factor: 3 }, [0, 9.9, 10, 1000])).toEqual([1, 1, 3, 3]);
});

test('T2: a spike lasts as long as it says', () => {
  expect(factors({ kind: 'spike', atSecond: 10, seconds: 5, factor: 8 }, [9.9, 10, 14.9, 15])).toEqual([
    1, 8, 8, 1,
  ]);
});

test('T2: a ramp rises in a straight line and stays', () => {
  const ramp: RatePattern = { kind: 'ramp', fromSecond: 10, toSecond: 20, factor: 3 };
  expect(factors(ramp, [0, 10, 15, 20, 99])).toEqual([1, 1, 2, 3, 3]);
});

test('T2: a ramp without duration is a step', () => {
  const ramp: RatePattern = { kind: 'ramp', fromSecond: 10, toSecond: 10, factor: 3 };
  expect(factors(ramp, [9.9, 10])).toEqual([1, 3]);
});

test('T2: a daily wave is lowest at midnight and 1 at noon, each day anew', () => {
  const daily: RatePattern = { kind: 'daily', low: 0.2, periodSeconds: 86_400 };
  expect(factors(daily, [0, 43_200, 86_400, 129_600])).toEqual([0.2, 1, 0.2, 1]);
});

test('T2: a daily wave is within 0.3 % of a cosine', () => {
  for (let second = 0; second < 1000; second += 1) {
    const cosine = (1 - Math.cos((2 * Math.PI * second) / 1000)) / 2;
    const [factor = 0] = factors({ kind: 'daily', low: 0, periodSeconds: 1000 }, [second]);
    expect(Math.abs(factor - cosine)).toBeLessThan(0.003);
  }
});

test('T2: a curve joins its points by straight lines and is level outside', () => {
  const curve: RatePattern = {
    kind: 'curve',
    points: [
      [10, 2],
      [20, 4],
      [20, 1],
      [40, 0],
    ],
  };
  expect(factors(curve, [0, 10, 15, 19.5, 20, 30, 40, 99])).toEqual([2, 2, 3, 3.9, 1, 0.5, 0, 0]);
  expect(factors({ kind: 'curve', points: [] }, [5])).toEqual([1]);
});

test('T2 (seed 1): the factor stays between the extremes of its pattern', () => {
  const points = fc.array(fc.tuple(fc.nat(1000), fc.double({ min: 0, max: 50, noNaN: true })), {
    minLength: 1,
  });
  fc.assert(
    fc.property(points, fc.nat(11_000), (unordered, tick) => {
      const ordered = unordered.toSorted((a, b) => a[0] - b[0]);
      const factor = rateFactor({ kind: 'curve', points: ordered }, tick);
      const given = ordered.map((point) => point[1]);
      expect(factor).toBeGreaterThanOrEqual(Math.min(...given) - 1e-9);
      expect(factor).toBeLessThanOrEqual(Math.max(...given) + 1e-9);
    }),
    { seed: 1 },
  );
});
