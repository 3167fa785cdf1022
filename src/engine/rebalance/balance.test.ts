import { expect, test } from 'vitest';
import { partitionFigures, tableFigures } from '../figures.ts';
import type { Assumptions, Operation, TableConfiguration } from '../types.ts';
import type { Lane, World } from '../world.ts';
import {
  assume,
  eventsOf,
  keysInOrder,
  makeWorld,
  only,
  partitionOf,
  reads,
  run,
  sum,
} from '../worlds.testing.ts';

const MB = 1024 * 1024;

type BalanceChoice = { [Group in keyof Assumptions]?: Partial<Assumptions[Group]> };

/** One key in each of `loads.length` partitions, read so often, dealt out to two SSDs unless it is said how many. Items of 1 MB. */
function onTwoSsds(
  loads: readonly number[],
  items: readonly number[] = loads.map(() => 2000),
  choice: BalanceChoice = {},
  table: Partial<TableConfiguration> = {},
  more: Partial<Operation> = {},
): World {
  const keys = keysInOrder(loads.length);
  return makeWorld({
    collections: Object.fromEntries(keys.map((key, index) => [key, items[index] as number])),
    itemBytes: MB,
    operations: keys.map((key, index) => reads(key, loads[index] as number, more)),
    table: {
      partitions: loads.length,
      readCapacity: 30_000,
      writeCapacity: 1,
      balanceSsds: true,
      splitForHeat: false,
      assumptions: assume({ burst: { start: 'full' }, ...choice, ssd: { count: 2, ...choice.ssd } }),
      ...table,
    },
  });
}

function ssds(world: World): number[] {
  return partitionFigures(world, 0).map(({ ssd }) => ssd);
}

test('B4: an SSD over 80 % of its units/s is relieved by the move with the lowest maximum', () => {
  // SSD 0: 2,900 + 2,900 + 1,600 = 7,400 of 9,000 (82 %); SSD 1: 100 × 3.
  // Moving a 2,900 leaves 4,500 and 3,200, moving the 1,600 leaves 5,800 and 1,900.
  const world = onTwoSsds([2900, 100, 2900, 100, 1600, 100]);
  run(world, 31);
  expect(eventsOf(world, 'moveBegan')).toMatchObject([
    { tick: 300, partition: 1, from: 0, to: 1, why: 'load' },
  ]);
  run(world, 60);
  expect(ssds(world)).toEqual([1, 1, 0, 1, 0, 1]);
  expect(eventsOf(world, 'moveBegan')).toHaveLength(1);
});

test('B4: below the threshold nothing is relieved', () => {
  const world = run(onTwoSsds([2900, 100, 2900, 100, 1300, 100]), 120);
  expect(eventsOf(world, 'moveBegan')).toEqual([]);
});

test('B4: a short peak does not start a move: the mean of 30 s counts', () => {
  const world = run(
    onTwoSsds([2900, 100, 2900, 100, 2900, 100], undefined, {}, {}, { pattern: only([40, 50]) }),
    120,
  );
  expect(eventsOf(world, 'moveBegan')).toEqual([]);
});

test('B4: a move takes its bytes at 100 MB/s, the partition serves throughout, and only one is under way', () => {
  // 8,000 MB take 80 s.
  const world = onTwoSsds([2900, 100, 2900, 100, 2900, 100], new Array(6).fill(8000));
  run(world, 30);
  expect(eventsOf(world, 'moveBegan')).toMatchObject([{ tick: 300, bytes: 8000 * MB, doneTick: 1100 }]);
  for (let second = 0; second < 79; second += 1) {
    run(world, 1);
    expect(tableFigures(world, 0).served[0]).toBeCloseTo(9000, 6);
    expect(eventsOf(world, 'moveBegan')).toHaveLength(1);
  }
  run(world, 1);
  expect(eventsOf(world, 'moveDone')).toMatchObject([{ tick: 1100, partition: 1, from: 0, to: 1 }]);
  expect(ssds(world)[0]).toBe(1);
});

test('B4: a small move takes 5 s at least', () => {
  const world = run(onTwoSsds([2900, 100, 2900, 100, 2900, 100], new Array(6).fill(2)), 31);
  expect(eventsOf(world, 'moveBegan')).toMatchObject([{ tick: 300, doneTick: 350 }]);
});

test('B4: an SSD over 85 % of its bytes is relieved', () => {
  // SSD 0: 4,500 + 4,500 + 9,000 + 9,000 + 9,000 = 36,000 of 40,960 MB; SSD 1: 27,000. Moving 4,500 leaves 31,500 on both.
  const world = onTwoSsds(new Array(9).fill(200), [4500, 4500, 4500, 4500, 9000, 9000, 9000, 9000, 9000]);
  run(world, 31);
  expect(eventsOf(world, 'moveBegan')).toMatchObject([{ partition: 1, from: 0, to: 1, why: 'fill' }]);
});

test('B4: a move that gains less than 5 % is not made', () => {
  // 7,450 against 7,100: moving 150 leaves 7,300 and 7,250, a gain of 2 %.
  const loads = [2900, 2900, 2900, 2900, 1500, 1200, 150, 100];
  expect(eventsOf(run(onTwoSsds(loads), 60), 'moveBegan')).toEqual([]);
  const eager = onTwoSsds(loads, undefined, { balance: { leastGain: 0.01 } });
  expect(eventsOf(run(eager, 31), 'moveBegan')).toMatchObject([{ why: 'load' }]);
});

test('B4: with balancing off nothing moves', () => {
  const world = run(onTwoSsds([2900, 100, 2900, 100, 2900, 100], undefined, {}, { balanceSsds: false }), 120);
  expect(eventsOf(world, 'moveBegan')).toEqual([]);
});

/** Two busy keys and four quiet ones on three SSDs, 50 MB each: one quiet one beside each busy one, two by themselves. */
function withQuietOnes(
  choice: BalanceChoice = {},
  loads: readonly number[] = [500, 500, 50, 50, 50, 50],
): World {
  return onTwoSsds(loads, new Array(6).fill(50), { ...choice, ssd: { count: 3 } });
}

test('B4: small partitions that lie beside larger ones join small ones, one after the other, and then stay', () => {
  const world = withQuietOnes();
  expect(ssds(world)).toEqual([0, 1, 2, 0, 1, 2]);
  run(world, 300);
  expect(eventsOf(world, 'moveDone').map(({ why }) => why)).toEqual(['grouping', 'grouping']);
  expect(ssds(world)).toEqual([0, 1, 2, 2, 2, 2]);
});

test('B4: what has a gigabyte or 120 units/s is not small', () => {
  const large = withQuietOnes({ balance: { smallBytes: 50 * MB } });
  const busy = withQuietOnes({}, [500, 500, 120, 120, 120, 120]);
  for (const world of [large, busy]) expect(eventsOf(run(world, 120), 'moveBegan')).toEqual([]);
});

test('B4: small partitions among themselves are left where they are, on as many SSDs as they lie', () => {
  expect(eventsOf(run(onTwoSsds(new Array(6).fill(50), new Array(6).fill(50)), 120), 'moveBegan')).toEqual(
    [],
  );
});

test('B4: of several groups the one with most room is joined', () => {
  const loads = [500, 500, 100, 50, 50, 50, 100, 50];
  const world = onTwoSsds(loads, new Array(8).fill(50), { ssd: { count: 4 } });
  run(world, 300);
  // SSD 2 has 100 + 100, SSD 3 50 + 50: both small ones that move go there.
  expect(ssds(world)).toEqual([0, 1, 2, 3, 3, 3, 2, 3]);
});

test('B4: where there is no group a small partition begins one on an empty SSD', () => {
  const world = withQuietOnes();
  // As if all had been moved together.
  (world.lanes[0] as Lane).partitions.state.ssd.fill(0);
  run(world, 300);
  expect(ssds(world)).toEqual([0, 0, 1, 1, 1, 1]);
});

test('B4: small partitions are grouped only where the SSD stays below its part, 70 %', () => {
  // 180 u/s: the two that are there and one more, but not a fourth.
  const world = withQuietOnes({ balance: { groupShare: 0.02 } });
  run(world, 300);
  expect(ssds(world)).toEqual([0, 1, 2, 2, 1, 2]);
});

test('B4: a partition without items and traffic is not moved', () => {
  const world = withQuietOnes({}, [500, 500, 0, 0, 0, 0]);
  (world.lanes[0] as Lane).partitions.state.bytes[3] = 0;
  run(world, 300);
  expect(ssds(world)).toEqual([0, 1, 2, 0, 2, 2]);
});

test('B5: moving a partition at its hard limit does not lift the limit', () => {
  const world = onTwoSsds([3500, 100, 3500, 100, 3500, 100]);
  run(world, 29);
  const before = partitionFigures(world, 0).map(({ served }) => Math.round(served[0]));
  run(world, 60);
  expect(eventsOf(world, 'moveDone').length).toBeGreaterThan(0);
  expect(partitionFigures(world, 0).map(({ served }) => Math.round(served[0]))).toEqual(before);
  expect(before).toEqual([3000, 100, 3000, 100, 3000, 100]);
});

test('B4, B6: a move ends what the overloaded SSD refused', () => {
  const world = onTwoSsds(
    [2900, 100, 2900, 100, 2900, 100],
    undefined,
    { ssd: { unitsPerSecond: 8000 } },
    {
      ssdLimits: true,
    },
  );
  run(world, 29);
  expect(sum(tableFigures(world, 0).throttled[0])).toBeCloseTo(700, 6);
  run(world, 60);
  expect(eventsOf(world, 'moveDone')).toMatchObject([{ why: 'load' }]);
  expect(sum(tableFigures(world, 0).throttled[0])).toBeCloseTo(0, 6);
});

test('B4, S2: a partition that is being split does not move, and one that moves is split afterwards', () => {
  const world = onTwoSsds(
    [2900, 100, 2900, 100, 2900, 100],
    new Array(6).fill(6000),
    {
      // So slow that the move of 6 GB, begun at 30 s, is not done when the observation is complete.
      balance: { bytesPerSecond: 15 * MB },
    },
    { splitForHeat: true },
  );
  run(world, 330);
  const moving = eventsOf(world, 'moveBegan')[0]?.partition;
  expect(eventsOf(world, 'splitAnnounced').map(({ partition }) => partition)).not.toContain(moving);
  expect(eventsOf(world, 'splitAnnounced').length).toBe(2);
  run(world, 200);
  expect(eventsOf(world, 'splitAnnounced').map(({ partition }) => partition)).toContain(moving);
  expect(partitionOf(world, keysInOrder(6)[0] as string).ssd).toBe(1);
});
