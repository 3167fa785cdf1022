import { expect, test } from 'vitest';
import { createGenerator, nextFraction } from '../random.ts';
import { keysInOrder, makeWorld, partitionOf, reads, run, sum } from '../worlds.testing.ts';
import { adaptiveShares, fixedShares } from './capacityShare.ts';

const LIMIT = 3000;

function rounded(shares: readonly number[]): number[] {
  return shares.map((share) => Math.round(share * 10) / 10);
}

test('C2: four partitions that want 8 of 40 units/s each have 10 each', () => {
  expect(adaptiveShares(40, [8, 8, 8, 8], LIMIT)).toEqual([10, 10, 10, 10]);
});

test('C2: who wants 22 borrows from three who want 6, and nothing is left over', () => {
  expect(adaptiveShares(40, [22, 6, 6, 6], LIMIT)).toEqual([22, 6, 6, 6]);
});

test('C2: what is left goes to those below an equal part, in proportion to what they leave unused', () => {
  // 40 − 26 = 14 left; unused below 10: 8, 4, 8 (sum 20), so 14 × 8/20 = 5.6, 2.8, 5.6.
  expect(rounded(adaptiveShares(40, [16, 2, 6, 2], LIMIT))).toEqual([16, 7.6, 8.8, 7.6]);
});

test('C2: when more is wanted than there is, all get the same part of what they want', () => {
  expect(rounded(adaptiveShares(40, [30, 30, 6, 6], LIMIT))).toEqual([16.7, 16.7, 3.3, 3.3]);
});

test('C2: no partition has more than the hard limit, and what all of them could never use is not shared out', () => {
  expect(adaptiveShares(40_000, [9000, 0], LIMIT)).toEqual([3000, 3000]);
  expect(adaptiveShares(6000, [9000, 1000], LIMIT)).toEqual([3000, 3000]);
});

test('C2: with nothing left unused everyone has what it wants', () => {
  expect(adaptiveShares(40, [10, 10, 10, 10], LIMIT)).toEqual([10, 10, 10, 10]);
  expect(adaptiveShares(0, [0, 0], LIMIT)).toEqual([0, 0]);
});

test('C2 (seed 1): shares sum to the capacity that can be used, none is negative, and none is below its use unless the table throttles', () => {
  const generator = createGenerator(1, 'shares');
  for (let round = 0; round < 500; round += 1) {
    const wanted = Array.from({ length: 1 + Math.floor(nextFraction(generator) * 8) }, () =>
      Math.floor(nextFraction(generator) * 4000),
    );
    const capacity = Math.floor(nextFraction(generator) * 30_000);
    const usable = Math.min(capacity, wanted.length * LIMIT);
    const use = wanted.map((units) => Math.min(units, LIMIT));
    const shares = adaptiveShares(capacity, wanted, LIMIT);
    expect(sum(shares)).toBeCloseTo(usable, 6);
    for (const [index, share] of shares.entries()) {
      expect(share).toBeGreaterThanOrEqual(0);
      if (sum(use) <= usable) expect(share).toBeGreaterThanOrEqual((use[index] as number) - 1e-9);
    }
  }
});

test('C2: before 2017 a share is the weight of the partition, whatever is wanted', () => {
  expect(fixedShares(40, [0.25, 0.25, 0.25, 0.125, 0.125])).toEqual([10, 10, 10, 5, 5]);
});

test.each([
  ['adaptive', 22, 0],
  ['fixed', 10, 12],
] as const)(
  'C2: under %s a partition that wants 22 of 4 × 10 units/s is served %d and refused %d',
  (regime, served, refused) => {
    const keys = keysInOrder(4) as [string, string, string, string];
    const world = makeWorld({
      collections: Object.fromEntries(keys.map((key) => [key, 10])),
      operations: [reads(keys[0], 22), ...keys.slice(1).map((key) => reads(key, 6))],
      table: { readCapacity: 40, writeCapacity: 1, partitions: 4, regime, burst: false },
    });
    run(world, 10);
    const hot = partitionOf(world, keys[0]);
    expect(hot.served[0]).toBeCloseTo(served, 9);
    expect(sum(hot.throttled[0])).toBeCloseTo(refused, 9);
    expect(hot.share[0]).toBeCloseTo(served, 9);
    for (const key of keys.slice(1)) expect(partitionOf(world, key).served[0]).toBeCloseTo(6, 9);
  },
);
