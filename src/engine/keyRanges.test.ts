import { expect, test } from 'vitest';
import { applyEdit } from './edits.ts';
import { keyFigures, partitionFigures } from './figures.ts';
import { compareBoundaries, slotAt, slotsOfKey } from './keyRanges.ts';
import { findKey } from './keyTable.ts';
import { KEY_SPACE } from './limits.ts';
import type { KeyRange } from './types.ts';
import type { Lane, World } from './world.ts';
import {
  keysInOrder,
  makeWorld,
  partitionOf,
  positionOfKey,
  run,
  sum,
  value,
  writes,
} from './worlds.testing.ts';

function ranges(world: World): KeyRange[] {
  return partitionFigures(world, 0).map(({ range }) => range);
}

function expectTiled(world: World): void {
  const all = ranges(world);
  expect(all[0]?.start).toEqual({ position: 0, sort: 0 });
  expect(all.at(-1)?.end).toEqual({ position: KEY_SPACE, sort: 0 });
  for (const [index, { start, end }] of all.entries()) {
    expect(compareBoundaries(start, end)).toBeLessThan(0);
    if (index > 0) expect(start).toEqual(all[index - 1]?.end);
  }
}

const KEYS = keysInOrder(8);

/** After splits for heat, between and inside collections, and a doubling. */
function splitOften(): World {
  const world = makeWorld({
    collections: Object.fromEntries(KEYS.map((key) => [key, 100])),
    operations: KEYS.map((key, index) => writes(key, 300 * index)),
    table: { partitions: 3 },
  });
  run(world, 1400);
  value(applyEdit(world, { kind: 'configureTable', lane: 0, change: { writeCapacity: 40_000 } }));
  return run(world, 10);
}

test.each([1, 2, 3, 7, 64, 1000])(
  'K5, K2: a new table of %d partitions has equal ranges that tile the key space',
  (count) => {
    const world = makeWorld({ collections: { a: 1 }, table: { partitions: count } });
    expectTiled(world);
    for (const { start, end } of ranges(world))
      expect(Math.abs(end.position - start.position - KEY_SPACE / count)).toBeLessThanOrEqual(1);
  },
);

test('K2: the ranges tile the key space after splits for heat and a doubling', () => {
  const world = splitOften();
  expect(ranges(world).length).toBeGreaterThan(12);
  expect(ranges(world).some(({ start }) => start.sort > 0)).toBe(true);
  expectTiled(world);
});

test('K2, K3: the partitions of a key are those whose ranges hold its position, side by side', () => {
  const world = splitOften();
  for (const key of KEYS) {
    const position = positionOfKey(key);
    const expected = partitionFigures(world, 0)
      .filter(
        ({ range }) =>
          compareBoundaries(range.start, { position, sort: 1 }) < 0 &&
          compareBoundaries({ position, sort: 0 }, range.end) < 0,
      )
      .map(({ id }) => id);
    expect(value(keyFigures(world, 0, key)).partitions).toEqual(expected);
  }
});

test('K3: all requests and bytes of a key that is not cut are in one partition', () => {
  const world = makeWorld({
    collections: Object.fromEntries(KEYS.map((key, index) => [key, 10 + index])),
    operations: KEYS.map((key, index) => writes(key, 10 + index)),
    table: { partitions: 8 },
  });
  run(world, 2);
  for (const [index, key] of KEYS.entries()) {
    const { bytes, offered, keys } = partitionOf(world, key);
    expect([keys, bytes]).toEqual([1, 1000 * (10 + index)]);
    expect(offered[1]).toBeCloseTo(10 + index, 9);
  }
});

test('K2, S4: every place lies in exactly one partition, a boundary in the one that it begins', () => {
  const world = splitOften();
  const lane = world.lanes[0] as Lane;
  for (const [index, { start, end }] of ranges(world).entries()) {
    const slot = lane.partitions.order[index];
    expect(slotAt(lane.partitions, start)).toBe(slot);
    const inside = {
      position: start.position,
      sort: (start.sort + (end.position > start.position ? 1 : end.sort)) / 2,
    };
    expect(slotAt(lane.partitions, inside)).toBe(slot);
  }
});

test('M2, S4: no part of a cut collection is counted twice: the parts’ bytes and traffic make up the table’s', () => {
  const world = splitOften();
  const lane = world.lanes[0] as Lane;
  const cut = KEYS.filter(
    (key) => slotsOfKey(lane.partitions, lane.keys, findKey(lane.keys, key)).length > 1,
  );
  expect(cut.length).toBeGreaterThan(0);
  const figures = partitionFigures(world, 0);
  expect(sum(figures.map(({ bytes }) => bytes))).toBeCloseTo(800_000, 3);
  expect(sum(figures.map(({ offered }) => offered[1]))).toBeCloseTo(300 * 28, 6);
});
