import { expect, test } from 'vitest';
import { applyEdit } from './edits.ts';
import { keyFigures, partitionFigures, tableFigures } from './figures.ts';
import { bytesOfKeysIn, flush, growPartitions, outerKeys, restartLedger, weighSlot } from './ledger.ts';
import { step } from './step.ts';
import type { Lane, World } from './world.ts';
import { keysInOrder, makeWorld, reads, run, sum, value, writes } from './worlds.testing.ts';

const KEYS = keysInOrder(5);
const [A = '', B = ''] = KEYS;

/** Puts to all keys, more than a partition takes, and one collection that will be cut. */
function growing(): World {
  return makeWorld({
    collections: Object.fromEntries(KEYS.map((key) => [key, 1000])),
    operations: KEYS.map((key, index) => writes(key, 400 * index, { kind: 'PutItem', itemBytes: 1000 })),
    arrivals: 'poisson',
    table: { partitions: 2 },
  });
}

function expectBooksClosed(world: World): void {
  const lane = world.lanes[0] as Lane;
  flush(world, lane);
  growPartitions(world, lane);
  const { bytes } = lane.partitions.state;
  for (const slot of lane.partitions.order) {
    const inKeys = bytesOfKeysIn(world, lane, slot);
    expect(Math.abs(inKeys / (bytes[slot] as number) - 1)).toBeLessThan(1e-9);
  }
  const ofKeys = sum(KEYS.map((key) => value(keyFigures(world, 0, key)).bytes));
  expect(Math.abs(ofKeys / tableFigures(world, 0).bytes - 1)).toBeLessThan(1e-9);
  const items = sum(KEYS.map((key) => value(keyFigures(world, 0, key)).items));
  expect(Math.abs(tableFigures(world, 0).items / items - 1)).toBeLessThan(1e-9);
}

test('M2: bytes of partitions and items of the table are those of the keys and parts of keys, while puts are refused and splits go on', () => {
  const world = growing();
  for (let round = 0; round < 8; round += 1) {
    run(world, 150.3);
    expectBooksClosed(world);
  }
  expect(partitionFigures(world, 0).some(({ range }) => range.start.sort > 0)).toBe(true);
});

test('M2: the table’s bytes are what it began with and what was served of the puts', () => {
  const world = run(growing(), 900);
  const served = KEYS.map((key) => value(keyFigures(world, 0, key)).served[1]);
  expect(tableFigures(world, 0).bytes / (5_000_000 + 1000 * sum(served))).toBeCloseTo(1, 9);
  expect(sum(served)).toBeLessThan(0.9 * 4000 * 900);
});

test('M2: figures that begin anew keep items and bytes', () => {
  const world = run(growing(), 700);
  const before = KEYS.map((key) => value(keyFigures(world, 0, key)));
  const lane = world.lanes[0] as Lane;
  flush(world, lane);
  restartLedger(world, lane);
  for (const [index, key] of KEYS.entries()) {
    const after = value(keyFigures(world, 0, key));
    expect(after.bytes / (before[index]?.bytes ?? 0)).toBeCloseTo(1, 9);
    expect(after.items / (before[index]?.items ?? 0)).toBeCloseTo(1, 9);
    expect([after.offered, after.throttled, after.sinceTick]).toEqual([[0, 0], [0, 0], 7000]);
  }
  expectBooksClosed(world);
  run(world, 300);
  expectBooksClosed(world);
});

test('M2, T3: when weights change a key’s figures begin anew from that tick', () => {
  const world = makeWorld({
    collections: { [A]: 100, [B]: 100 },
    operations: [reads(A, 100, { keys: { kind: 'items' } })],
  });
  run(world, 10);
  value(applyEdit(world, { kind: 'weighKey', match: { id: A }, weight: 3 }));
  run(world, 10);
  expect(value(keyFigures(world, 0, A))).toMatchObject({ sinceTick: 100 });
  expect(value(keyFigures(world, 0, A)).offered[0]).toBeCloseTo(750, 6);
});

test('T3, M2: the newest key takes over in the tick it is due, and nothing is counted twice', () => {
  const world = makeWorld({
    collections: Object.fromEntries(KEYS.map((key) => [key, 1])),
    operations: [
      writes(A, 100, {
        kind: 'PutItem',
        itemBytes: 100,
        keys: { kind: 'newest', share: 1, everySeconds: 2.5 },
      }),
    ],
    table: { partitions: 1 },
  });
  run(world, 10);
  const items = KEYS.map((key) => Math.round(value(keyFigures(world, 0, key)).items));
  expect(items).toEqual([251, 251, 251, 251, 1]);
  expect(partitionFigures(world, 0)[0]?.totalOffered[1]).toBeCloseTo(1000, 6);
});

test('T6: the weights of all partitions of an operation sum to 1, so that no request is lost', () => {
  const world = run(growing(), 900);
  const lane = world.lanes[0] as Lane;
  for (const slot of lane.partitions.order) weighSlot(world, lane, slot);
  for (const weight of lane.partitions.weight)
    expect(sum(weight.subarray(0, lane.partitions.count))).toBeCloseTo(1, 9);
});

test('M2: what arrives within a second belongs to it, wherever one looks', () => {
  const world = makeWorld({ collections: { [A]: 1 }, operations: [reads(A, 70)] });
  for (let tick = 0; tick < 25; tick += 1) step(world);
  expect(value(keyFigures(world, 0, A)).offered[0]).toBeCloseTo(175, 9);
  expect(tableFigures(world, 0).offered[0]).toBeCloseTo(70, 9);
});

test('K3: only the first and the last key of a partition can lie in it in part', () => {
  expect(outerKeys(3, 3)).toEqual([]);
  expect(outerKeys(3, 4)).toEqual([3]);
  expect(outerKeys(3, 9)).toEqual([3, 8]);
});
