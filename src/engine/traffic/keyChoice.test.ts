import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ItemSets, KeyChoice } from '../types.ts';
import { nextWeightChangeTick, operationSetWeights } from './keyChoice.ts';

const SETS: ItemSets = {
  size: 4,
  columns: [{ name: 'animal', values: ['dog', 'cat', 'cow', 'emu'], codes: Int32Array.of(0, 1, 2, 3) }],
  perItem: {},
  items: Float64Array.of(40, 30, 20, 10),
  itemBytes: new Float64Array(4).fill(100),
  baseWeight: Float64Array.of(40, 30, 20, 10),
  weightFactor: new Float64Array(4).fill(1),
  origin: null,
  added: [],
};

function weights(choice: KeyChoice, sets = SETS, tick = 0): number[] {
  return Array.from(operationSetWeights(sets, choice, tick), (weight) => Number(weight.toFixed(12)));
}

test('T3: requests go to the items as they are distributed', () => {
  expect(weights({ kind: 'items' })).toEqual([0.4, 0.3, 0.2, 0.1]);
});

test('T3: uniform gives every set the same', () => {
  expect(weights({ kind: 'uniform' })).toEqual([0.25, 0.25, 0.25, 0.25]);
});

test('T3: Zipf follows the order of the sets', () => {
  expect(weights({ kind: 'zipf', exponent: 1 })).toEqual([0.48, 0.24, 0.16, 0.12]);
});

test('T3: one hot key gets its share, the others the rest by their items', () => {
  const hot: KeyChoice = { kind: 'hotKey', match: { animal: 'emu' }, share: 0.55 };
  expect(weights(hot)).toEqual([0.2, 0.15, 0.1, 0.55]);
});

test('T3: if nothing is hot, or nothing else is there, all requests go to what there is', () => {
  expect(weights({ kind: 'hotKey', match: { animal: 'yak' }, share: 0.9 })).toEqual([0.4, 0.3, 0.2, 0.1]);
  expect(weights({ kind: 'hotKey', match: {}, share: 0.9 })).toEqual([0.4, 0.3, 0.2, 0.1]);
});

test('T3: the newest key advances every so many seconds and starts again after the last', () => {
  const newest: KeyChoice = { kind: 'newest', share: 1, everySeconds: 2 };
  expect(weights(newest, SETS, 0)).toEqual([1, 0, 0, 0]);
  expect(weights(newest, SETS, 19)).toEqual([1, 0, 0, 0]);
  expect(weights(newest, SETS, 20)).toEqual([0, 1, 0, 0]);
  expect(weights(newest, SETS, 80)).toEqual([1, 0, 0, 0]);
  expect(weights({ ...newest, share: 0.4 }, SETS, 60)).toEqual([0.266666666667, 0.2, 0.133333333333, 0.4]);
});

test('T3: the newest key of an empty table is asked for although it has no items yet', () => {
  const empty = { ...SETS, baseWeight: new Float64Array(4) };
  expect(weights({ kind: 'newest', share: 0.5, everySeconds: 1 }, empty, 10)).toEqual([0, 1, 0, 0]);
});

test('T3: without any weight nothing is asked for', () => {
  expect(weights({ kind: 'items' }, { ...SETS, baseWeight: new Float64Array(4) })).toEqual([0, 0, 0, 0]);
  expect(weights({ kind: 'uniform' }, { ...SETS, weightFactor: new Float64Array(4) })).toEqual([0, 0, 0, 0]);
});

test('T3: an edited weight multiplies the share before all are made to sum to 1', () => {
  const weighed = { ...SETS, weightFactor: Float64Array.of(1, 1, 1, 5) };
  expect(weights({ kind: 'uniform' }, weighed)).toEqual([0.125, 0.125, 0.125, 0.625]);
});

test('T3: only the choice of the newest key changes with time, and says when', () => {
  expect(nextWeightChangeTick({ kind: 'items' }, 5)).toBe(null);
  const newest: KeyChoice = { kind: 'newest', share: 1, everySeconds: 2 };
  expect([0, 19, 20, 21].map((tick) => nextWeightChangeTick(newest, tick))).toEqual([20, 20, 40, 40]);
});

test('T3 (seed 1): weights change at the tick announced and not before', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), fc.nat(100_000), (everySeconds, tick) => {
      const choice: KeyChoice = { kind: 'newest', share: 1, everySeconds };
      const next = nextWeightChangeTick(choice, tick) ?? 0;
      const turn = (at: number) => Math.floor(at / (everySeconds * 10));
      expect(next).toBeGreaterThan(tick);
      expect(turn(next)).toBeGreaterThan(turn(tick));
      expect(turn(next - 1)).toBe(turn(tick));
    }),
    { seed: 1, numRuns: 1000 },
  );
});

test('T3 (seed 2): weights sum to 1 whatever the choice', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const choice: fc.Arbitrary<KeyChoice> = fc.oneof(
    fc.record({ kind: fc.constant('zipf' as const), exponent: fc.double({ min: 0, max: 3, noNaN: true }) }),
    fc.record({ kind: fc.constant('hotKey' as const), match: fc.constant({ animal: 'cat' }), share }),
    fc.record({ kind: fc.constant('newest' as const), share, everySeconds: fc.integer({ min: 1, max: 9 }) }),
  );
  const factors = fc.array(fc.double({ min: 0.001, max: 1000, noNaN: true }), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(choice, factors, fc.nat(1000), (keys, weightFactor, tick) => {
      const sets = { ...SETS, weightFactor: Float64Array.from(weightFactor) };
      const sum = operationSetWeights(sets, keys, tick).reduce((partial, weight) => partial + weight, 0);
      expect(sum).toBeCloseTo(1, 10);
    }),
    { seed: 2 },
  );
});
