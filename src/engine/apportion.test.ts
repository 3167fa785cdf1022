import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apportion } from './apportion.ts';
import { spreadWeights } from './traffic/spread.ts';

test('K3: 10 items over 4 even places are 3, 3, 2 and 2', () => {
  expect(Array.from(apportion(10, spreadWeights({ kind: 'even' }, 4)))).toEqual([3, 3, 2, 2]);
});

test('K3: 110 items by Zipf over 3 places are 60, 30 and 20', () => {
  expect(Array.from(apportion(110, spreadWeights({ kind: 'zipf', exponent: 1 }, 3)))).toEqual([60, 30, 20]);
});

test('K3: a place whose weight gives less than one item gets one while there is enough', () => {
  expect(Array.from(apportion(103, Float64Array.of(0.98, 0.01, 0.009, 0.001)))).toEqual([100, 1, 1, 1]);
  expect(Array.from(apportion(3, Float64Array.of(0.9, 0.05, 0.05)))).toEqual([1, 1, 1]);
  expect(Array.from(apportion(1, Float64Array.of(0.6, 0.4)))).toEqual([1, 0]);
  expect(Array.from(apportion(0, Float64Array.of(0.6, 0.4)))).toEqual([0, 0]);
});

test('K3 (seed 1): no item is lost or invented, none is divided, and no later place has more', () => {
  const spread = fc.oneof(
    fc.constant({ kind: 'even' } as const),
    fc.record({ kind: fc.constant('zipf' as const), exponent: fc.double({ min: 0, max: 3, noNaN: true }) }),
  );
  fc.assert(
    fc.property(fc.nat(1_000_000), spread, fc.integer({ min: 1, max: 500 }), (total, how, places) => {
      const counts = Array.from(apportion(total, spreadWeights(how, places)));
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total);
      expect(counts.every((count) => Number.isSafeInteger(count) && count >= (total < places ? 0 : 1))).toBe(
        true,
      );
      expect(counts.every((count, place) => place === 0 || count <= (counts[place - 1] as number) + 1)).toBe(
        true,
      );
    }),
    { seed: 1, numRuns: 500 },
  );
});
