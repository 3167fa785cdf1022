/** Which stretch of the run a chart shows, and in which bins. Bins stand still on the clock, so a chart never shimmers. */
import { TICKS_PER_SECOND } from '../../protocol/facts.ts';
import { roundTicks } from '../timeSteps.ts';

/** How long a chart looks back: ticks, or all of the run. */
export type Span = number | 'run';

/** `second`: as fine as the pixels allow. `minute`: what CloudWatch shows, means over a minute. */
export type Resolution = 'second' | 'minute';

/** A stretch of time in equal bins; all in ticks. */
export interface TimeWindow {
  readonly fromTick: number;
  readonly toTick: number;
  readonly ticksPerBin: number;
  readonly bins: number;
}

export interface WindowChoice {
  /** Where the run stands, and the furthest tick that was computed. */
  readonly tick: number;
  readonly endTick: number;
  readonly span: Span;
  readonly resolution: Resolution;
  /** Whether seconds are known for all of the run, not only for its last hour. */
  readonly secondsKept: boolean;
}

const TICKS_PER_MINUTE = 60 * TICKS_PER_SECOND;

/** The simulation keeps seconds for this long, minutes before (M1). */
const SECONDS_KEPT_TICKS = 60 * TICKS_PER_MINUTE;

/** A bin is about a pixel wide on the smallest screen. */
const BINS_MOST = 300;

/** The window fills up from the left, then moves on with the run, or back with whoever goes back. */
export function chartWindow(choice: WindowChoice): TimeWindow {
  const { tick, endTick } = choice;
  const length = windowLength(choice);
  const behind = Math.min(endTick - length, tick - Math.floor(length / 4));
  const start = Math.max(0, behind);
  const ticksPerBin = binLength(choice, start, length);
  const fromTick = Math.floor(start / ticksPerBin) * ticksPerBin;
  const bins = Math.ceil(length / ticksPerBin) + (fromTick < start ? 1 : 0);
  return { fromTick, toTick: fromTick + bins * ticksPerBin, ticksPerBin, bins };
}

/** A young run is shown in round lengths, from one minute on: the axis stands still while it fills. */
function windowLength({ endTick, span, resolution }: WindowChoice): number {
  const least = resolution === 'minute' ? 10 * TICKS_PER_MINUTE : TICKS_PER_MINUTE;
  const whole = roundTicks(Math.max(least, endTick));
  return span === 'run' ? whole : Math.min(Math.max(span, least), whole);
}

function binLength(
  { resolution, endTick, secondsKept }: WindowChoice,
  start: number,
  length: number,
): number {
  const fitting = roundTicks(Math.max(TICKS_PER_SECOND, length / BINS_MOST));
  const onlyMinutes = !secondsKept && start < endTick - SECONDS_KEPT_TICKS;
  return resolution === 'minute' || onlyMinutes ? Math.max(TICKS_PER_MINUTE, fitting) : fitting;
}
