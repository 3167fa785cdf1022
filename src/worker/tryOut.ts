/** What would happen if: a change is tried on a copy of the world, by the engine itself. */
import { fail, type Result, succeed } from '../base/result.ts';
import { partitionTokens } from '../engine/capacity/admit.ts';
import { capacityOf } from '../engine/capacity/bucket.ts';
import { applyEdit } from '../engine/edits.ts';
import { TICKS_PER_SECOND } from '../engine/limits.ts';
import { step } from '../engine/step.ts';
import { DIMENSIONS } from '../engine/types.ts';
import { cloneWorld, type Lane, type World } from '../engine/world.ts';
import type { Trial, TrialOutcome } from '../protocol/questions.ts';

/** Bounds on the work of one trial: a quarter of a second of computing. */
const PARTITION_SECONDS_MAX = 300_000;
const KEYS_MAX = 100_000;

/** A bucket that loses less of its inflow loses it by chance, or lasts for hours. */
const DRAWN_LEAST = 0.02;

/** Seconds at the end over which the outcome is averaged. */
const MEAN_SECONDS = 5;

/** A trial under way. */
export interface TrialRun {
  /** Computes on, second by second of the run, until it is done or `isEnough` says so. Null: it is not done. */
  readonly goOn: (isEnough: () => boolean) => TrialOutcome | null;
}

/** Begins to run a copy of the world with the changes. The problem: a change is not possible, or what makes the trial too long. */
export function startTrial(world: World, index: number, { edits, seconds }: Trial): Result<TrialRun> {
  const tooMuch = tooMuchIn(world, seconds);
  if (tooMuch !== null) return fail(`${tooMuch} take too long to compute beside the run.`);
  const copy = cloneWorld(world);
  for (const edit of edits) {
    const applied = applyEdit(copy, edit);
    if (!applied.ok) return applied;
  }
  return succeed(runOf(copy, index, seconds));
}

function runOf(copy: World, index: number, seconds: number): TrialRun {
  const lane = copy.lanes[index] as Lane;
  const perSecond: (readonly [number, number])[] = [];
  const half = Math.floor(seconds / 2);
  let savedUp = bucketsOf(lane);
  // The second in progress is partly from before the change: it is finished and not counted.
  finishSecond(copy);
  return {
    goOn(isEnough) {
      do {
        if (perSecond.length === half) savedUp = bucketsOf(lane);
        finishSecond(copy);
        perSecond.push(refusedLastSecond(lane));
      } while (perSecond.length < seconds && !isEnough());
      return perSecond.length < seconds
        ? null
        : { ...outcomeOf(perSecond), burstSeconds: burstSeconds(lane, savedUp, seconds - half) };
    },
  };
}

/** What makes a trial of all tables too long; null: nothing. */
function tooMuchIn({ lanes }: World, seconds: number): string | null {
  const keys = sum(lanes.map((lane) => lane.keys.size));
  if (keys > KEYS_MAX) return `${counted(keys)} keys`;
  const partitions = sum(lanes.map((lane) => lane.partitions.count));
  return partitions * seconds > PARTITION_SECONDS_MAX
    ? `${counted(seconds)} s with ${counted(partitions)} partitions`
    : null;
}

function counted(count: number): string {
  return count.toLocaleString('en-US');
}

/** `perSecond`: units refused in each second, [read, write]. */
function outcomeOf(perSecond: readonly (readonly [number, number])[]): Omit<TrialOutcome, 'burstSeconds'> {
  const lastRefusal = perSecond.findLastIndex(([reads, writes]) => reads > 0 || writes > 0);
  const last = perSecond.slice(-MEAN_SECONDS);
  return {
    throttled: [mean(last.map(([reads]) => reads)), mean(last.map(([, writes]) => writes))],
    calmAfterSeconds: lastRefusal === perSecond.length - 1 ? null : lastRefusal + 1,
  };
}

/** The tokens of the buckets that the regime uses (C3), and how many flow into each in a second. */
function bucketsOf(lane: Lane): { readonly tokens: number; readonly inflow: number }[] {
  return DIMENSIONS.flatMap((dimension) => {
    const capacity = capacityOf(lane.table, dimension);
    if (lane.table.regime === 'adaptive') return [{ tokens: lane.tokens[dimension], inflow: capacity }];
    const { order, state } = lane.partitions;
    return order.map((slot) => ({
      tokens: partitionTokens(lane, dimension)[slot] as number,
      inflow: capacity * (state.shareWeight[slot] as number),
    }));
  });
}

/** How long the first bucket lasts that was drawn on for so many seconds; null: none was, but for chance. */
function burstSeconds(lane: Lane, before: ReturnType<typeof bucketsOf>, seconds: number): number | null {
  const lasting = bucketsOf(lane).flatMap(({ tokens, inflow }, index) => {
    const perSecond = ((before[index]?.tokens ?? tokens) - tokens) / seconds;
    return perSecond > DRAWN_LEAST * inflow ? [tokens / perSecond] : [];
  });
  return lasting.length === 0 ? null : Math.min(...lasting);
}

function finishSecond(copy: World): void {
  do step(copy);
  while (copy.tick % TICKS_PER_SECOND !== 0);
  copy.events = [];
}

/** Rejected writes (S5) are as lost to who sent them. */
function refusedLastSecond({ lastSecond }: Lane): readonly [number, number] {
  if (lastSecond === null) return [0, 0];
  const [reads, writes] = lastSecond.throttled;
  return [sum(reads), sum(writes) + lastSecond.rejected];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function mean(numbers: readonly number[]): number {
  return sum(numbers) / Math.max(1, numbers.length);
}
