/** The whole run on one line: where it throttled, and what happened when. */

import { TICKS_PER_SECOND } from '../../protocol/facts.ts';
import type { RunMark, RunMarkKind, RunOverview } from '../../protocol/questions.ts';
import { roundTicks } from '../timeSteps.ts';

/** A stretch of time, ticks. */
export interface Stretch {
  readonly fromTick: number;
  readonly toTick: number;
}

/** Marks that are too close to be told apart stand as one. */
export interface MarkGroup {
  /** Of the first. */
  readonly tick: number;
  /** The kind that matters most. */
  readonly kind: RunMarkKind;
  /** All that stand here, by kind, the one that matters most first. */
  readonly counts: readonly (readonly [kind: RunMarkKind, count: number])[];
}

/** What matters most first. */
const KINDS: readonly RunMarkKind[] = ['edit', 'capacity', 'split', 'full', 'move', 'splitRefused'];

/** No line is shorter than a minute, so that the first seconds do not rush along it. */
const LENGTH_LEAST = 60 * TICKS_PER_SECOND;

/** Length of the line, ticks: a round time, so that it stands still while the run goes on. */
export function timelineLength(endTick: number): number {
  return roundTicks(Math.max(LENGTH_LEAST, endTick));
}

/** Where reads or writes were throttled; neighbours are one stretch. */
export function throttledStretches({ ticksPerBin, throttled, endTick }: RunOverview): Stretch[] {
  const [reads, writes] = throttled;
  const stretches: Stretch[] = [];
  for (let bin = 0; bin < reads.length; bin += 1) {
    if (!((reads[bin] ?? 0) > 0 || (writes[bin] ?? 0) > 0)) continue;
    const fromTick = bin * ticksPerBin;
    const toTick = Math.min(fromTick + ticksPerBin, endTick);
    const last = stretches.at(-1);
    if (last?.toTick === fromTick) stretches[stretches.length - 1] = { fromTick: last.fromTick, toTick };
    else stretches.push({ fromTick, toTick });
  }
  return stretches;
}

/**
 * The same, drawn out to the end of the run as it is by now, if it throttles there still: an overview is always a
 * little older than the figures.
 */
export function upToDate(
  stretches: readonly Stretch[],
  { endTick: knownTick }: RunOverview,
  endTick: number,
  isThrottled: boolean,
): readonly Stretch[] {
  const last = stretches.at(-1);
  if (!isThrottled || last === undefined || last.toTick < knownTick - TICKS_PER_SECOND) return stretches;
  return [...stretches.slice(0, -1), { fromTick: last.fromTick, toTick: Math.max(last.toTick, endTick) }];
}

/** Whether a moment lies in one of the stretches. */
export function isWithin(stretches: readonly Stretch[], tick: number): boolean {
  return stretches.some(({ fromTick, toTick }) => tick >= fromTick && tick <= toTick);
}

/** Groups marks so that each has at least `ticksApart` to itself. */
export function groupMarks(marks: readonly RunMark[], ticksApart: number): MarkGroup[] {
  const groups: RunMark[][] = [];
  for (const mark of marks) {
    const group = groups.at(-1);
    const first = group?.[0];
    if (group !== undefined && first !== undefined && mark.tick - first.tick < ticksApart) group.push(mark);
    else groups.push([mark]);
  }
  return groups.map(groupOf);
}

function groupOf(marks: readonly RunMark[]): MarkGroup {
  const counts = KINDS.flatMap((kind) => {
    const count = marks.reduce((sum, mark) => sum + (mark.kind === kind ? mark.count : 0), 0);
    return count === 0 ? [] : [[kind, count] as const];
  });
  const kind = counts[0]?.[0] ?? 'edit';
  return { tick: marks[0]?.tick ?? 0, kind, counts };
}
