/**
 * Whether an explanation is true (M4): goes back, makes the smallest change it names, and runs again. What was refused
 * must pass then, and a little less of the change must not do.
 */
import { type RandomRun, randomRows } from './arbitraries.testing.ts';
import { applyEdit } from './edits.ts';
import { explain } from './explain.ts';
import { laneAt } from './figures.ts';
import { createHistory, type History, seek } from './history.ts';
import { compareBoundaries, rangeOf } from './keyRanges.ts';
import { TICKS_PER_SECOND } from './limits.ts';
import type { RefusalColumns } from './partitions.ts';
import { step } from './step.ts';
import {
  CAUSES,
  type Cause,
  DIMENSIONS,
  type Explanation,
  type Refusal,
  type SmallestChange,
  type TableConfiguration,
} from './types.ts';
import { cloneWorld, type World } from './world.ts';

type ChangeOf<Kind extends SmallestChange['kind']> = Extract<SmallestChange, { kind: Kind }>;

/** Units/s by which less than the least is clearly less. */
const HAIR = 1e-3;

/** How many explanations were tried, and what is untrue in them. */
export interface Trial {
  readonly tried: Record<string, number>;
  readonly problems: string[];
}

/** Explains what is refused at a tick of a run, and tries what the explanations say. */
export function tryExplanations(run: RandomRun, tick: number, most = 4): Trial {
  const trial: Trial = { tried: {}, problems: [] };
  const created = createHistory(run.configuration, run.edits, randomRows());
  if (!created.ok) return trial;
  const history = created.value;
  seek(history, tick);
  for (const explanation of refusedNow(history.world).slice(0, most)) {
    const say = (problem: string): void => {
      const { lane, partition, dimension, refusals, smallestChanges } = explanation;
      const where = `tick ${tick}, lane ${lane}, partition ${partition.id}, dimension ${dimension}`;
      trial.problems.push(`${where}: ${problem}; ${JSON.stringify({ refusals, smallestChanges })}`);
    };
    const count = (what: string): void => {
      trial.tried[what] = (trial.tried[what] ?? 0) + 1;
    };
    tryOne(history, explanation, say, count);
    seek(history, tick);
  }
  return trial;
}

/** Explanations of all partitions that refuse at present. */
function refusedNow(world: World): Explanation[] {
  return world.lanes.flatMap((lane, index) =>
    lane.partitions.order.flatMap((slot) =>
      DIMENSIONS.flatMap((dimension) => {
        const partition = lane.partitions.state.id[slot] as number;
        const explained = explain(world, { kind: 'partition', lane: index, partition, dimension });
        return explained.ok && explained.value.refusals.length > 0 ? [explained.value] : [];
      }),
    ),
  );
}

function tryOne(
  history: History,
  explanation: Explanation,
  say: (problem: string) => void,
  count: (what: string) => void,
): void {
  for (const refusal of explanation.refusals) {
    const change = explanation.smallestChanges.find(({ cause }) => cause === refusal.cause);
    count(`${refusal.cause} ${change === undefined ? 'without a change' : change.kind}`);
    if (change?.kind === 'provision') tryProvision(history, explanation, refusal, change, say);
    if (change?.kind === 'fasterSsd') tryFasterSsd(history, explanation, refusal, change, say);
    if (change?.kind === 'lessTraffic') tryLessTraffic(history, explanation, change, say);
  }
  if (explanation.moreCapacityHelps) {
    count('more capacity helps');
    tryTogether(history, explanation, [], say);
  }
  const { refusals, smallestChanges: changes } = explanation;
  const isComplete = refusals.every(({ cause }) => changes.some((change) => change.cause === cause));
  if (isComplete && !changes.some(({ kind }) => kind === 'lessTraffic')) {
    count('all changes together');
    tryTogether(history, explanation, ['ssd'], say);
  }
}

// ---- one change at a time ----------------------------------------------------------------------------------

function tryProvision(
  history: History,
  explanation: Explanation,
  refusal: Refusal,
  { capacity }: ChangeOf<'provision'>,
  say: (problem: string) => void,
): void {
  const world = worldAt(history, refusal.tick);
  const count = world.lanes[explanation.lane]?.partitions.count;
  configure(world, explanation, provision(explanation, capacity));
  const doubled = world.lanes[explanation.lane]?.partitions.count !== count;
  step(world);
  const left = refusedOf(world, explanation, refusal.cause, refusal.tick);
  if (left > 0) say(`with ${capacity} units/s ${left} units are still refused`);
  // A raise that doubles the partitions has to cover all that was offered, and so may be more than the least.
  const tooLittle = capacity - 1 - HAIR;
  if (doubled || tooLittle <= explanation.tableUse.provisioned) return;
  const less = worldAt(history, refusal.tick);
  configure(less, explanation, provision(explanation, tooLittle));
  step(less);
  if (refusedOf(less, explanation, refusal.cause, refusal.tick) === 0)
    say(`${tooLittle} units/s would have done, not only ${capacity}`);
}

function provision({ dimension }: Explanation, capacity: number): Partial<TableConfiguration> {
  return dimension === 0 ? { readCapacity: capacity } : { writeCapacity: capacity };
}

function tryFasterSsd(
  history: History,
  explanation: Explanation,
  refusal: Refusal,
  { unitsPerSecond }: ChangeOf<'fasterSsd'>,
  say: (problem: string) => void,
): void {
  const world = worldAt(history, refusal.tick);
  configure(world, explanation, fasterSsd(world, explanation, unitsPerSecond));
  step(world);
  const left = refusedOf(world, explanation, 'ssd', refusal.tick);
  if (left > 0) say(`with an SSD of ${unitsPerSecond} units/s ${left} units are still refused`);
}

function fasterSsd(world: World, { lane }: Explanation, unitsPerSecond: number): Partial<TableConfiguration> {
  const { assumptions } = laneAt(world, lane).table;
  return { assumptions: { ...assumptions, ssd: { ...assumptions.ssd, unitsPerSecond } } };
}

function tryLessTraffic(
  history: History,
  explanation: Explanation,
  change: ChangeOf<'lessTraffic'>,
  say: (problem: string) => void,
): void {
  const from = explanation.tick - TICKS_PER_SECOND;
  const again = (factor: number): World => {
    const world = worldAt(history, change.sinceTick);
    offerLess(world, factor);
    runTo(world, history, explanation.tick);
    return world;
  };
  const left = refusedOf(again(change.factor), explanation, 'hardLimit', from);
  if (left > 0) say(`with ${change.factor} of the traffic ${left} units are still refused`);
  if (!isSteady(history, explanation.tick)) return;
  const more = again(change.factor * 1.001);
  // Where other limits refuse too, less is served, and so more passes this one.
  const isAlone = CAUSES.slice(1).every(
    (cause) => refusedOf(more, explanation, cause, change.sinceTick) === 0,
  );
  if (isAlone && refusedOf(more, explanation, 'hardLimit', from) === 0)
    say(`${change.factor * 1.001} of the traffic would have done`);
}

/** The same arrivals, all smaller: what an operation costs is all that depends on the factor. */
function offerLess(world: World, factor: number): void {
  world.operations = world.operations.map((facts) => ({ ...facts, units: facts.units * factor }));
}

/** Nothing changed by itself or was changed for long enough that every window is full of the same. */
function isSteady({ world, branch }: History, tick: number): boolean {
  const { traffic } = world.configuration;
  return (
    traffic.arrivals === 'smooth' &&
    tick >= 3 * TICKS_PER_SECOND &&
    branch.edits.every((edit) => edit.tick < tick - 3 * TICKS_PER_SECOND || edit.tick > tick) &&
    traffic.operations.every(({ pattern, keys }) => pattern.kind === 'steady' && keys.kind !== 'newest')
  );
}

// ---- all changes -------------------------------------------------------------------------------------------

/** Makes all changes that provision, and those for the other causes given; then nothing may be refused any more. */
function tryTogether(
  history: History,
  explanation: Explanation,
  others: readonly Cause[],
  say: (problem: string) => void,
): void {
  const tick = Math.max(...explanation.refusals.map((refusal) => refusal.tick));
  const seen = worldAt(history, explanation.tick).lanes[explanation.lane];
  const world = worldAt(history, tick);
  const count = world.lanes[explanation.lane]?.partitions.count;
  for (const change of explanation.smallestChanges) {
    if (change.kind === 'provision') configure(world, explanation, provision(explanation, change.capacity));
    if (change.kind === 'fasterSsd' && others.includes(change.cause))
      configure(world, explanation, fasterSsd(world, explanation, change.unitsPerSecond));
  }
  const lane = world.lanes[explanation.lane];
  // New partitions lie on other SSDs, and what was asked of one under other weights is forgotten.
  const isForeseen = lane?.partitions.count === count && tick >= (seen?.ledgerTick ?? 0);
  if (others.length > 0 && lane?.table.ssdLimits && !isForeseen) return;
  step(world);
  for (const cause of CAUSES) {
    const left = refusedOf(world, explanation, cause, tick);
    if (left > 0)
      say(`with ${others.length > 0 ? 'all changes' : 'the capacity'} ${cause} still refuses ${left}`);
  }
}

// ---- running again -----------------------------------------------------------------------------------------

/** A world of its own at a tick of the run. */
function worldAt(history: History, tick: number): World {
  seek(history, tick);
  return cloneWorld(history.world);
}

function configure(world: World, { lane }: Explanation, change: Partial<TableConfiguration>): void {
  const applied = applyEdit(world, { kind: 'configureTable', lane, change });
  if (!applied.ok) throw new Error(applied.problem);
}

/** Runs on to a tick with the edits that fall due on the way; not with those of that tick itself. */
function runTo(world: World, history: History, tick: number): void {
  step(world);
  while (world.tick < tick) {
    for (const { tick: at, edit } of history.branch.edits) if (at === world.tick) applyEdit(world, edit);
    step(world);
  }
}

/** The most units that any partition over the explained range has refused for a cause since a tick. */
function refusedOf(
  world: World,
  { lane, dimension, partition }: Explanation,
  cause: Cause,
  tick: number,
): number {
  const columns = world.lanes[lane]?.partitions;
  if (columns === undefined) return 0;
  const { start, end } = partition.range;
  const refusal = columns.refusal[dimension][CAUSES.indexOf(cause)] as RefusalColumns;
  let most = 0;
  for (const slot of columns.order) {
    const range = rangeOf(columns, slot);
    if (compareBoundaries(range.end, start) <= 0 || compareBoundaries(end, range.start) <= 0) continue;
    if ((refusal.tick[slot] as number) >= tick) most = Math.max(most, refusal.refused[slot] as number);
  }
  return most;
}
