import { expect, test } from 'vitest';
import { bytesOfWorlds } from '../bytes.ts';
import { keyFigures, partitionFigures } from '../figures.ts';
import { flush } from '../ledger.ts';
import type { Boundary } from '../types.ts';
import { cloneWorld, type Lane, type World } from '../world.ts';
import { keyIn, keysInOrder, makeWorld, positionOfKey, run, sum, value, writes } from '../worlds.testing.ts';
import { splitPartition } from './splitPartition.ts';

const [A = '', B = ''] = keysInOrder(2);

function split(world: World, at: Boundary, slot = 0, ssd = 1): number {
  const lane = world.lanes[0] as Lane;
  flush(world, lane);
  return splitPartition(world, lane, slot, at, ssd);
}

function twoKeys(): World {
  return makeWorld({
    collections: { [A]: 3000, [B]: 1000 },
    operations: [writes(A, 300), writes(B, 100)],
    table: { partitions: 1 },
  });
}

const BETWEEN: Boundary = { position: positionOfKey(B), sort: 0 };

test('S1, K3: a cut between two keys leaves every key whole, and bytes and traffic with their keys', () => {
  const world = run(twoKeys(), 5);
  split(world, BETWEEN);
  run(world, 2);
  const [lower, upper] = partitionFigures(world, 0);
  expect(lower).toMatchObject({ parent: 1, keys: 1, bytes: 3_000_000 });
  expect(upper).toMatchObject({ parent: 1, keys: 1, bytes: 1_000_000 });
  expect(lower?.offered[1]).toBeCloseTo(300, 9);
  expect(upper?.offered[1]).toBeCloseTo(100, 9);
  expect(value(keyFigures(world, 0, A)).partitions).toEqual([lower?.id]);
});

test('S4, K3: a cut inside a collection divides its bytes and its random traffic in proportion', () => {
  const world = run(twoKeys(), 5);
  split(world, { position: positionOfKey(A), sort: 0.25 });
  run(world, 2);
  const [lower, upper] = partitionFigures(world, 0);
  expect(lower?.bytes).toBeCloseTo(750_000, 6);
  expect(upper?.bytes).toBeCloseTo(3_250_000, 6);
  expect(lower?.offered[1]).toBeCloseTo(75, 9);
  expect(upper?.offered[1]).toBeCloseTo(325, 9);
  expect(value(keyFigures(world, 0, A)).partitions).toEqual([lower?.id, upper?.id]);
});

test('S4, T4: after a cut ascending traffic goes to the upper part only', () => {
  const world = makeWorld({
    collections: { [A]: 100 },
    operations: [writes(A, 200, { sortKey: 'ascending' })],
    table: { partitions: 1 },
  });
  split(world, { position: positionOfKey(A), sort: 0.5 });
  run(world, 2);
  expect(partitionFigures(world, 0).map(({ offered }) => offered[1])).toEqual([0, 200]);
});

test('S2: children have new ids, know their parent, and have no figures of their own yet', () => {
  const world = run(twoKeys(), 5);
  const lane = world.lanes[0] as Lane;
  split(world, BETWEEN);
  expect(Array.from(lane.partitions.state.id.slice(0, 2))).toEqual([2, 3]);
  for (const figures of partitionFigures(world, 0)) {
    expect(figures.parent).toBe(1);
    expect(figures.totalOffered).toEqual([0, 0]);
  }
  const upperOfUpper = split(world, { position: positionOfKey(B) + 1, sort: 0 }, 1);
  expect(lane.partitions.state.parent[upperOfUpper]).toBe(3);
  expect(lane.partitions.order).toEqual([0, 1, 2]);
});

test('B3: the lower child stays on its SSD, the upper one gets the other', () => {
  const world = twoKeys();
  split(world, BETWEEN, 0, 3);
  expect(partitionFigures(world, 0).map(({ ssd }) => ssd)).toEqual([0, 3]);
});

test('C2, C3: before 2017 a split halves share and tokens', () => {
  const world = makeWorld({
    collections: { [A]: 10, [B]: 10 },
    table: { partitions: 1, regime: 'fixed', readCapacity: 100, writeCapacity: 10 },
  });
  split(world, BETWEEN);
  const { shareWeight, readTokens, writeTokens } = (world.lanes[0] as Lane).partitions.state;
  expect(Array.from(shareWeight.slice(0, 2))).toEqual([0.5, 0.5]);
  expect(Array.from(readTokens.slice(0, 2))).toEqual([15_000, 15_000]);
  expect(Array.from(writeTokens.slice(0, 2))).toEqual([1500, 1500]);
});

test('M2: what a key was asked and refused for before a split is still known after it', () => {
  const hot = keyIn(0, 2, 3);
  const world = makeWorld({
    collections: { [hot]: 100, [B]: 100 },
    operations: [writes(hot, 1500), writes(B, 500)],
    table: { partitions: 1 },
  });
  run(world, 20);
  const before = value(keyFigures(world, 0, hot));
  expect(before.throttled[1]).toBeGreaterThan(1000);
  split(world, { position: positionOfKey(hot), sort: 0.5 });
  const after = value(keyFigures(world, 0, hot));
  expect(after.offered[1]).toBeCloseTo(before.offered[1], 6);
  expect(after.throttled[1]).toBeCloseTo(before.throttled[1], 6);
});

test('M2: bytes that puts add go on growing in the right child', () => {
  const world = makeWorld({
    collections: { [A]: 1000, [B]: 1000 },
    operations: [writes(A, 100, { kind: 'PutItem', itemBytes: 1000 })],
    table: { partitions: 1 },
  });
  run(world, 10);
  split(world, { position: positionOfKey(A), sort: 0.5 });
  run(world, 10);
  const [lower, upper] = partitionFigures(world, 0);
  // 1,000,000 + 1,000,000 when cut, then 500,000 more on each side; the other key has 1,000,000.
  expect(lower?.bytes).toBeCloseTo(1_500_000, 3);
  expect(upper?.bytes).toBeCloseTo(2_500_000, 3);
  expect(sum([lower?.bytes ?? 0, upper?.bytes ?? 0])).toBeCloseTo(4_000_000, 3);
});

test('D2: a copy of a world shares no column with it that a split writes', () => {
  const world = run(twoKeys(), 5);
  const copy = cloneWorld(world);
  split(world, BETWEEN);
  expect(partitionFigures(copy, 0)).toHaveLength(1);
  expect(partitionFigures(world, 0)).toHaveLength(2);
  expect(bytesOfWorlds([world, copy])).toBeGreaterThan(bytesOfWorlds([world]));
});
