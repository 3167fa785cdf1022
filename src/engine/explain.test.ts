import { expect, test } from 'vitest';
import { applyEdit } from './edits.ts';
import { explain } from './explain.ts';
import { partitionFigures } from './figures.ts';
import { encodeKey, hashHex } from './hash.ts';
import { step } from './step.ts';
import type { Dimension, Explanation, Operation, SmallestChange, TableConfiguration } from './types.ts';
import { cloneWorld, type World } from './world.ts';
import {
  assume,
  keyIn,
  keysInOrder,
  makeWorld,
  only,
  partitionOf,
  positionOfKey,
  problem,
  reads,
  run,
  value,
  writes,
} from './worlds.testing.ts';

const KEYS = keysInOrder(4) as [string, string, string, string];
const [A, B, C, D] = KEYS;
const EMPTY_BUCKET = assume({});

function fourPartitions(operations: readonly Operation[], table: Partial<TableConfiguration> = {}): World {
  return makeWorld({
    collections: Object.fromEntries(KEYS.map((key) => [key, 100])),
    operations,
    table: { partitions: 4, ...table },
  });
}

function explainKey(world: World, key: string, dimension: Dimension): Explanation {
  return value(explain(world, { kind: 'key', lane: 0, key, dimension }));
}

test.each([
  [142, 143],
  [99, 100],
  [1500, 3700],
])(
  'M4: with %d units/s provisioned, %d asked for smoothly are what would have passed, and not one more',
  (writeCapacity, asked) => {
    const world = fourPartitions(
      KEYS.map((key) => writes(key, asked / KEYS.length, { requestsPerSecond: asked / KEYS.length })),
      { writeCapacity, burst: false, partitions: 40, assumptions: EMPTY_BUCKET },
    );
    const { smallestChanges } = explainKey(run(world, 5), A, 1);
    expect(smallestChanges).toContainEqual({ cause: 'tableCapacity', kind: 'provision', capacity: asked });
  },
);

test('M4: the chain leads from the key over its hash to the partition, its share and limit', () => {
  const world = run(fourPartitions([writes(C, 1500), writes(A, 10)]), 5);
  const { key, partition, hardLimit, share, offered, served, tableUse, bucket } = explainKey(world, C, 1);
  expect(key).toMatchObject({
    name: C,
    exists: true,
    hash: hashHex(value(encodeKey('S', C))),
    position: positionOfKey(C),
    shareOfPartition: 1,
  });
  expect(partition).toMatchObject({ id: 3, keys: 1 });
  expect(partition.range.start.position).toBeLessThanOrEqual(positionOfKey(C));
  expect(partition.range.end.position).toBeGreaterThan(positionOfKey(C));
  expect([hardLimit, Math.round(offered), Math.round(served)]).toEqual([1000, 1500, 1000]);
  expect(share).toBe(partitionOf(world, C).share[1]);
  expect(tableUse).toMatchObject({ provisioned: 4000 });
  expect(bucket).toEqual({ tokens: 1_200_000, most: 1_200_000 });
});

test('M4: a partition is explained by its hottest key', () => {
  const cool = keyIn(2, 4, 1);
  const world = makeWorld({
    collections: { [C]: 100, [cool]: 100 },
    operations: [writes(C, 1400), writes(cool, 100)],
    table: { partitions: 4 },
  });
  run(world, 5);
  const { key } = value(explain(world, { kind: 'partition', lane: 0, partition: 3, dimension: 1 }));
  expect(key?.name).toBe(C);
  expect(key?.shareOfPartition).toBeCloseTo(14 / 15, 6);
  expect(key?.served).toBeCloseTo((1400 * 2) / 3, 4);
});

test('M4: a key that is not in the table is shown where it would lie', () => {
  const world = run(fourPartitions([]), 1);
  const absent = keyIn(1, 4, 7);
  const { key, partition } = explainKey(world, absent, 0);
  expect(key).toMatchObject({ name: absent, exists: false, offered: 0, served: 0 });
  expect(partition.id).toBe(2);
});

test('M4: what is no key or no partition is refused with a sentence', () => {
  const world = fourPartitions([]);
  expect(problem(explain(world, { kind: 'partition', lane: 0, partition: 9, dimension: 0 }))).toContain('9');
  expect(problem(explain(world, { kind: 'key', lane: 0, key: '', dimension: 0 }))).toMatch(/byte/);
});

test('M4: while nothing is refused there is nothing to change, and a second after the last refusal neither', () => {
  const world = run(fourPartitions([writes(A, 1500, { pattern: only([1, 2]) })]), 1);
  expect(explainKey(world, A, 1)).toMatchObject({
    refusals: [],
    smallestChanges: [],
    moreCapacityHelps: false,
  });
  run(world, 1);
  expect(explainKey(world, A, 1).refusals).toHaveLength(1);
  run(world, 1.1);
  expect(explainKey(world, A, 1).refusals).toEqual([]);
});

// ---- more capacity? ----------------------------------------------------------------------------------------

test('M4, C1: at the hard limit more capacity does not help, the smallest change is less traffic', () => {
  const world = run(fourPartitions([writes(A, 1600)]), 5);
  const { moreCapacityHelps, smallestChanges, refusals } = explainKey(world, A, 1);
  expect(refusals).toMatchObject([
    { cause: 'hardLimit', reason: 'TableWriteKeyRangeThroughputExceeded', limitPerSecond: 1000 },
  ]);
  expect(moreCapacityHelps).toBe(false);
  expect(smallestChanges).toMatchObject([{ cause: 'hardLimit', kind: 'lessTraffic', unitsPerSecond: 1000 }]);
  const [change] = smallestChanges;
  expect(change?.kind === 'lessTraffic' ? change.factor : 0).toBeCloseTo(1000 / 1600, 9);
});

test('M4, C4: at the table’s capacity more of it helps', () => {
  const world = fourPartitions([reads(A, 30), reads(B, 30), reads(C, 12)], {
    readCapacity: 40,
    assumptions: EMPTY_BUCKET,
  });
  run(world, 5);
  const { moreCapacityHelps, smallestChanges, refusals } = explainKey(world, A, 0);
  expect(refusals).toMatchObject([
    { cause: 'tableCapacity', reason: 'TableReadProvisionedThroughputExceeded', limitPerSecond: 40 },
  ]);
  expect(refusals[0]?.allowed).toBeCloseTo(4, 9);
  expect(refusals[0]?.askedOfLimit).toBeCloseTo(7.2, 9);
  expect(moreCapacityHelps).toBe(true);
  expect(smallestChanges).toEqual([{ cause: 'tableCapacity', kind: 'provision', capacity: 72 }]);
});

test('M4, C2: before 2017 a partition at its share is helped by four times what it lacks', () => {
  const world = fourPartitions([reads(A, 22), reads(B, 6)], {
    regime: 'fixed',
    readCapacity: 40,
    writeCapacity: 1,
    assumptions: EMPTY_BUCKET,
  });
  run(world, 5);
  const { moreCapacityHelps, smallestChanges, share } = explainKey(world, A, 0);
  expect(share).toBe(10);
  expect(moreCapacityHelps).toBe(true);
  expect(smallestChanges).toEqual([{ cause: 'partitionShare', kind: 'provision', capacity: 88 }]);
});

test('M4, P3: before 2017 no capacity is named if it would double the partitions and halve the share', () => {
  const world = fourPartitions([reads(A, 2900)], {
    regime: 'fixed',
    readCapacity: 8000,
    writeCapacity: 500,
    assumptions: EMPTY_BUCKET,
  });
  run(world, 5);
  expect(explainKey(world, A, 0)).toMatchObject({ moreCapacityHelps: false, smallestChanges: [] });
});

test('M4, B6: at an overloaded SSD the smallest change is a faster one, and capacity does not help', () => {
  const world = fourPartitions([reads(A, 2000), reads(B, 2000)], {
    ssdLimits: true,
    assumptions: assume({ burst: { start: 'full' }, ssd: { count: 1, unitsPerSecond: 3000 } }),
  });
  run(world, 5);
  const { moreCapacityHelps, smallestChanges } = explainKey(world, A, 0);
  expect(moreCapacityHelps).toBe(false);
  expect(smallestChanges).toMatchObject([{ cause: 'ssd', kind: 'fasterSsd' }]);
  const [change] = smallestChanges;
  expect(change?.kind === 'fasterSsd' ? change.unitsPerSecond : 0).toBeCloseTo(4000, 6);
});

// ---- the counterfactual ------------------------------------------------------------------------------------

/** Refused units for a cause in the tick of the refusal, if the table had been configured so just before. */
function refusedWith(before: World, change: Partial<TableConfiguration>, key: string, cause: string): number {
  const world = cloneWorld(before);
  value(applyEdit(world, { kind: 'configureTable', lane: 0, change }));
  step(world);
  const refusal = explainKey(world, key, 0).refusals.find((one) => one.cause === cause);
  return refusal?.tick === before.tick ? refusal.refused : 0;
}

test.each([
  ['adaptive', 'tableCapacity'],
  ['fixed', 'partitionShare'],
] as const)(
  'M4 (seed 1): under %s the capacity named would have let it pass, and one unit/s less would not',
  (regime, cause) => {
    const world = makeWorld({
      collections: Object.fromEntries(KEYS.map((key) => [key, 100])),
      operations: KEYS.map((key, index) => reads(key, 20 + 7 * index)),
      arrivals: 'poisson',
      table: { regime, partitions: 4, readCapacity: 60, writeCapacity: 1, assumptions: EMPTY_BUCKET },
    });
    let checked = 0;
    for (let tick = 0; tick < 600; tick += 1) {
      const before = cloneWorld(world);
      step(world);
      const { refusals, smallestChanges } = explainKey(world, D, 0);
      const change = smallestChanges[0];
      if (change?.kind !== 'provision' || refusals[0]?.tick !== before.tick) continue;
      expect(refusedWith(before, { readCapacity: change.capacity }, D, cause)).toBeLessThan(1e-9);
      expect(refusedWith(before, { readCapacity: change.capacity - 1 }, D, cause)).toBeGreaterThan(0);
      checked += 1;
    }
    expect(checked).toBeGreaterThan(50);
  },
);

test('M4 (seed 2): with the fraction of the traffic named the hard limit would have refused nothing', () => {
  const operations = [writes(A, 1100), writes(B, 100)];
  const start = makeWorld({
    collections: { [A]: 100, [B]: 100 },
    operations,
    arrivals: 'poisson',
    seed: 2,
    table: { partitions: 4 },
  });
  const worlds: World[] = [start];
  for (let tick = 0; tick < 300; tick += 1) {
    const next = cloneWorld(worlds.at(-1) as World);
    step(next);
    worlds.push(next);
  }
  let checked = 0;
  for (const world of worlds) {
    const change = explainKey(world, A, 1).smallestChanges.find(
      (one): one is Extract<SmallestChange, { kind: 'lessTraffic' }> => one.kind === 'lessTraffic',
    );
    if (change === undefined) continue;
    // The same arrivals, of which only that fraction reaches the partition.
    const rerun = cloneWorld(worlds[change.sinceTick] as World);
    const lane = rerun.lanes[0];
    const slot = lane?.partitions.state.id.indexOf(partitionOf(rerun, A).id) ?? -1;
    for (const weight of lane?.partitions.weight ?? [])
      weight[slot] = (weight[slot] as number) * change.factor;
    const { window, windowSum } = lane?.partitions.flow[1] ?? {};
    // Before that tick the partition may have served its limit already; that is not what is asked.
    for (const column of [windowSum, ...(window ?? [])]) if (column !== undefined) column[slot] = 0;
    for (let tick = change.sinceTick; tick < world.tick; tick += 1) {
      step(rerun);
      if (tick < world.tick - 10) continue;
      expect(rerun.lanes[0]?.partitions.flow[1].hard[slot]).toBeCloseTo(
        rerun.lanes[0]?.partitions.flow[1].offered[slot] as number,
        6,
      );
    }
    checked += 1;
  }
  expect(checked).toBeGreaterThan(20);
});

// ---- the split ---------------------------------------------------------------------------------------------

function outlook(world: World, key: string): Explanation['split'] {
  return explainKey(world, key, 1).split;
}

test('M4, S2: the outlook on a split: not needed, observing, announced, and not needed again', () => {
  const other = keyIn(0, 4, 1);
  const world = makeWorld({
    collections: { [A]: 100, [other]: 100 },
    operations: [writes(A, 600), writes(other, 600), writes(B, 10)],
    table: { partitions: 4 },
  });
  run(world, 1);
  expect(outlook(world, B)).toEqual({ state: 'notNeeded' });
  expect(outlook(world, A)).toMatchObject({ state: 'observing', decideTick: 3000, hotterShare: 0.5 });
  run(world, 300);
  expect(outlook(world, A)).toEqual({ state: 'announced', doneTick: 4200, hotterShare: 0.5 });
  run(world, 130);
  expect(outlook(world, A)).toEqual({ state: 'notNeeded' });
});

test('M4, S3: the outlook names what keeps a partition from being split', () => {
  const world = run(fourPartitions([writes(A, 1500)], { localSecondaryIndex: true }), 2);
  expect(outlook(world, A)).toEqual({
    state: 'refused',
    refusal: 'localSecondaryIndex',
    key: A,
    hotterShare: 1,
  });
});

test('M4, S2: before 2017, or with the switch off, the outlook says so', () => {
  expect(outlook(run(fourPartitions([writes(A, 1500)], { regime: 'fixed' }), 2), A)).toEqual({
    state: 'off',
  });
  expect(outlook(run(fourPartitions([writes(A, 1500)], { splitForHeat: false }), 2), A)).toEqual({
    state: 'off',
  });
});

test('M4, S4: of a cut collection the part that refuses is explained', () => {
  const world = makeWorld({
    collections: { [A]: 100 },
    operations: [writes(A, 600), writes(A, 550, { name: 'log', sortKey: 'ascending' })],
    table: { partitions: 1 },
  });
  run(world, 425);
  const upper = partitionFigures(world, 0)[1]?.id;
  value(
    applyEdit(world, {
      kind: 'setTraffic',
      traffic: { arrivals: 'smooth', operations: [writes(A, 1200, { sortKey: 'ascending' })] },
    }),
  );
  run(world, 3);
  expect(explainKey(world, A, 1).partition.id).toBe(upper);
  expect(explainKey(world, A, 1).refusals).toMatchObject([{ cause: 'hardLimit' }]);
});
