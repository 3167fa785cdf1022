import { expect, test } from 'vitest';
import { ASSUMPTIONS } from '../assumptions.ts';
import { applyEdit } from '../edits.ts';
import { tableFigures } from '../figures.ts';
import { addPoint, createSeries } from '../series.ts';
import { step } from '../step.ts';
import type { SeriesPoint } from '../types.ts';
import {
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

const EMPTY_BUCKET = ASSUMPTIONS;

/** Collections of the first key in each of `count` partitions. */
function oneKeyEach(count: number): { keys: [string, ...string[]]; collections: Record<string, number> } {
  const keys = keysInOrder(count) as [string, ...string[]];
  return { keys, collections: Object.fromEntries(keys.map((key) => [key, 10])) };
}

test('C3: an empty bucket gains the provisioned rate and holds at most 300 s of it', () => {
  const world = makeWorld({
    collections: { a: 1 },
    table: { readCapacity: 50, writeCapacity: 7, assumptions: EMPTY_BUCKET },
  });
  expect(tableFigures(world, 0).tokens).toEqual([0, 0]);
  run(world, 10);
  expect(tableFigures(world, 0).tokens[0]).toBeCloseTo(500, 9);
  expect(tableFigures(world, 0).tokens[1]).toBeCloseTo(70, 9);
  run(world, 295);
  expect(tableFigures(world, 0).tokens).toEqual([15_000, 2100]);
});

test('C3: with burst off one second is kept', () => {
  const world = makeWorld({
    collections: { a: 1 },
    table: { readCapacity: 50, writeCapacity: 7, burst: false },
  });
  run(world, 10);
  expect(tableFigures(world, 0).tokens).toEqual([50, 7]);
});

test('C3: a new table may start with a full bucket, before 2017 in each partition', () => {
  const table = { readCapacity: 40, writeCapacity: 4, partitions: 4, regime: 'fixed' } as const;
  const world = makeWorld({ collections: { a: 1 }, table });
  const { readTokens, writeTokens } = world.lanes[0]?.partitions.state ?? {};
  expect(readTokens).toEqual(new Float64Array(4).fill(3000));
  expect(writeTokens).toEqual(new Float64Array(4).fill(300));
});

test('C3, C4: refused units cost no tokens: what flows in is served, however much is asked', () => {
  const { keys, collections } = oneKeyEach(4);
  const world = makeWorld({
    collections,
    operations: keys.map((key) => reads(key, 700)),
    table: { readCapacity: 100, writeCapacity: 1, partitions: 4, assumptions: EMPTY_BUCKET },
  });
  run(world, 20);
  expect(tableFigures(world, 0).served[0]).toBeCloseTo(100, 9);
  expect(tableFigures(world, 0).tokens[0]).toBeCloseTo(0, 9);
});

test.each([
  [10, 20, 300],
  [50, 65, 1000],
  [100, 400, 100],
  [1000, 1500, 600],
])(
  'C3, O-22: a full bucket at %d units/s lasts 300 C / (R − C) under %d units/s: %d s',
  (rate, asked, seconds) => {
    const world = makeWorld({
      collections: { a: 10 },
      operations: [reads('a', asked)],
      table: { readCapacity: rate, writeCapacity: 1 },
    });
    expect((300 * rate) / (asked - rate)).toBe(seconds);
    const tick = runUntil(world, seconds + 10, () => world.events.length > 0);
    // The tick that refuses first is the first one after that time.
    expect(Math.abs(tick - (10 * seconds + 1))).toBeLessThanOrEqual(1);
    expect(eventsOf(world, 'throttlingBegan')[0]).toMatchObject({
      partition: null,
      cause: 'tableCapacity',
      reason: 'TableReadProvisionedThroughputExceeded',
      limit: rate,
    });
  },
);

test('C3, O-20: before 2017 a full bucket of 100 units/s bears 150 for 600 s, then 50/s are refused', () => {
  const { keys, collections } = oneKeyEach(4);
  const world = makeWorld({
    collections,
    operations: keys.map((key, index) => writes(key, index === 3 ? 150 : 50)),
    table: { regime: 'fixed', readCapacity: 4, writeCapacity: 400, partitions: 4 },
  });
  run(world, 600);
  expect(world.events).toEqual([]);
  step(world);
  expect(eventsOf(world, 'throttlingBegan')).toMatchObject([
    {
      tick: 6000,
      partition: 4,
      cause: 'partitionShare',
      reason: 'TableWriteKeyRangeThroughputExceeded',
      limit: 100,
    },
  ]);
  run(world, 10);
  expect(sum(partitionOf(world, keys[3] as string).throttled[1])).toBeCloseTo(50, 9);
});

test('C3, M1, O-24: 3,600 units in one second use up a minute of 60 write units/s; the next minute throttles at an average of 60', () => {
  const { keys, collections } = oneKeyEach(4);
  const world = makeWorld({
    collections,
    operations: keys.flatMap((key) => [
      // 3,600 in the last second of the first minute, over four partitions that serve up to 1,000 each.
      writes(key, 900, { name: `spike ${key}`, pattern: only([59, 60]) }),
      writes(key, 20, { name: `rest ${key}`, pattern: only([60, 120]) }),
    ]),
    table: { readCapacity: 1, writeCapacity: 60, partitions: 4, assumptions: EMPTY_BUCKET },
  });
  const kept = createSeries();
  for (let second = 0; second < 120; second += 1) {
    run(world, 1);
    addPoint(kept, world.lanes[0]?.lastSecond as SeriesPoint);
  }
  const [first, next] = kept.minutes as [SeriesPoint, SeriesPoint];
  expect(kept.seconds[59]?.served[1]).toBeCloseTo(3600, 6);
  expect(first.served[1] / 60).toBeCloseTo(60, 6);
  expect(sum(first.throttled[1])).toBeCloseTo(0, 6);
  expect(next.served[1] / 60).toBeCloseTo(60, 6);
  expect(sum(next.throttled[1]) / 60).toBeCloseTo(20, 6);
});

test('C3, O-41b: 2,000 units on 5 write units/s with a full bucket take 100 s (band: 75.1 s to 133.8 s, as measured)', () => {
  const world = makeWorld({
    collections: { a: 10 },
    operations: [writes('a', 900)],
    table: { readCapacity: 5, writeCapacity: 5 },
  });
  let served = 0;
  const tick = runUntil(world, 200, () => {
    served += world.lanes[0]?.partitions.flow[1].granted[0] ?? 0;
    return served >= 2000 - 1e-6;
  });
  expect(tick).toBe(1000);
  expect(tick / 10).toBeGreaterThan(75.1);
  expect(tick / 10).toBeLessThan(133.8);
});

test.each([1, 2, 3])(
  'C3, T6, O-44 (seed %d): 6 units/s bear 8.05 for 5 minutes (band: first refusal after 13 to 17 minutes)',
  (seed) => {
    const world = makeWorld({
      collections: { a: 10 },
      operations: [reads('a', 8.05)],
      arrivals: 'poisson',
      seed,
      table: { readCapacity: 6, writeCapacity: 1 },
    });
    const tick = runUntil(world, 1200, () => world.events.length > 0);
    expect(tick / 600).toBeGreaterThan(13);
    expect(tick / 600).toBeLessThan(17);
  },
);

test('C3, O-46: one write of 400 KB passes 5 write units/s through burst only (band: over 99 % of it with, under 5 % without)', () => {
  const servedShare = (burst: boolean): number => {
    const world = makeWorld({
      collections: { a: 10 },
      operations: [writes('a', 10, { itemBytes: 400 * 1024, pattern: only([1, 1.1]) })],
      table: { readCapacity: 5, writeCapacity: 5, burst },
    });
    run(world, 2);
    expect(tableFigures(world, 0).offered[1]).toBeCloseTo(400, 6);
    return tableFigures(world, 0).served[1] / tableFigures(world, 0).offered[1];
  };
  expect(servedShare(true)).toBeGreaterThan(0.99);
  expect(servedShare(false)).toBeLessThan(0.05);
});

test('C3: lowering the capacity clips the bucket, raising it fills nothing', () => {
  const world = makeWorld({ collections: { a: 10 }, table: { readCapacity: 100, writeCapacity: 10 } });
  value(
    applyEdit(world, { kind: 'configureTable', lane: 0, change: { readCapacity: 20, writeCapacity: 50 } }),
  );
  expect(tableFigures(world, 0).tokens).toEqual([6000, 3000]);
});

test('C3: a change of regime hands the tokens over, from the table to the partitions and back', () => {
  const world = makeWorld({
    collections: { a: 10 },
    table: { readCapacity: 100, writeCapacity: 10, partitions: 4 },
  });
  const tokens = (): unknown => tableFigures(world, 0).tokens;
  value(applyEdit(world, { kind: 'configureTable', lane: 0, change: { regime: 'fixed' } }));
  expect(world.lanes[0]?.partitions.state.readTokens.slice(0, 4)).toEqual(new Float64Array(4).fill(7500));
  expect(tokens()).toEqual([30_000, 3000]);
  value(applyEdit(world, { kind: 'configureTable', lane: 0, change: { regime: 'adaptive' } }));
  expect(world.lanes[0]?.tokens).toEqual([30_000, 3000]);
});

test('C3 (seed 1): under any load, in both regimes, tokens stay between nothing and 300 s of the rate', () => {
  for (const regime of ['adaptive', 'fixed'] as const) {
    const world = makeWorld({
      collections: { [keyIn(0, 2)]: 10, [keyIn(1, 2)]: 10 },
      operations: [reads(keyIn(0, 2), 60, { pattern: only([20, 30], [50, 400]) }), reads(keyIn(1, 2), 20)],
      arrivals: 'poisson',
      table: { regime, readCapacity: 50, writeCapacity: 1, partitions: 2, assumptions: EMPTY_BUCKET },
    });
    for (let tick = 0; tick < 4000; tick += 1) {
      step(world);
      expect(tableFigures(world, 0).tokens[0]).toBeGreaterThanOrEqual(0);
      expect(tableFigures(world, 0).tokens[0]).toBeLessThanOrEqual(15_000);
    }
  }
});
