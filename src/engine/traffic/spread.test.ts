import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spreadWeights } from './spread.ts';

test('T3: even weights are all alike', () => {
  expect(Array.from(spreadWeights({ kind: 'even' }, 4))).toEqual([0.25, 0.25, 0.25, 0.25]);
});

test('T3: by Zipf with exponent 1 the second of three places has a half of the first, the third a third', () => {
  const [first = 0, second = 0, third = 0] = spreadWeights({ kind: 'zipf', exponent: 1 }, 3);
  expect(first).toBeCloseTo(6 / 11, 12);
  expect(second).toBeCloseTo(3 / 11, 12);
  expect(third).toBeCloseTo(2 / 11, 12);
});

test('T3: exponent 0 is even, exponent 2 falls with the square', () => {
  expect(Array.from(spreadWeights({ kind: 'zipf', exponent: 0 }, 2))).toEqual([0.5, 0.5]);
  expect(Array.from(spreadWeights({ kind: 'zipf', exponent: 2 }, 2))).toEqual([0.8, 0.2]);
});

test('T3 (seed 1): weights sum to 1 and never ascend', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 4, noNaN: true }),
      fc.integer({ min: 1, max: 2000 }),
      (exponent, places) => {
        const weights = spreadWeights({ kind: 'zipf', exponent }, places);
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 10);
        expect(
          weights.every((weight, place) => place === 0 || weight <= (weights[place - 1] as number)),
        ).toBe(true);
      },
    ),
    { seed: 1 },
  );
});

test('D1: a weight by a broken exponent has the same bits on every machine', () => {
  expect(spreadWeights({ kind: 'zipf', exponent: 0.99 }, 1000)[999]).toMatchInlineSnapshot(
    `0.00013863705408920094`,
  );
});
