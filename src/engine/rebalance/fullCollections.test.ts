import { expect, test } from 'vitest';
import { applyEdit } from '../edits.ts';
import { explain } from '../explain.ts';
import { keyFigures, partitionFigures, tableFigures } from '../figures.ts';
import { COLLECTION_BYTES_MAX_WITH_LSI } from '../limits.ts';
import type { ExplainSubject, Operation } from '../types.ts';
import type { World } from '../world.ts';
import { eventsOf, keysInOrder, makeWorld, run, runUntil, sum, value, writes } from '../worlds.testing.ts';

const [FULL = '', OTHER = ''] = keysInOrder(2);

/** 10 MB short of 10 GiB. */
const NEARLY = Math.floor(COLLECTION_BYTES_MAX_WITH_LSI / 1_000_000) - 10;

/** 1 MB/s of puts to one collection, 100 puts/s to another. */
const PUTS: readonly Operation[] = [
  writes(FULL, 5, { kind: 'PutItem', itemBytes: 200_000 }),
  writes(OTHER, 10, { kind: 'PutItem', itemBytes: 1000 }),
];

function nearlyFull(operations: readonly Operation[] = PUTS, localSecondaryIndex = true): World {
  return makeWorld({
    collections: { [FULL]: NEARLY, [OTHER]: 10 },
    itemBytes: 1_000_000,
    operations,
    table: { partitions: 1, localSecondaryIndex, splitForHeat: false },
  });
}

test('S5: a collection that reaches 10 GiB takes no more items: puts are rejected, which is no throttling', () => {
  const world = nearlyFull();
  const tick = runUntil(world, 60, () => eventsOf(world, 'collectionFull').length > 0);
  expect(tick).toBe(110);
  expect(eventsOf(world, 'collectionFull')).toMatchObject([{ key: FULL, partition: 1 }]);
  run(world, 5);
  expect(tableFigures(world, 0).rejected).toBeCloseTo(5 * 196, 6);
  expect(sum(tableFigures(world, 0).throttled[1])).toBe(0);
});

test('S5, M2: a full collection keeps its bytes, the others go on growing, and offered is served and rejected', () => {
  const world = run(nearlyFull(), 20);
  const bytes = value(keyFigures(world, 0, FULL)).bytes;
  run(world, 20);
  const full = value(keyFigures(world, 0, FULL));
  expect(full.bytes).toBe(bytes);
  expect(full.bytes).toBeGreaterThanOrEqual(COLLECTION_BYTES_MAX_WITH_LSI);
  expect(full.served[1] + full.rejected).toBeCloseTo(full.offered[1], 6);
  expect(value(keyFigures(world, 0, OTHER)).bytes).toBeCloseTo(10_000_000 + 40 * 10_000, 3);
  const [partition] = partitionFigures(world, 0);
  expect(partition?.totalRejected).toBeGreaterThan(0);
  expect((partition?.totalServed[1] ?? 0) + (partition?.totalRejected ?? 0)).toBeCloseTo(
    partition?.totalOffered[1] ?? 0,
    6,
  );
});

test('S5: reads, updates and deletes of a full collection pass', () => {
  const world = nearlyFull([
    ...PUTS,
    writes(FULL, 7, { name: 'updates' }),
    writes(FULL, 3, { name: 'deletes', kind: 'DeleteItem' }),
  ]);
  run(world, 20);
  // 10 units of updates and deletes, 10 of the other key's puts.
  expect(tableFigures(world, 0).served[1]).toBeCloseTo(20, 6);
});

test('S5, C1: what is rejected uses nothing of the partition’s limit', () => {
  const world = nearlyFull([...PUTS, writes(OTHER, 990, { name: 'updates' })]);
  run(world, 5);
  expect(sum(tableFigures(world, 0).throttled[1])).toBeGreaterThan(0);
  run(world, 120);
  expect(tableFigures(world, 0).rejected).toBeGreaterThan(0);
  expect(sum(tableFigures(world, 0).throttled[1])).toBeCloseTo(0, 6);
  expect(tableFigures(world, 0).served[1]).toBeCloseTo(1000, 6);
});

test('S5: without a local secondary index nothing is rejected', () => {
  const world = run(nearlyFull(PUTS, false), 60);
  expect(eventsOf(world, 'collectionFull')).toEqual([]);
  expect(tableFigures(world, 0).rejected).toBe(0);
});

test('S5: without the index a full collection takes items again', () => {
  const world = run(nearlyFull(), 30);
  value(applyEdit(world, { kind: 'configureTable', lane: 0, change: { localSecondaryIndex: false } }));
  run(world, 5);
  expect(tableFigures(world, 0).rejected).toBe(0);
  expect(value(keyFigures(world, 0, FULL)).rejected).toBe(0);
});

test('S5, M4: the explanation of the writes says which collection is full and what is rejected for it', () => {
  const world = run(nearlyFull(), 20);
  const partition = partitionFigures(world, 0)[0]?.id ?? 0;
  const explained = (subject: ExplainSubject) => value(explain(world, subject));
  const writesHere = { lane: 0, dimension: 1 } as const;
  const rejection = { key: FULL, units: expect.closeTo(5 * 196, 6) };
  expect(explained({ kind: 'partition', partition, ...writesHere })).toMatchObject({
    rejection,
    refusals: [],
  });
  expect(explained({ kind: 'key', key: OTHER, ...writesHere })).toMatchObject({ rejection });
  expect(explained({ kind: 'partition', partition, lane: 0, dimension: 0 }).rejection).toBeNull();
  expect(run(nearlyFull(PUTS, false), 20).lanes[0]?.fullKeys.size).toBe(0);
});
