import { expect, test } from 'vitest';
import { KEY_SPACE } from '../limits.ts';
import type { Operation, TableConfiguration } from '../types.ts';
import type { Lane, World } from '../world.ts';
import { keysInOrder, makeWorld, positionOfKey, reads, run, writes } from '../worlds.testing.ts';
import { planHeatSplit, planSizeSplit } from './planSplit.ts';

const KEYS = keysInOrder(6);
const [A = '', B = '', C = ''] = KEYS;

/** One partition with these keys; one tick was computed, so that there is heat. */
function makeOne(
  operations: readonly Operation[],
  table: Partial<TableConfiguration> = {},
  items = 100,
): World {
  return run(
    makeWorld({
      collections: Object.fromEntries(KEYS.map((key) => [key, items])),
      operations,
      table: { partitions: 1, ...table },
    }),
    0.1,
  );
}

function heatPlan(world: World): ReturnType<typeof planHeatSplit> {
  return planHeatSplit(world, world.lanes[0] as Lane, 0);
}

test('S2: of two cuts between collections the one with the cooler hotter child is taken', () => {
  const world = makeOne([writes(A, 400), writes(B, 300), writes(C, 300)], { sortKey: null });
  const plan = heatPlan(world);
  expect(plan).toMatchObject({ kind: 'cut', cutKey: null });
  expect(plan.hotterShare).toBeCloseTo(0.6, 9);
  const { position, sort } = plan.kind === 'cut' ? plan.at : { position: 0, sort: 1 };
  expect(sort).toBe(0);
  expect(position).toBeGreaterThan(positionOfKey(A));
  expect(position).toBeLessThanOrEqual(positionOfKey(B));
});

test('S2: 3,000 reads are as hot as 1,000 writes', () => {
  const world = makeOne([reads(A, 3000), writes(B, 1000)], { sortKey: null });
  expect(heatPlan(world).hotterShare).toBeCloseTo(0.5, 9);
});

test('S2: the cut lies half-way between the two keys, inside the range', () => {
  const plan = heatPlan(makeOne([writes(A, 500), writes(B, 500)]));
  const middle = (positionOfKey(A) + positionOfKey(B)) / 2;
  expect(plan.kind === 'cut' ? Math.abs(plan.at.position - middle) : KEY_SPACE).toBeLessThanOrEqual(1);
});

test('S3: heat of which nothing can be told is no reason to cut', () => {
  expect(heatPlan(makeOne([]))).toEqual({ kind: 'refused', refusal: 'noRelief', key: null, hotterShare: 1 });
});

test('S3: without relief the refusal names the key in the way and what the hotter child would keep', () => {
  const plan = heatPlan(makeOne([writes(A, 970), writes(B, 30)], { sortKey: null }));
  expect(plan).toMatchObject({ kind: 'refused', refusal: 'singleItem' });
  expect(plan.hotterShare).toBeCloseTo(0.97, 9);
});

test('S4: a collection stays whole if a cut between collections is as good but for 5 % of the heat', () => {
  // Between: 0.54 and 0.58; inside A or B an even half.
  expect(heatPlan(makeOne([writes(A, 540), writes(B, 460)]))).toMatchObject({ kind: 'cut', cutKey: null });
  const inside = heatPlan(makeOne([writes(A, 580), writes(B, 420)]));
  expect(inside).toMatchObject({ kind: 'cut', hotterShare: 0.5 });
  expect(inside.kind === 'cut' ? inside.cutKey : null).not.toBe(null);
});

test('S4: inside a collection the cut lies where the halves of the partition are even', () => {
  // 100 below A, so 400 of A's 800 belong to the lower half with 100 above: the middle of A.
  const world = makeOne([writes(A, 100), writes(B, 800), writes(C, 100)]);
  const plan = heatPlan(world);
  expect(plan).toMatchObject({
    kind: 'cut',
    hotterShare: 0.5,
    at: { position: positionOfKey(B), sort: 0.5 },
  });
});

test('S4: a collection of one item cannot be cut, sort key or not', () => {
  expect(heatPlan(makeOne([writes(A, 1000)], {}, 1))).toMatchObject({
    kind: 'refused',
    refusal: 'singleItem',
  });
});

test('S4: a child of a cut collection gets at least a hundredth of it', () => {
  const world = makeOne([
    writes(A, 510),
    // Less than half of the heat, but nearly.
    writes(A, 490.5, { name: 'log', sortKey: 'ascending' }),
    writes(B, 19),
  ]);
  const plan = heatPlan(world);
  const sort = plan.kind === 'cut' && plan.cutKey !== null ? plan.at.sort : 1;
  expect(sort).toBeLessThanOrEqual(0.99);
});

test('S1: the cut for size halves the bytes, whatever the heat', () => {
  const world = makeOne([writes(A, 1000)]);
  const plan = planSizeSplit(world, world.lanes[0] as Lane, 0);
  expect(plan).toMatchObject({ kind: 'cut', cutKey: null });
  expect(plan.hotterShare).toBeCloseTo(0.5, 9);
});

test('S1: a cut that takes off less than 1 % of the bytes is none', () => {
  const sizes = (large: number): World =>
    makeWorld({ collections: { [A]: large, [B]: 1000 - large }, table: { partitions: 1, sortKey: null } });
  const planOf = (world: World): unknown => planSizeSplit(world, world.lanes[0] as Lane, 0);
  expect(planOf(sizes(991))).toMatchObject({ kind: 'refused', refusal: 'singleItem', hotterShare: 0.991 });
  expect(planOf(sizes(989))).toMatchObject({ kind: 'cut', hotterShare: 0.989 });
});
