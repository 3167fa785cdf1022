/** What would happen if: a change is tried on a copy of the world, by the engine itself. */
import { fail, type Result, succeed } from '../base/result.ts';
import { applyEdit } from '../engine/edits.ts';
import { TICKS_PER_SECOND } from '../engine/limits.ts';
import { step } from '../engine/step.ts';
import { cloneWorld, type Lane, type World } from '../engine/world.ts';
import type { Trial, TrialOutcome } from '../protocol/questions.ts';

/** Bounds on the work of one trial, so that the run itself does not stand still for long: half a second at most. */
const PARTITION_SECONDS_MAX = 800_000;
const KEYS_MAX = 100_000;

/** Seconds at the end over which the outcome is averaged. */
const MEAN_SECONDS = 5;

/** Runs a copy of the world with the changes. The problem: a change is not possible, or what makes the trial too long. */
export function tryOut(world: World, index: number, { edits, seconds }: Trial): Result<TrialOutcome> {
  const tooMuch = tooMuchIn(world, seconds);
  if (tooMuch !== null) return fail(`${tooMuch} take too long to compute beside the run.`);
  const copy = cloneWorld(world);
  for (const edit of edits) {
    const applied = applyEdit(copy, edit);
    if (!applied.ok) return applied;
  }
  return succeed(outcomeOf(copy, index, seconds));
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

function outcomeOf(copy: World, index: number, seconds: number): TrialOutcome {
  const perSecond: (readonly [number, number])[] = [];
  // The second in progress is partly from before the change: it is finished and not counted.
  finishSecond(copy);
  for (let second = 0; second < seconds; second += 1) {
    finishSecond(copy);
    perSecond.push(refusedLastSecond(copy.lanes[index] as Lane));
  }
  const lastRefusal = perSecond.findLastIndex(([reads, writes]) => reads > 0 || writes > 0);
  const last = perSecond.slice(-MEAN_SECONDS);
  return {
    throttled: [mean(last.map(([reads]) => reads)), mean(last.map(([, writes]) => writes))],
    calmAfterSeconds: lastRefusal === perSecond.length - 1 ? null : lastRefusal + 1,
  };
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
