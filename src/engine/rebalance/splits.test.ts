import { expect, test } from 'vitest';
import { applyEdit } from '../edits.ts';
import { explain } from '../explain.ts';
import { keyFigures, partitionFigures, tableFigures } from '../figures.ts';
import { PARTITION_BYTES } from '../limits.ts';
import { step } from '../step.ts';
import type { Operation, TableConfiguration } from '../types.ts';
import type { World } from '../world.ts';
import {
  assume,
  eventsOf,
  keyIn,
  keysInOrder,
  makeWorld,
  only,
  partitionOf,
  reads,
  run,
  runUntil,
  sum,
  value,
  writes,
} from '../worlds.testing.ts';

/** Keys in ascending order of their positions, all in the one partition of the table. */
const KEYS = keysInOrder(8);
const [A = '', B = '', C = '', D = ''] = KEYS;

function onePartition(operations: readonly Operation[], table: Partial<TableConfiguration> = {}): World {
  return makeWorld({
    collections: Object.fromEntries(KEYS.map((key) => [key, 100])),
    operations,
    table: { partitions: 1, ...table },
  });
}

// ---- S2: when ----------------------------------------------------------------------------------------------

test('S2: a partition that serves 90 % of its write limit for 300 s is split 120 s later, without ever throttling', () => {
  const world = onePartition([writes(A, 450), writes(B, 450.001)]);
  const announced = runUntil(world, 301, () => world.events.length > 0);
  expect(announced).toBe(3000);
  expect(eventsOf(world, 'splitAnnounced')).toMatchObject([
    { tick: 3000, partition: 1, why: 'heat', doneTick: 4200, cutKey: null },
  ]);
  run(world, 120);
  expect(eventsOf(world, 'splitDone')).toMatchObject([{ tick: 4200, partition: 1, children: [2, 3] }]);
  expect(world.events).toHaveLength(2);
});

test('S2: below 90 % it is never split', () => {
  const world = run(onePartition([writes(A, 450), writes(B, 449)]), 900);
  expect(world.events).toEqual([]);
});

test('S2: reads count by their own limit: 90 % of 3,000', () => {
  expect(eventsOf(run(onePartition([reads(A, 1350), reads(B, 1351)]), 301), 'splitAnnounced')).toHaveLength(
    1,
  );
  expect(run(onePartition([reads(A, 1350), reads(B, 1340)]), 900).events).toEqual([]);
});

/** 1,100 writes/s for so many of every ten seconds. */
function onAndOff(secondsOn: number): Operation[] {
  const pattern = only(
    ...Array.from({ length: 90 }, (_, round) => [10 * round, 10 * round + secondsOn] as const),
  );
  return [writes(A, 550, { pattern }), writes(B, 550, { pattern })];
}

test('S2: a partition that is refused in 80 % of the seconds is split although it serves less than 90 % on average', () => {
  const world = run(onePartition(onAndOff(8)), 301);
  expect(eventsOf(world, 'splitAnnounced')).toMatchObject([{ tick: 3000 }]);
});

test('S2: a partition that is refused in 70 % of the seconds is not', () => {
  const world = run(onePartition(onAndOff(7)), 900);
  expect(eventsOf(world, 'throttlingBegan').length).toBeGreaterThan(0);
  expect(eventsOf(world, 'splitAnnounced')).toEqual([]);
});

test('S2: what the table’s capacity refuses never leads to a split', () => {
  const world = run(
    onePartition([writes(A, 600), writes(B, 390)], { writeCapacity: 100, burst: false }),
    900,
  );
  expect(tableFigures(world, 0).throttled[1][2]).toBeGreaterThan(800);
  expect(eventsOf(world, 'splitAnnounced')).toEqual([]);
});

test.each([
  ['before 2017', { regime: 'fixed' }],
  ['with the switch off', { splitForHeat: false }],
] as const)('S2: %s nothing is split for heat', (_, table) => {
  const world = run(onePartition([writes(A, 600), writes(B, 600)], table), 900);
  expect(eventsOf(world, 'splitAnnounced')).toEqual([]);
});

test('S2: until the children replace the parent they have one limit together, afterwards one each', () => {
  const world = onePartition([writes(A, 800), writes(B, 800)]);
  run(world, 419);
  expect(tableFigures(world, 0).served[1]).toBeCloseTo(1000, 6);
  run(world, 1);
  expect(partitionFigures(world, 0)).toHaveLength(2);
  run(world, 1);
  // The first second: the window of the parent is still there, shared out; then both serve all.
  run(world, 2);
  expect(tableFigures(world, 0).served[1]).toBeCloseTo(1600, 6);
});

test('S2, C1: right after the split the children together have no more than the limit of the parent', () => {
  const world = onePartition([writes(A, 800), writes(B, 800)]);
  run(world, 420);
  const { window } = world.lanes[0]?.partitions.flow[1] ?? { window: [] };
  const inWindow = (slot: number): number => sum(window.map((column) => column[slot] as number));
  expect(inWindow(0)).toBeCloseTo(500, 6);
  expect(inWindow(1)).toBeCloseTo(500, 6);
});

test('M2, M4: at the moment of a split a child shows what was served, and no refusal of its parent as its own', () => {
  const world = onePartition([writes(A, 800), writes(B, 700)]);
  run(world, 419);
  const [parent] = partitionFigures(world, 0);
  expect(sum(parent?.throttled[1] ?? [])).toBeCloseTo(500, 6);
  run(world, 1);
  const children = partitionFigures(world, 0);
  expect(children.map(({ id }) => id)).toEqual([2, 3]);
  for (const { id, offered, served, throttled, totalOffered } of children) {
    expect(offered[1]).toBeCloseTo(served[1], 9);
    expect(sum(throttled[1])).toBe(0);
    expect(totalOffered[1]).toBe(0);
    const explained = value(explain(world, { kind: 'partition', lane: 0, partition: id, dimension: 1 }));
    expect(explained).toMatchObject({ refusals: [], smallestChanges: [], throttledByCause: [0, 0, 0, 0] });
    expect(explained.offered).toBe(offered[1]);
    expect(explained.split).toEqual({ state: 'notNeeded' });
  }
  expect(sum(children.map(({ served }) => served[1]))).toBeCloseTo(1000, 6);
  // The second as the table and the keys saw it stays what it was.
  expect(sum(tableFigures(world, 0).throttled[1])).toBeCloseTo(500, 6);
  const key = value(keyFigures(world, 0, A));
  expect([key.offeredPerSecond[1], key.servedPerSecond[1]]).toEqual([
    expect.closeTo(800, 6),
    expect.closeTo(800 / 1.5, 6),
  ]);
  run(world, 1);
  for (const [index, { offered }] of partitionFigures(world, 0).entries())
    expect(offered[1]).toBeCloseTo([800, 700][index] ?? 0, 6);
});

test('M2, P3: what was refused in a second before a doubling within it is not what the children refused', () => {
  const world = onePartition([writes(A, 800), writes(B, 700)], { writeCapacity: 1000 });
  run(world, 20);
  for (let tick = 0; tick < 5; tick += 1) step(world);
  value(applyEdit(world, { kind: 'configureTable', lane: 0, change: { writeCapacity: 4000 } }));
  const refusedBy = () => partitionFigures(world, 0).map(({ throttled }) => sum(throttled[1]));
  expect(refusedBy().every((units) => units === 0)).toBe(true);
  const refusalsOf = (partition: number) =>
    value(explain(world, { kind: 'partition', lane: 0, partition, dimension: 1 })).refusals;
  const children = partitionFigures(world, 0).map(({ id }) => id);
  expect(children.flatMap(refusalsOf)).toEqual([]);
  for (let tick = 0; tick < 5; tick += 1) step(world);
  for (const { offered, served, throttled } of partitionFigures(world, 0))
    expect(served[1] + sum(throttled[1])).toBeCloseTo(offered[1], 9);
});

test('M3: of the children the one that refuses begins a stretch of throttling of its own, the idle ones none', () => {
  const world = onePartition([writes(A, 1500)], { writeCapacity: 1000, splitForHeat: false });
  run(world, 20);
  value(applyEdit(world, { kind: 'configureTable', lane: 0, change: { writeCapacity: 2000 } }));
  run(world, 20);
  expect(partitionFigures(world, 0).length).toBeGreaterThan(1);
  expect(eventsOf(world, 'throttlingBegan').map(({ partition }) => partition)).toEqual([
    1,
    partitionOf(world, A).id,
  ]);
  expect(
    eventsOf(world, 'throttlingEnded').map(({ partition, because }) => ({ partition, because })),
  ).toEqual([{ partition: 1, because: 'split' }]);
});

test('S2: a child is observed for 300 s of its own before it is split again', () => {
  const world = onePartition([A, B, C, D].map((key) => writes(key, 1100)));
  run(world, 1200);
  const done = eventsOf(world, 'splitDone').map(({ tick, children }) => [tick, children]);
  // The children of tick 4200 are announced at 7200 and split at 8400; by then each key has a partition.
  expect(done).toEqual([
    [4200, [2, 3]],
    [8400, [4, 5]],
    [8400, [6, 7]],
  ]);
});

test('S2: the length of the observation and of the split are the experiment’s', () => {
  const assumptions = assume({ burst: { start: 'full' }, split: { observeSeconds: 60, splitSeconds: 30 } });
  const world = run(onePartition([writes(A, 600), writes(B, 600)], { assumptions }), 100);
  expect(eventsOf(world, 'splitAnnounced')).toMatchObject([{ tick: 600, doneTick: 900 }]);
  expect(eventsOf(world, 'splitDone')).toMatchObject([{ tick: 900 }]);
});

test('S2: a load that moves on is not split for: the observation must be complete', () => {
  const world = run(onePartition([writes(A, 600, { pattern: only([0, 200]) }), writes(B, 500)]), 900);
  expect(eventsOf(world, 'splitAnnounced')).toEqual([]);
});

// ---- S2: where ---------------------------------------------------------------------------------------------

test('S2: the cut lies where the hotter child is coolest, reads and writes weighed by their limits', () => {
  // Heat: A 0.5 (reads), B 0.2, C 0.35, D 0.15; the best cut leaves 0.7 of 1.2 below.
  const world = onePartition([
    reads(A, 1500),
    writes(B, 200),
    writes(C, 350),
    reads(C, 0.001),
    writes(D, 370),
  ]);
  run(world, 301);
  const [announced] = eventsOf(world, 'splitAnnounced');
  expect(announced?.hotterShare).toBeCloseTo(0.72 / 1.42, 4);
  expect(announced?.cutKey).toBe(null);
  run(world, 120);
  expect(partitionOf(world, B).id).toBe(2);
  expect(partitionOf(world, C).id).toBe(3);
});

test('S2: refused traffic is part of the heat', () => {
  // Served of A and B is the same fraction of what is asked; the cut must see 3,000 against 500 + 500.
  const world = run(onePartition([writes(A, 3000), writes(B, 500), writes(C, 500)]), 301);
  expect(eventsOf(world, 'splitAnnounced')).toMatchObject([{ cutKey: A }]);
});

// ---- S3 ----------------------------------------------------------------------------------------------------

test('S3: a lone hot key without a sort key is refused, once, by name', () => {
  const world = run(onePartition([writes(A, 1500)], { sortKey: null }), 1800);
  expect(eventsOf(world, 'splitRefused')).toMatchObject([
    { tick: 3000, partition: 1, why: 'heat', refusal: 'singleItem', key: A, hotterShare: 1 },
  ]);
  expect(eventsOf(world, 'splitAnnounced')).toEqual([]);
});

test('S3: a cut that takes off less than 5 % is refused, one that takes off 6 % is made', () => {
  const withNeighbour = (units: number): World =>
    run(onePartition([writes(A, 1500 - units), writes(B, units)], { sortKey: null }), 301);
  expect(eventsOf(withNeighbour(60), 'splitRefused')).toMatchObject([{ hotterShare: 0.96, key: A }]);
  const [announced] = eventsOf(withNeighbour(90), 'splitAnnounced');
  expect(announced?.hotterShare).toBeCloseTo(0.94, 9);
});

test('S3: splits isolate a hot key from its neighbours, and then there is nothing more to do', () => {
  const world = onePartition([writes(B, 1500), ...[A, C, D].map((key) => writes(key, 200))], {
    sortKey: null,
  });
  run(world, 3600);
  const alone = partitionOf(world, B);
  expect(alone.keys).toBe(1);
  expect(alone.served[1]).toBeCloseTo(1000, 6);
  for (const key of [A, C, D]) expect(partitionOf(world, key).served[1]).toBeGreaterThan(199);
  expect(eventsOf(world, 'splitRefused').at(-1)).toMatchObject({ refusal: 'singleItem', key: B });
});

test('S3, M3: a refusal is reported again after the partition was cool in between', () => {
  // In the second stretch 240 of 300 seconds (80 %) have refused when 240 are over.
  const pattern = only([0, 400], [1000, 1400]);
  const world = run(onePartition([writes(A, 1500, { pattern })], { sortKey: null }), 1500);
  expect(eventsOf(world, 'splitRefused').map(({ tick }) => tick)).toEqual([3000, 12_400]);
});

test('S3, S4: a table that is configured anew is judged anew, and what it refuses is reported again', () => {
  const world = run(onePartition([writes(A, 1500)], { keepCollectionsWhole: true }), 400);
  expect(eventsOf(world, 'splitRefused')).toMatchObject([{ refusal: 'keepCollectionsWhole' }]);
  value(applyEdit(world, { kind: 'configureTable', lane: 0, change: { burst: false } }));
  run(world, 10);
  expect(eventsOf(world, 'splitRefused')).toHaveLength(2);
  value(applyEdit(world, { kind: 'configureTable', lane: 0, change: { keepCollectionsWhole: false } }));
  run(world, 10);
  expect(eventsOf(world, 'splitAnnounced')).toMatchObject([{ cutKey: A }]);
});

// ---- S4, S6 ------------------------------------------------------------------------------------------------

test('S4: a hot key with random sort keys is cut in the middle and then served in both parts', () => {
  const world = onePartition([writes(A, 1700)]);
  run(world, 310);
  expect(partitionOf(world, A).served[1]).toBeCloseTo(1000, 6);
  expect(eventsOf(world, 'splitAnnounced')).toMatchObject([
    { cutKey: A, at: { sort: 0.5 }, hotterShare: 0.5 },
  ]);
  run(world, 130);
  expect(tableFigures(world, 0).served[1]).toBeCloseTo(1700, 6);
  expect(tableFigures(world, 0).throttled[1]).toEqual([0, 0, 0, 0]);
});

test.each([
  ['with a local secondary index', { localSecondaryIndex: true }, 'random', 'localSecondaryIndex'],
  ['while collections are kept whole (S6)', { keepCollectionsWhole: true }, 'random', 'keepCollectionsWhole'],
  ['with ascending sort keys', {}, 'ascending', 'sequentialAccess'],
  ['with the newest items most', {}, 'latest', 'sequentialAccess'],
] as const)('S4, S6: %s it is never cut and stays at 1,000', (_, table, sortKey, refusal) => {
  const world = run(onePartition([writes(A, 1700, { sortKey })], table), 1800);
  expect(eventsOf(world, 'splitRefused')).toMatchObject([{ refusal, key: A }]);
  expect(partitionFigures(world, 0)).toHaveLength(1);
  expect(tableFigures(world, 0).served[1]).toBeCloseTo(1000, 6);
});

test('S4, S6: neither keeps two hot keys from being parted', () => {
  for (const table of [{ localSecondaryIndex: true }, { keepCollectionsWhole: true }]) {
    const world = run(onePartition([writes(A, 900), writes(B, 900)], table), 430);
    expect(tableFigures(world, 0).served[1]).toBeCloseTo(1800, 6);
  }
});

test('S4: from half of its heat on sequential traffic keeps a collection whole', () => {
  const mixed = (ascending: number): World =>
    run(
      onePartition([
        writes(A, 1000 - ascending),
        writes(A, ascending, { name: 'log', sortKey: 'ascending' }),
      ]),
      301,
    );
  expect(eventsOf(mixed(500), 'splitRefused')).toMatchObject([{ refusal: 'sequentialAccess' }]);
  const [announced] = eventsOf(mixed(490), 'splitAnnounced');
  // 510 are spread over the order and 490 at its end: 500 of 510 lie below the middle of the heat.
  expect(announced?.at.sort).toBeCloseTo(500 / 510, 2);
});

test('S4: each further cut halves the part that is hot, and the same key then lies in four partitions', () => {
  const world = run(onePartition([writes(A, 3500)]), 1300);
  expect(eventsOf(world, 'splitDone')).toHaveLength(3);
  expect(partitionFigures(world, 0).map(({ range }) => range.start.sort)).toEqual([0, 0.25, 0.5, 0.75]);
  expect(tableFigures(world, 0).served[1]).toBeCloseTo(3500, 6);
});

// ---- S1 ----------------------------------------------------------------------------------------------------

/** A partition that holds 10 GiB less 20 MB and takes 1 MB/s of puts. */
function nearlyFull(collections: Record<string, number>, table: Partial<TableConfiguration> = {}): World {
  const key = Object.keys(collections)[0] as string;
  return makeWorld({
    collections,
    itemBytes: 1_000_000,
    operations: [writes(key, 5, { kind: 'PutItem', itemBytes: 200_000 })],
    table: { partitions: 1, splitForHeat: false, ...table },
  });
}

const NEARLY = Math.floor(PARTITION_BYTES / 1_000_000) - 20;

test('S1: a partition that reaches 10 GiB is split at the middle of its bytes, and none are lost', () => {
  const world = nearlyFull({ [A]: NEARLY / 2 - (NEARLY % 2) / 2, [B]: Math.ceil(NEARLY / 2) });
  const announced = runUntil(world, 60, () => world.events.length > 0);
  expect(eventsOf(world, 'splitAnnounced')).toMatchObject([{ why: 'size', cutKey: null }]);
  // 20 MB and the rest of the last MB are missing, at 1 MB/s.
  expect(announced).toBe(210);
  run(world, 120);
  const bytes = partitionFigures(world, 0).map((figures) => figures.bytes);
  expect(bytes).toHaveLength(2);
  expect(sum(bytes)).toBeCloseTo(NEARLY * 1e6 + 141e6, 0);
  expect(partitionOf(world, A).id).not.toBe(partitionOf(world, B).id);
});

test('S1: a single collection is cut inside, by sort key', () => {
  const world = run(nearlyFull({ [A]: NEARLY }), 150);
  expect(eventsOf(world, 'splitDone')).toMatchObject([{ why: 'size', cutKey: A, at: { sort: 0.5 } }]);
});

test('S1, S4: even a collection that is only written at its end is cut for size', () => {
  const world = makeWorld({
    collections: { [A]: NEARLY },
    itemBytes: 1_000_000,
    operations: [writes(A, 5, { kind: 'PutItem', itemBytes: 200_000, sortKey: 'ascending' })],
    table: { partitions: 1 },
  });
  run(world, 150);
  expect(eventsOf(world, 'splitDone')).toMatchObject([{ why: 'size', cutKey: A }]);
});

test.each([
  ['without a sort key', { sortKey: null }, 'singleItem'],
  ['with a local secondary index', { localSecondaryIndex: true }, 'localSecondaryIndex'],
  ['while collections are kept whole', { keepCollectionsWhole: true }, 'keepCollectionsWhole'],
] as const)('S1, S6: %s a single collection is not cut, and the partition grows', (_, table, refusal) => {
  const world = run(nearlyFull({ [A]: NEARLY }, table), 300);
  expect(eventsOf(world, 'splitRefused')).toMatchObject([{ why: 'size', refusal, key: A }]);
  expect(partitionFigures(world, 0)).toHaveLength(1);
});

test('S1: a table that starts with 25 GB in one collection has been cut before tick 0', () => {
  const world = makeWorld({ collections: { [A]: 25_000 }, itemBytes: 1_000_000, table: { partitions: 1 } });
  const figures = partitionFigures(world, 0);
  expect(world.events).toEqual([]);
  expect(figures).toHaveLength(4);
  for (const { bytes } of figures) expect(bytes).toBeLessThanOrEqual(PARTITION_BYTES);
  expect(sum(figures.map(({ bytes }) => bytes))).toBeCloseTo(25e9, 0);
});

test('S1: exactly 10 GiB at the start need no cut', () => {
  const world = makeWorld({ collections: { [A]: 10 }, itemBytes: 2 ** 30, table: { partitions: 1 } });
  expect(partitionFigures(world, 0)).toHaveLength(1);
});

test('S1, C2: before 2017 a split for size halves the share of the children and leaves the others theirs', () => {
  const keys = [keyIn(0, 2), keyIn(0, 2, 1), keyIn(1, 2)] as const;
  const world = makeWorld({
    collections: { [keys[0]]: 6000, [keys[1]]: 6000, [keys[2]]: 10 },
    itemBytes: 1_000_000,
    table: { partitions: 2, regime: 'fixed', readCapacity: 1000, writeCapacity: 100 },
  });
  expect(partitionFigures(world, 0).map(({ share }) => share)).toEqual([
    [250, 25],
    [250, 25],
    [500, 50],
  ]);
});

test('S2, M4: the outlook names the tick of the decision that then comes', () => {
  const world = run(onePartition([writes(A, 600), writes(B, 600)]), 20);
  const outlook = value(explain(world, { kind: 'partition', lane: 0, partition: 1, dimension: 1 })).split;
  expect(outlook).toMatchObject({ state: 'observing', decideTick: 3000, hotterShare: 0.5 });
  run(world, 280);
  expect(eventsOf(world, 'splitAnnounced')).toMatchObject([{ tick: 3000 }]);
});
