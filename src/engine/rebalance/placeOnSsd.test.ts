import { expect, test } from 'vitest';
import { defaultTable } from '../../experiment/defaults.ts';
import { ASSUMPTIONS } from '../assumptions.ts';
import { partitionFigures, ssdFigures } from '../figures.ts';
import type { TableConfiguration } from '../types.ts';
import { assume, keysInOrder, makeWorld, reads, run, writes } from '../worlds.testing.ts';
import { roomiestSsd, ssdsNeeded, useShare } from './placeOnSsd.ts';

const GB = 1024 * 1024 * 1024;

function table(change: Partial<TableConfiguration> = {}): TableConfiguration {
  return defaultTable({ partitionKey: ['id'], readCapacity: 10, writeCapacity: 10, ...change });
}

test('B1: an SSD serves 9,000 units/s, a write counting 3, and holds 40 GB', () => {
  const [a = '', b = ''] = keysInOrder(2);
  const world = makeWorld({
    collections: { [a]: 10, [b]: 10 },
    operations: [reads(a, 100), writes(a, 20), writes(b, 5)],
    table: { partitions: 2, assumptions: assume({ ssd: { count: 1 } }) },
  });
  run(world, 2);
  expect(ssdFigures(world, 0)).toMatchObject([
    { id: 0, partitions: [1, 2], bytes: 20_000, bytesMost: 40 * GB, unitsPerSecondMost: 9000 },
  ]);
  expect(ssdFigures(world, 0)[0]?.unitsPerSecond).toBeCloseTo(100 + 3 * 25, 9);
});

test('B1: the use of an SSD is the larger of its load and its fill', () => {
  expect(useShare(table(), 4500, 10 * GB)).toBe(0.5);
  expect(useShare(table(), 900, 10 * GB)).toBe(0.25);
});

test('B3: a new partition goes to the SSD with most room', () => {
  const use = (units: number[], bytes: number[], partitions: number[]): number =>
    roomiestSsd(table(), {
      units: Float64Array.from(units),
      bytes: Float64Array.from(bytes),
      partitions: Int32Array.from(partitions),
    });
  expect(use([900, 450, 1800], [0, 0, 0], [1, 1, 1])).toBe(1);
  expect(use([900, 450, 1800], [0, 30 * GB, 0], [1, 1, 1])).toBe(0);
});

test('B3: among equals it is the one with fewest partitions, then the first', () => {
  const use = (partitions: number[]): number =>
    roomiestSsd(table(), {
      units: new Float64Array(3),
      bytes: new Float64Array(3),
      partitions: Int32Array.from(partitions),
    });
  expect(use([2, 1, 1])).toBe(1);
  expect(use([0, 0, 0])).toBe(0);
});

test('B3: equal partitions of a new table are dealt out one by one', () => {
  const world = makeWorld({
    collections: Object.fromEntries(keysInOrder(8).map((key) => [key, 10])),
    table: { partitions: 8, assumptions: assume({ ssd: { count: 4 } }) },
  });
  expect(partitionFigures(world, 0).map(({ ssd }) => ssd)).toEqual([0, 1, 2, 3, 0, 1, 2, 3]);
});

test('B3: a table has at least 4 SSDs, and as many as its capacity, its bytes and its partitions need', () => {
  expect(ssdsNeeded(table(), 0, 1)).toBe(4);
  // 15,000 + 3 × 5,000 over 80 % of 9,000.
  expect(ssdsNeeded(table({ readCapacity: 15_000, writeCapacity: 5000 }), 0, 10)).toBe(5);
  expect(ssdsNeeded(table({ readCapacity: 400_000 }), 0, 10)).toBe(10);
  // 340 GB over 85 % of 40 GB.
  expect(ssdsNeeded(table(), 340 * GB, 40)).toBe(10);
  expect(ssdsNeeded(table(), 0, 1000)).toBe(16);
});

test('B3: an experiment may say how many SSDs there are', () => {
  const assumptions = { ...ASSUMPTIONS, ssd: { ...ASSUMPTIONS.ssd, count: 2 } };
  expect(ssdsNeeded(table({ assumptions }), 1e15, 1000)).toBe(2);
});
