import fc from 'fast-check';
import { expect, test } from 'vitest';
import { edits, type RandomRun, randomRows, randomRuns } from './arbitraries.testing.ts';
import { beginRun, rowsFor } from './checkedRun.testing.ts';
import { checksum } from './checksum.ts';
import { applyEdit } from './edits.ts';
import { takeEvents } from './engine.ts';
import {
  advance,
  branches,
  createHistory,
  currentEdits,
  edit,
  eventsBetween,
  type History,
  openBranch,
  seek,
  series,
} from './history.ts';
import { eachColumn } from './partitions.ts';
import { step } from './step.ts';
import type { Edit, EngineEvent, TimedEdit } from './types.ts';
import { cloneWorld, type World } from './world.ts';

const SEED = 20_261_124;
const TICKS = 500;

test(`D1: the same seed, configuration and edits give the same checksum at every second (seed ${SEED})`, () => {
  fc.assert(
    fc.property(randomRuns(TICKS, 4), (run) => {
      expect(checksumsOf(run)).toEqual(checksumsOf(structuredClone(run)));
    }),
    { seed: SEED, numRuns: 60 },
  );
});

/** What somebody does with a run. */
type Action =
  | { readonly kind: 'seek'; readonly tick: number }
  | { readonly kind: 'advance'; readonly ticks: number }
  | { readonly kind: 'edit'; readonly edit: Edit }
  | { readonly kind: 'open'; readonly branch: number };

function actions(): fc.Arbitrary<Action> {
  const tick = fc.oneof(
    fc.integer({ min: 0, max: 1500 }),
    fc.integer({ min: 0, max: 150 }).map((second) => second * 10),
  );
  return fc.oneof(
    fc.record({ kind: fc.constant('seek' as const), tick }),
    fc.record({ kind: fc.constant('advance' as const), ticks: fc.integer({ min: 0, max: 400 }) }),
    fc.record({ kind: fc.constant('edit' as const), edit: edits() }),
    fc.record({ kind: fc.constant('open' as const), branch: fc.integer({ min: 1, max: 4 }) }),
  );
}

test(`D2: whatever is sought, edited, forked and reopened, the state and the log are those of a straight run (seed ${SEED})`, () => {
  fc.assert(
    fc.property(randomRuns(1500, 5), fc.array(actions(), { minLength: 2, maxLength: 10 }), (run, plan) => {
      const created = createHistory(run.configuration, run.edits, randomRows());
      if (!created.ok) return;
      const history = created.value;
      for (const action of plan) {
        act(history, action);
        const { tick } = history.world;
        const straight = straightRun(
          run,
          currentEdits(history),
          Math.max(tick, history.branch.endTick),
          tick,
        );
        expect(checksum(history.world)).toBe(straight.checksumAt);
        expect(logOf(history)).toEqual(straight.events);
        for (const lane of history.world.lanes.keys())
          expect(series(history, lane, 0, history.branch.endTick)).toHaveLength(
            Math.floor(history.branch.endTick / 10),
          );
      }
      for (const { id, endTick } of branches(history)) {
        expect(openBranch(history, id).ok).toBe(true);
        expect(history.world.tick).toBe(endTick);
        expect(checksum(history.world)).toBe(
          straightRun(run, currentEdits(history), endTick, endTick).checksumAt,
        );
      }
    }),
    { seed: SEED, numRuns: 80 },
  );
});

function act(history: History, action: Action): void {
  switch (action.kind) {
    case 'seek':
      seek(history, action.tick);
      return;
    case 'advance':
      advance(history, action.ticks);
      return;
    case 'edit':
      edit(history, action.edit);
      return;
    default:
      openBranch(history, action.branch);
  }
}

function logOf(history: History): EngineEvent[] {
  return history.world.lanes
    .flatMap((_, lane) => eventsBetween(history, lane, 0, Number.POSITIVE_INFINITY))
    .toSorted(byLane);
}

function byLane(left: EngineEvent, right: EngineEvent): number {
  return left.lane - right.lane;
}

/** The run from tick 0 to `end` without any history; the checksum is that of tick `at`. */
function straightRun(
  run: RandomRun,
  plan: readonly TimedEdit[],
  end: number,
  at: number,
): { checksumAt: string; events: EngineEvent[] } {
  const world = beginRun(run) as World;
  const events: EngineEvent[] = [];
  let checksumAt = '';
  for (;;) {
    for (const timed of plan) if (timed.tick === world.tick) applyTo(world, timed.edit);
    if (world.tick === at) checksumAt = checksum(world);
    events.push(...takeEvents(world));
    if (world.tick === end) break;
    step(world);
    events.push(...takeEvents(world));
  }
  return { checksumAt, events: events.toSorted(byLane) };
}

function applyTo(world: World, change: Edit): boolean {
  return applyEdit(world, change, change.kind === 'setItems' ? rowsFor(change.items) : null).ok;
}

test(`D3: a lane beside another one runs as it would alone (seed ${SEED})`, () => {
  fc.assert(
    fc.property(randomRuns(TICKS, 5), (run) => {
      const { tables } = run.configuration;
      const [first, second] = tables;
      if (first === undefined || second === undefined) return;
      const both = beginRun(run) as World;
      const alone = [first, second].map((table) =>
        beginRun({ ...run, configuration: { ...run.configuration, tables: [table] } }),
      ) as [World, World];
      while (both.tick < run.ticks) {
        // An edit that one of two tables refuses is refused for both.
        for (const timed of run.edits)
          if (timed.tick === both.tick && applyTo(both, timed.edit)) editAlone(alone, timed.edit);
        for (const world of [both, ...alone]) step(world);
        if (both.tick % 10 !== 0) continue;
        for (const [index, world] of alone.entries())
          expect(checksum(both, both.lanes.slice(index, index + 1))).toBe(checksum(world));
      }
    }),
    { seed: SEED, numRuns: 120 },
  );
});

function editAlone(alone: readonly [World, World], change: Edit): void {
  if (change.kind !== 'configureTable') for (const world of alone) expect(applyTo(world, change)).toBe(true);
  else expect(applyTo(alone[change.lane === 0 ? 0 : 1], { ...change, lane: 0 })).toBe(true);
}

test(`D4: the checksum of a copy is the same, and another one once any number of any partition differs (seed ${SEED})`, () => {
  const pick = fc.nat();
  fc.assert(
    fc.property(randomRuns(100, 2), pick, pick, (run, columnPick, slotPick) => {
      const world = worldAfter(run);
      const copy = cloneWorld(world);
      expect(checksum(copy)).toBe(checksum(world));
      const { partitions } = copy.lanes[0] as World['lanes'][number];
      let columns = 0;
      eachColumn(partitions, () => {
        columns += 1;
      });
      let index = 0;
      eachColumn(partitions, (column) => {
        if (index === columnPick % columns) {
          const slot = slotPick % partitions.count;
          column[slot] = (column[slot] as number) + 1;
        }
        index += 1;
      });
      expect(checksum(copy)).not.toBe(checksum(world));
    }),
    { seed: SEED, numRuns: 100 },
  );
});

function worldAfter(run: RandomRun): World {
  const world = beginRun(run) as World;
  while (world.tick < run.ticks) {
    for (const timed of run.edits) if (timed.tick === world.tick) applyTo(world, timed.edit);
    step(world);
  }
  return world;
}

/** The checksum after every second. */
function checksumsOf(run: RandomRun): string[] {
  const world = beginRun(run) as World;
  const found: string[] = [];
  while (world.tick < run.ticks) {
    for (const timed of run.edits) if (timed.tick === world.tick) applyTo(world, timed.edit);
    step(world);
    if (world.tick % 10 === 0) found.push(checksum(world));
  }
  return found;
}
