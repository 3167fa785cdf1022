import { expect, test } from 'vitest';
import { ASSUMPTIONS } from '../assumptions.ts';
import { explain } from '../explain.ts';
import { keyFigures, partitionFigures, ssdFigures, tableFigures } from '../figures.ts';
import { step } from '../step.ts';
import type { CapacityRegime, Dimension } from '../types.ts';
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

const HARD = 0;
const SHARE = 1;
const TABLE = 2;
const SSD = 3;

/** One key in each of four partitions. */
const KEYS = keysInOrder(4) as [string, string, string, string];
const COLLECTIONS = Object.fromEntries(KEYS.map((key) => [key, 10]));

/** Units served in the tick that was just computed. */
function granted(world: World, dimension: Dimension, slot = 0): number {
  return world.lanes[0]?.partitions.flow[dimension].granted[slot] ?? Number.NaN;
}

// ---- C1 ----------------------------------------------------------------------------------------------------

test.each([
  ['3,000 read', 0, 3000],
  ['1,000 write', 1, 1000],
] as const)(
  'C1 (seed 1): a partition serves %s units in any ten ticks, and no more, whatever is asked',
  (_, dimension, limit) => {
    const world = makeWorld({
      collections: { a: 10 },
      operations: [
        reads('a', 4500, { pattern: only([1.3, 4.7], [6, 60]) }),
        writes('a', 1500, { pattern: only([1.3, 4.7], [6, 60]) }),
      ],
      arrivals: 'poisson',
      table: { readCapacity: 40_000, writeCapacity: 40_000, partitions: 1 },
    });
    const served: number[] = [];
    let most = 0;
    for (let tick = 0; tick < 600; tick += 1) {
      step(world);
      served.push(granted(world, dimension));
      most = Math.max(most, sum(served.slice(-10)));
    }
    expect(most).toBeGreaterThan(limit - 1e-6);
    expect(most).toBeLessThan(limit + 1e-6);
  },
);

test('C1: a partition that spends its second in one tick serves nothing for the nine that follow', () => {
  const world = makeWorld({
    collections: { a: 10 },
    operations: [reads('a', 30_000, { pattern: only([1, 100]) })],
    table: { readCapacity: 40_000, writeCapacity: 1, partitions: 1 },
  });
  run(world, 1);
  const served = Array.from({ length: 21 }, () => {
    step(world);
    return Math.round(granted(world, 0));
  });
  expect(served).toEqual([3000, ...new Array(9).fill(0), 3000, ...new Array(9).fill(0), 3000]);
});

test('C1: reads and writes are limited independently', () => {
  const world = makeWorld({
    collections: { a: 10 },
    operations: [reads('a', 3000), writes('a', 1600)],
    table: { readCapacity: 12_000, writeCapacity: 12_000, partitions: 4 },
  });
  run(world, 5);
  expect(partitionOf(world, 'a').served[0]).toBeCloseTo(3000, 6);
  expect(partitionOf(world, 'a').served[1]).toBeCloseTo(1000, 6);
});

test.each([
  ['adaptive', 11_000],
  ['adaptive', 40_000],
  ['fixed', 40_000],
] as const)(
  'C1: under %s with %d read units/s provisioned a partition that wants 3,500 is served 3,000',
  (regime, readCapacity) => {
    const world = makeWorld({
      collections: COLLECTIONS,
      operations: KEYS.map((key, index) => reads(key, index === 0 ? 3500 : 200)),
      table: { regime, readCapacity, writeCapacity: 40, partitions: 4 },
    });
    run(world, 30);
    const hot = partitionOf(world, KEYS[0]);
    expect(hot.served[0]).toBeCloseTo(3000, 6);
    expect(hot.throttled[0][HARD]).toBeCloseTo(500, 6);
    expect(sum(tableFigures(world, 0).throttled[0])).toBeCloseTo(500, 6);
    expect(eventsOf(world, 'throttlingBegan')).toMatchObject([
      { cause: 'hardLimit', reason: 'TableReadKeyRangeThroughputExceeded', limit: 3000 },
    ]);
  },
);

test.each([
  ['3,000 reads', reads, 0, 3500],
  ['1,000 writes', writes, 1, 1200],
] as const)(
  'C1, M2, O-26: a key at %s/s for a minute has used 180,000, a write counting 3',
  (_, ask, dimension, asked) => {
    const world = makeWorld({ collections: { a: 10 }, operations: [ask('a', asked)] });
    run(world, 60);
    const { served } = value(keyFigures(world, 0, 'a'));
    expect(served[dimension] * (dimension === 0 ? 1 : 3)).toBeCloseTo(180_000, 4);
  },
);

test('C1, S4, O-36: one key loaded in sort-key order is served 1,000 write units/s for 30 minutes (band: 2 % each second)', () => {
  const world = makeWorld({
    collections: { a: 10 },
    operations: [writes('a', 4000, { kind: 'PutItem', sortKey: 'ascending' })],
    arrivals: 'poisson',
    table: { partitions: 4 },
  });
  for (let second = 0; second < 1800; second += 1) {
    run(world, 1);
    expect(Math.abs(tableFigures(world, 0).served[1] - 1000)).toBeLessThan(20);
  }
  expect(eventsOf(world, 'splitRefused')).toMatchObject([{ refusal: 'sequentialAccess', key: 'a' }]);
});

// ---- C2, C4: who gates -------------------------------------------------------------------------------------

function fiftyFiftyFifty150(regime: CapacityRegime): World {
  return makeWorld({
    collections: COLLECTIONS,
    operations: KEYS.map((key, index) => writes(key, index === 3 ? 150 : 50)),
    table: { regime, readCapacity: 4, writeCapacity: 400, partitions: 4, assumptions: ASSUMPTIONS },
  });
}

test('C2, C4, O-19: 50, 50, 50 and 150 of 4 × 100 write units/s are all admitted today', () => {
  const world = run(fiftyFiftyFifty150('adaptive'), 900);
  expect(tableFigures(world, 0).served[1]).toBeCloseTo(300, 9);
  expect(world.events).toEqual([]);
});

test('C2, C4, O-19: before 2017 the fourth partition is served 100 and refused 50, the others are served', () => {
  const world = run(fiftyFiftyFifty150('fixed'), 900);
  const served = KEYS.map((key) => Math.round(partitionOf(world, key).served[1] * 1e6) / 1e6);
  expect(served).toEqual([50, 50, 50, 100]);
  expect(partitionOf(world, KEYS[3]).throttled[1][SHARE]).toBeCloseTo(50, 6);
  expect(eventsOf(world, 'throttlingBegan')).toMatchObject([
    { cause: 'partitionShare', reason: 'TableWriteKeyRangeThroughputExceeded', limit: 100 },
  ]);
});

test('C2, O-45: 20,000 read units/s on 10 partitions before 2017 are 2,000 each (band: a hot item is served 2,000 ± 1 %)', () => {
  const [hot = '', ...rest] = keysInOrder(10);
  const world = makeWorld({
    collections: Object.fromEntries([hot, ...rest].map((key) => [key, 10])),
    operations: [reads(hot, 2800), ...rest.map((key) => reads(key, 300))],
    arrivals: 'poisson',
    table: {
      regime: 'fixed',
      readCapacity: 20_000,
      writeCapacity: 10,
      partitions: 10,
      assumptions: ASSUMPTIONS,
    },
  });
  run(world, 60);
  let served = 0;
  for (let second = 0; second < 60; second += 1) {
    run(world, 1);
    served += partitionOf(world, hot).served[0] / 60;
  }
  expect(Math.abs(served / 2000 - 1)).toBeLessThan(0.01);
  // 5,500 of 20,000 are asked for.
  expect(tableFigures(world, 0).offered[0]).toBeLessThan(6500);
});

test('C4: when the table’s bucket does not suffice, every partition gets the same part of what it wants', () => {
  const world = makeWorld({
    collections: COLLECTIONS,
    operations: [30, 30, 6, 6].map((units, index) => reads(KEYS[index] as string, units)),
    table: { readCapacity: 40, writeCapacity: 4, partitions: 4, assumptions: ASSUMPTIONS },
  });
  run(world, 10);
  for (const [index, key] of KEYS.entries()) {
    const wanted = [30, 30, 6, 6][index] as number;
    expect(partitionOf(world, key).served[0]).toBeCloseTo((wanted * 40) / 72, 9);
    expect(partitionOf(world, key).throttled[0][TABLE]).toBeCloseTo((wanted * 32) / 72, 9);
  }
  expect(eventsOf(world, 'throttlingBegan')).toMatchObject([
    { partition: null, cause: 'tableCapacity', reason: 'TableReadProvisionedThroughputExceeded' },
  ]);
});

test('C4: what the hard limit refused does not press on the table’s bucket', () => {
  const world = makeWorld({
    collections: COLLECTIONS,
    operations: [writes(KEYS[0], 5000), writes(KEYS[1], 900)],
    table: { readCapacity: 4, writeCapacity: 1900, partitions: 4, assumptions: ASSUMPTIONS },
  });
  run(world, 10);
  expect(partitionOf(world, KEYS[0]).throttled[1][HARD]).toBeCloseTo(4000, 6);
  expect(partitionOf(world, KEYS[1]).served[1]).toBeCloseTo(900, 6);
  expect(tableFigures(world, 0).throttled[1][TABLE]).toBeCloseTo(0, 6);
});

test('C4: each unit is refused for the first limit it meets: hard limit, then share, then SSD', () => {
  // In the first tick: 5,000 asked, 3,000 left by the hard limit, 200 tokens in the bucket, 150 units of the SSD.
  const world = makeWorld({
    collections: COLLECTIONS,
    operations: [reads(KEYS[0], 50_000, { pattern: only([0, 0.1]) })],
    table: {
      regime: 'fixed',
      readCapacity: 8000,
      writeCapacity: 4,
      partitions: 4,
      ssdLimits: true,
      assumptions: assume({ ssd: { unitsPerSecond: 1500 } }),
    },
  });
  run(world, 1);
  const { throttled, served } = partitionOf(world, KEYS[0]);
  expect(throttled[0].map(Math.round)).toEqual([2000, 2800, 0, 50]);
  expect(served[0]).toBeCloseTo(150, 6);
  expect(eventsOf(world, 'throttlingBegan').map(({ cause }) => cause)).toEqual([
    'ssd',
    'hardLimit',
    'partitionShare',
  ]);
});

test('C1, C4: what a later limit refuses uses neither the hard limit’s window nor tokens', () => {
  const world = makeWorld({
    collections: COLLECTIONS,
    operations: [reads(KEYS[0], 3500)],
    table: {
      regime: 'fixed',
      readCapacity: 8000,
      writeCapacity: 4,
      partitions: 4,
      ssdLimits: true,
      assumptions: assume({ ssd: { unitsPerSecond: 1500 } }),
    },
  });
  run(world, 20);
  expect(partitionOf(world, KEYS[0]).throttled[0].map(Math.round)).toEqual([0, 0, 0, 2000]);
});

// ---- C5 ----------------------------------------------------------------------------------------------------

test('C5: a cold key in a hot partition loses the same fraction, and one in another partition nothing', () => {
  const hot = keyIn(0, 4);
  const cold = keyIn(0, 4, 1);
  const apart = keyIn(1, 4);
  const world = makeWorld({
    collections: { [hot]: 10, [cold]: 10, [apart]: 10 },
    operations: [writes(hot, 1990), writes(cold, 10), writes(apart, 10), reads(cold, 5)],
    table: { partitions: 4 },
  });
  run(world, 10);
  const lostPart = (key: string): number => {
    const { offered, throttled } = value(keyFigures(world, 0, key));
    return throttled[1] / offered[1];
  };
  expect(lostPart(hot)).toBeCloseTo(0.5, 6);
  expect(lostPart(cold)).toBeCloseTo(0.5, 6);
  expect(lostPart(apart)).toBe(0);
  expect(value(keyFigures(world, 0, cold)).throttled[0]).toBe(0);
});

test('C5: the losses of the keys of a partition add up to the loss of the partition', () => {
  const keys = Array.from({ length: 5 }, (_, nth) => keyIn(0, 2, nth));
  const world = makeWorld({
    collections: Object.fromEntries(keys.map((key) => [key, 10])),
    operations: keys.map((key, index) => writes(key, 200 * (index + 1))),
    arrivals: 'poisson',
    table: { partitions: 2, readCapacity: 10, writeCapacity: 900 },
  });
  run(world, 400);
  const ofKeys = sum(keys.map((key) => value(keyFigures(world, 0, key)).throttled[1]));
  const ofPartition = sum(partitionFigures(world, 0)[0]?.totalThrottled[1] ?? []);
  expect(ofKeys).toBeGreaterThan(1000);
  expect(Math.abs(ofKeys / ofPartition - 1)).toBeLessThan(1e-9);
});

// ---- B6 ----------------------------------------------------------------------------------------------------

/** Four partitions, all on one SSD of `unitsPerSecond`; 4,000/400 units/s, so an equal part is 1,000/100. */
function onOneSsd(unitsPerSecond: number, operations: ReturnType<typeof reads>[], ssdLimits = true): World {
  return makeWorld({
    collections: COLLECTIONS,
    operations,
    table: {
      readCapacity: 4000,
      writeCapacity: 400,
      partitions: 4,
      splitForHeat: false,
      ssdLimits,
      assumptions: assume({ burst: { start: 'full' }, ssd: { unitsPerSecond, count: 1 } }),
    },
  });
}

test('B6: an SSD that is asked for too much refuses what its partitions use above an equal part, in proportion', () => {
  // Asked 4,000; borrowed 1,000 (2,000 − 1,000) and 500 (1,500 − 1,000); 600 too many: 40 % of what is borrowed.
  const operations = [2000, 1500, 400, 100].map((units, index) => reads(KEYS[index] as string, units));
  const world = run(onOneSsd(3400, operations), 5);
  const served = KEYS.map((key) => Math.round(partitionOf(world, key).served[0]));
  expect(served).toEqual([1600, 1300, 400, 100]);
  expect(partitionOf(world, KEYS[0]).throttled[0][SSD]).toBeCloseTo(400, 6);
  expect(ssdFigures(world, 0)[0]?.unitsPerSecond).toBeCloseTo(3400, 6);
  expect(eventsOf(world, 'throttlingBegan')).toMatchObject([
    { partition: 1, cause: 'ssd', reason: 'TableReadKeyRangeThroughputExceeded', limit: 3400 },
    { partition: 2, cause: 'ssd', reason: 'TableReadKeyRangeThroughputExceeded', limit: 3400 },
  ]);
});

test('B6: if that is not enough the rest is cut down too, all by the same part', () => {
  // Own parts 1,000 + 1,000 + 400 + 100 = 2,500, of which 2,000 pass: 80 %.
  const operations = [2000, 1500, 400, 100].map((units, index) => reads(KEYS[index] as string, units));
  const world = run(onOneSsd(2000, operations), 5);
  expect(KEYS.map((key) => Math.round(partitionOf(world, key).served[0]))).toEqual([800, 800, 320, 80]);
});

test('B6, B1: a write weighs three reads on the SSD', () => {
  // Equal parts: 1,000 reads, 100 writes. Asked 500 + 3 × 300 = 1,400, of which 3 × 200 are borrowed.
  const world = run(onOneSsd(1100, [reads(KEYS[0], 500), writes(KEYS[1], 300)]), 5);
  expect(partitionOf(world, KEYS[0]).served[0]).toBeCloseTo(500, 6);
  expect(partitionOf(world, KEYS[1]).served[1]).toBeCloseTo(200, 6);
});

test('B6: switched off, an SSD refuses nothing', () => {
  const operations = [2000, 1500, 400, 100].map((units, index) => reads(KEYS[index] as string, units));
  const world = run(onOneSsd(2000, operations, false), 5);
  expect(tableFigures(world, 0).served[0]).toBeCloseTo(4000, 6);
});

test('B6, C3: what an SSD refuses costs the table no tokens', () => {
  const world = onOneSsd(2000, [reads(KEYS[0], 3000)]);
  const before = tableFigures(world, 0).tokens[0];
  run(world, 1);
  // 4,000 flowed in, 2,000 were served, and the bucket was full.
  expect(tableFigures(world, 0).tokens[0]).toBe(before);
});

// ---- M3 ----------------------------------------------------------------------------------------------------

test('M3: throttling begins with its first refusal and has ended after five seconds without one', () => {
  const world = makeWorld({
    collections: { a: 10 },
    operations: [writes('a', 1500, { pattern: only([1, 3], [6, 8]) })],
    table: { writeCapacity: 4000, partitions: 4 },
  });
  const began = runUntil(world, 5, () => world.events.length > 0);
  expect(began).toBe(17);
  run(world, 30);
  // The gap from second 3 to 6 is shorter than five seconds: one stretch.
  expect(eventsOf(world, 'throttlingBegan')).toHaveLength(1);
  expect(eventsOf(world, 'throttlingEnded')).toMatchObject([{ tick: 130, cause: 'hardLimit', limit: 1000 }]);
});

test('M3, M4: the numbers of the event that throttling began are those of the explanation', () => {
  const world = makeWorld({ collections: { a: 10 }, operations: [writes('a', 1500)] });
  runUntil(world, 5, () => world.events.length > 0);
  const [began] = eventsOf(world, 'throttlingBegan');
  const id = began?.partition ?? 0;
  const { refusals } = value(explain(world, { kind: 'partition', lane: 0, partition: id, dimension: 1 }));
  expect(refusals).toHaveLength(1);
  expect(refusals[0]).toMatchObject({ cause: 'hardLimit', tick: began?.tick, limitPerSecond: began?.limit });
  expect((refusals[0]?.asked ?? 0) * 10).toBeCloseTo(began?.offered ?? 0, 9);
  expect(((refusals[0]?.asked ?? 0) - (refusals[0]?.refused ?? 0)) * 10).toBeCloseTo(began?.served ?? 0, 9);
});
