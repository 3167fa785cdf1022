import { expect, test } from 'vitest';
import { createWorld } from '../engine/engine.ts';
import { partitionFigures, ssdFigures, tableFigures } from '../engine/figures.ts';
import { step } from '../engine/step.ts';
import { CAUSES, DIMENSIONS } from '../engine/types.ts';
import type { World } from '../engine/world.ts';
import { petsByAnimal } from '../experiment/scenarios/petsByAnimal.ts';
import { SCENARIOS } from '../experiment/scenarios.ts';
import {
  type FrameShape,
  OFFERED_COLUMNS,
  partitionColumn,
  SERVED_COLUMNS,
  SHARE_COLUMNS,
  ssdColumn,
  THROTTLED_COLUMNS,
} from '../protocol/frame.ts';
import { laneFrame, laneStructure, structureHolds } from './columns.ts';

/** A scenario's world after so many simulated seconds. */
function worldOf(id: string, seconds: number): World {
  const scenario = SCENARIOS.find((candidate) => candidate.id === id);
  if (scenario === undefined) throw new Error(`no scenario ${id}`);
  const world = createWorld(scenario.experiment, null);
  if (!world.ok) throw new Error(world.problem);
  for (let tick = 0; tick < 10 * seconds; tick += 1) step(world.value);
  return world.value;
}

for (const { id, seconds } of [
  { id: 'pets-by-animal', seconds: 40 },
  { id: 'one-hot-key', seconds: 900 },
  { id: 'ssd-rebalancing', seconds: 60 },
]) {
  test(`a frame says what the engine's figures say, in their order: ${id}`, () => {
    const world = worldOf(id, seconds);
    const lane = world.lanes[0];
    if (lane === undefined) throw new Error('no lane');
    const frame = laneFrame(lane);
    const figures = partitionFigures(world, 0);
    const ssds = ssdFigures(world, 0);
    const shape: FrameShape = { partitions: figures.length, ssds: ssds.length };
    const floats = (numbers: readonly number[]): number[] => numbers.map(Math.fround);
    for (const dimension of DIMENSIONS) {
      const column = (name: Parameters<typeof partitionColumn>[2]): number[] => [
        ...partitionColumn(frame, shape, name),
      ];
      expect(column(OFFERED_COLUMNS[dimension])).toEqual(
        floats(figures.map((each) => each.offered[dimension])),
      );
      expect(column(SERVED_COLUMNS[dimension])).toEqual(
        floats(figures.map((each) => each.served[dimension])),
      );
      expect(column(SHARE_COLUMNS[dimension])).toEqual(floats(figures.map((each) => each.share[dimension])));
      for (const [cause, name] of THROTTLED_COLUMNS[dimension].entries())
        expect(column(name), CAUSES[cause]).toEqual(
          floats(figures.map((each) => each.throttled[dimension][cause] ?? 0)),
        );
    }
    expect([...partitionColumn(frame, shape, 'bytes')]).toEqual(floats(figures.map(({ bytes }) => bytes)));
    for (const { id: ssd, unitsPerSecond, bytes } of ssds) {
      expect(ssdColumn(frame, shape, 'load')[ssd]).toBeCloseTo(unitsPerSecond, 1);
      expect((ssdColumn(frame, shape, 'bytes')[ssd] ?? 0) / (bytes || 1)).toBeCloseTo(bytes === 0 ? 0 : 1, 5);
    }
  });
}

test('the structure lists partitions in key order with what the figures say', () => {
  const world = worldOf('one-hot-key', 900);
  const lane = world.lanes[0];
  if (lane === undefined) throw new Error('no lane');
  const figures = partitionFigures(world, 0);
  expect(figures.length).toBeGreaterThan(8);
  expect(laneStructure(lane).partitions).toEqual(
    figures.map(({ id, parent, range, keys, ssd, splitDoneTick, moveDoneTick }) => ({
      id,
      parent,
      range,
      keys,
      ssd,
      splitDoneTick,
      moveDoneTick,
    })),
  );
});

test('a structure holds until a split or a move begins or ends, and is seen to fail then', () => {
  const world = worldOf('ssd-rebalancing', 0);
  let structure = world.lanes.map(laneStructure);
  let changes = 0;
  for (let tick = 0; tick < 1200; tick += 1) {
    step(world);
    const fresh = world.lanes.map(laneStructure);
    expect(structureHolds(structure, world)).toBe(JSON.stringify(structure) === JSON.stringify(fresh));
    if (!structureHolds(structure, world)) changes += 1;
    structure = fresh;
  }
  expect(changes).toBeGreaterThan(1);
});

test('S5: a frame says what each partition rejects', () => {
  const table = { ...petsByAnimal.tables[0], localSecondaryIndex: true };
  const items = { ...petsByAnimal.items, itemBytes: 3000 };
  const [, update] = petsByAnimal.traffic.operations;
  const operations = [{ ...update, kind: 'PutItem' as const, itemBytes: 1000 }];
  const traffic = { ...petsByAnimal.traffic, operations };
  const world = createWorld({ ...petsByAnimal, items, traffic, tables: [table] }, null);
  if (!world.ok) throw new Error(world.problem);
  for (let tick = 0; tick < 30; tick += 1) step(world.value);
  const lane = world.value.lanes[0];
  if (lane === undefined) throw new Error('no lane');
  const shape: FrameShape = { partitions: lane.partitions.count, ssds: lane.ssdCount };
  const rejected = [...partitionColumn(laneFrame(lane), shape, 'writeRejected')];
  const total = rejected.reduce((sum, units) => sum + units, 0);
  expect(total).toBeGreaterThan(100);
  expect(total).toBeCloseTo(tableFigures(world.value, 0).rejected, 0);
  expect(rejected.filter((units) => units > 0)).toHaveLength(1);
});
