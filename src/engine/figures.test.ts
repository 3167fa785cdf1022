import { expect, test } from 'vitest';
import { applyEdit } from './edits.ts';
import { hottestKeys, keyFigures, partitionFigures, ssdFigures, tableFigures } from './figures.ts';
import { step } from './step.ts';
import { DIMENSIONS, type Dimension } from './types.ts';
import type { World } from './world.ts';
import { keyIn, keysInOrder, makeWorld, problem, reads, run, sum, value, writes } from './worlds.testing.ts';

const KEYS = keysInOrder(6);
const [A = '', B = '', C = ''] = KEYS;

/** Everything at once: two hot partitions, a table that throttles, splits, drawn arrivals. */
function busy(seconds: number): World {
  const world = makeWorld({
    collections: Object.fromEntries(KEYS.map((key) => [key, 100])),
    operations: KEYS.flatMap((key, index) => [reads(key, 900 * index), writes(key, 260 * index)]),
    arrivals: 'poisson',
    table: { partitions: 3, readCapacity: 9000, writeCapacity: 2500, burst: false },
  });
  return run(world, seconds);
}

test('M2: offered is served and throttled, by cause, for the table and each partition, in a second and in all', () => {
  const world = busy(900);
  const table = tableFigures(world, 0);
  for (const dimension of DIMENSIONS) {
    expect(table.served[dimension] + sum(table.throttled[dimension])).toBeCloseTo(
      table.offered[dimension],
      6,
    );
    for (const figures of partitionFigures(world, 0)) {
      expect(figures.served[dimension] + sum(figures.throttled[dimension])).toBeCloseTo(
        figures.offered[dimension],
        6,
      );
      expect(figures.totalServed[dimension] + sum(figures.totalThrottled[dimension])).toBeCloseTo(
        figures.totalOffered[dimension],
        4,
      );
    }
  }
  expect(sum(table.throttled[1])).toBeGreaterThan(0);
});

test('M1: all figures of a table are of one second, what is left for a burst too, until it is clipped (C3)', () => {
  const world = busy(30);
  const atTheSecond = tableFigures(world, 0);
  step(world);
  expect(tableFigures(world, 0).tokens).toEqual(atTheSecond.tokens);
  expect(world.lanes[0]?.tokens).not.toEqual(atTheSecond.tokens);
  run(world, 1);
  expect(tableFigures(world, 0).tokens).toEqual(world.lanes[0]?.lastSecond?.tokens);
  const calm = makeWorld({ collections: { [A]: 100 }, operations: [reads(A, 1)], table: { partitions: 1 } });
  run(calm, 30);
  const saved = tableFigures(calm, 0).tokens;
  value(applyEdit(calm, { kind: 'configureTable', lane: 0, change: { readCapacity: 1, writeCapacity: 1 } }));
  const { tokens, tokensMost } = tableFigures(calm, 0);
  for (const dimension of DIMENSIONS) {
    expect(saved[dimension]).toBeGreaterThan(tokensMost[dimension]);
    expect(tokens[dimension]).toBe(tokensMost[dimension]);
  }
});

test('M2: the partitions add up to the table', () => {
  const world = busy(600);
  const table = tableFigures(world, 0);
  const total = (
    pick: (dimension: Dimension) => (figures: ReturnType<typeof partitionFigures>[0]) => number,
  ) => DIMENSIONS.map((dimension) => sum(partitionFigures(world, 0).map(pick(dimension))));
  const offered = total((dimension) => (figures) => figures.offered[dimension]);
  const served = total((dimension) => (figures) => figures.served[dimension]);
  for (const dimension of DIMENSIONS) {
    expect(offered[dimension]).toBeCloseTo(table.offered[dimension], 5);
    expect(served[dimension]).toBeCloseTo(table.served[dimension], 5);
  }
});

test('M2, C5: the keys add up to the table, before and after splits', () => {
  for (const seconds of [100, 900]) {
    const world = busy(seconds);
    const figures = KEYS.map((key) => value(keyFigures(world, 0, key)));
    const table = tableFigures(world, 0);
    for (const dimension of DIMENSIONS) {
      expect(sum(figures.map(({ offeredPerSecond }) => offeredPerSecond[dimension]))).toBeCloseTo(
        table.offered[dimension],
        5,
      );
      expect(sum(figures.map(({ servedPerSecond }) => servedPerSecond[dimension]))).toBeCloseTo(
        table.served[dimension],
        5,
      );
      for (const { offered, served, throttled } of figures)
        expect(served[dimension] + throttled[dimension]).toBeCloseTo(offered[dimension], 4);
    }
  }
});

test('M2: the SSDs add up to the table, and each partition is on one', () => {
  const world = busy(600);
  const ssds = ssdFigures(world, 0);
  const table = tableFigures(world, 0);
  expect(sum(ssds.map(({ unitsPerSecond }) => unitsPerSecond))).toBeCloseTo(
    table.served[0] + 3 * table.served[1],
    5,
  );
  expect(sum(ssds.map(({ bytes }) => bytes))).toBeCloseTo(table.bytes, 3);
  expect(ssds.flatMap(({ partitions }) => partitions).sort((a, b) => a - b)).toEqual(
    partitionFigures(world, 0)
      .map(({ id }) => id)
      .sort((a, b) => a - b),
  );
});

test('T1, M2: puts add their items and bytes when they are served, and only then', () => {
  const world = makeWorld({
    collections: { [A]: 100, [B]: 100 },
    operations: [
      writes(A, 40, { kind: 'PutItem', itemBytes: 3000 }),
      writes(B, 10, { kind: 'TransactWriteItems', itemBytes: 500, itemsPerRequest: 2 }),
    ],
    table: { partitions: 1, writeCapacity: 80, burst: false },
  });
  run(world, 50);
  // Asked: 120 + 40 units; half of them are served, with 2 s of tokens at the start.
  const a = value(keyFigures(world, 0, A));
  const b = value(keyFigures(world, 0, B));
  expect(a.items).toBeCloseTo(100 + a.served[1] / 3, 6);
  expect(a.bytes).toBeCloseTo(100_000 + (a.served[1] / 3) * 3000, 3);
  expect(b.items).toBeCloseTo(100 + (b.served[1] / 4) * 2, 6);
  expect(b.bytes).toBeCloseTo(100_000 + (b.served[1] / 4) * 2 * 500, 3);
  expect(a.served[1]).toBeLessThan(120 * 26);
  expect(tableFigures(world, 0).bytes).toBeCloseTo(a.bytes + b.bytes, 3);
});

test('T1: updates and deletes change no bytes', () => {
  const world = makeWorld({
    collections: { [A]: 100 },
    operations: [writes(A, 50), writes(A, 50, { name: 'deletes', kind: 'DeleteItem' })],
  });
  run(world, 60);
  expect(tableFigures(world, 0)).toMatchObject({ bytes: 100_000, keys: 1 });
  expect(value(keyFigures(world, 0, A)).items).toBe(100);
});

test('T1, U1, U2: requests are offered in units', () => {
  const world = makeWorld({
    collections: { [A]: 100 },
    operations: [
      reads(A, 10, { itemBytes: 8192, consistency: 'eventual' }),
      writes(A, 10, { kind: 'TransactWriteItems', itemBytes: 2000, itemsPerRequest: 3 }),
    ],
  });
  run(world, 1);
  expect(tableFigures(world, 0).offered[0]).toBeCloseTo(10, 9);
  expect(tableFigures(world, 0).offered[1]).toBeCloseTo(120, 9);
});

test('S2: the hottest keys come first, reads and writes weighed by their limits', () => {
  const world = makeWorld({
    collections: Object.fromEntries(KEYS.map((key) => [key, 1])),
    operations: [reads(A, 300), writes(B, 200), writes(C, 50), reads(C, 1)],
  });
  run(world, 1);
  const keys = hottestKeys(world, 0, null, 4);
  expect(keys.slice(0, 3).map(({ name }) => name)).toEqual([B, A, C]);
  expect(keys[0]?.shareOfTable).toBeCloseTo(0.2 / (0.2 + 0.1 + 0.05 + 1 / 3000), 9);
  expect(keys[0]?.offered[1]).toBeCloseTo(200, 9);
  expect(keys).toHaveLength(4);
});

test('S2: the hottest keys of one partition are its own', () => {
  const other = keyIn(3, 4, 1);
  const world = makeWorld({
    collections: { [keyIn(0, 4)]: 1, [keyIn(3, 4)]: 1, [other]: 1 },
    operations: [writes(keyIn(0, 4), 90), writes(keyIn(3, 4), 10), writes(other, 20)],
    table: { partitions: 4 },
  });
  run(world, 1);
  expect(hottestKeys(world, 0, 4, 9).map(({ name }) => name)).toEqual([other, keyIn(3, 4)]);
  expect(hottestKeys(world, 0, 99, 9)).toEqual([]);
});

test('M2: a key that is not in the table has no figures', () => {
  expect(problem(keyFigures(busy(1), 0, 'nobody'))).toContain('nobody');
});
