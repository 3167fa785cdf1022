import { expect, test } from 'vitest';
import { partitionFigures } from '../figures.ts';
import { PARTITION_BYTES } from '../limits.ts';
import { makeWorld } from '../worlds.testing.ts';
import { doublings, initialPartitions, partitionsForCapacity } from './partitionCount.ts';

test('P1, O-09: 1,000/500, 1,000/1,000, 5,000/2,000 and 0/11,000 need 1, 2, 4 and 11 partitions', () => {
  expect(partitionsForCapacity(1000, 500)).toBe(1);
  expect(partitionsForCapacity(1000, 1000)).toBe(2);
  expect(partitionsForCapacity(5000, 2000)).toBe(4);
  expect(partitionsForCapacity(0, 11_000)).toBe(11);
});

test('P1, C2, O-09: before 2017 each partition has 500/500 of 1,000/1,000 and 1,250/500 of 5,000/2,000', () => {
  const shares = (readCapacity: number, writeCapacity: number): unknown => {
    const table = { regime: 'fixed', readCapacity, writeCapacity } as const;
    return partitionFigures(makeWorld({ collections: { a: 1 }, table }), 0).map(({ share }) => share);
  };
  expect(shares(1000, 1000)).toEqual([
    [500, 500],
    [500, 500],
  ]);
  expect(shares(5000, 2000)).toEqual(Array.from({ length: 4 }, () => [1250, 500]));
});

test('P1: capacity that fills its partitions exactly needs no further one, whatever the mix', () => {
  const wrong: string[] = [];
  for (let count = 1; count <= 20; count += 1)
    for (let writes = 0; writes <= 1000 * count; writes += 1) {
      const reads = 3000 * count - 3 * writes;
      if (partitionsForCapacity(reads, writes) !== count) wrong.push(`${reads}/${writes}`);
    }
  expect(wrong).toEqual([]);
});

test('P1: one unit more than the partitions hold needs one more', () => {
  expect(partitionsForCapacity(3000, 0)).toBe(1);
  expect(partitionsForCapacity(3001, 0)).toBe(2);
  expect(partitionsForCapacity(0, 1000)).toBe(1);
  expect(partitionsForCapacity(1, 1000)).toBe(2);
});

test('P1: bytes need a partition for each 10 GiB begun, and an empty table has one partition', () => {
  expect(initialPartitions(1, 1, 0)).toBe(1);
  expect(initialPartitions(1, 1, PARTITION_BYTES)).toBe(1);
  expect(initialPartitions(1, 1, PARTITION_BYTES + 1)).toBe(2);
  expect(initialPartitions(12_000, 4000, 3 * PARTITION_BYTES)).toBe(8);
  expect(initialPartitions(12_000, 4000, 20 * PARTITION_BYTES)).toBe(20);
});

test('P3: a raise doubles the partitions until they hold it, even if fewer would be enough', () => {
  expect(doublings(4, 12_000, 0)).toBe(0);
  expect(doublings(4, 12_001, 0)).toBe(1);
  expect(doublings(4, 24_001, 0)).toBe(2);
  expect(doublings(3, 0, 100_000)).toBe(6);
});

test('P5: the number of partitions by hand is taken instead of the formula', () => {
  const world = makeWorld({
    collections: { a: 1 },
    table: { readCapacity: 40, writeCapacity: 1, partitions: 4 },
  });
  expect(world.lanes[0]?.partitions.count).toBe(4);
  const byFormula = makeWorld({ collections: { a: 1 }, table: { readCapacity: 40, writeCapacity: 1 } });
  expect(byFormula.lanes[0]?.partitions.count).toBe(1);
});
