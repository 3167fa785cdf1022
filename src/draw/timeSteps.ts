/** Round lengths of simulated time: what axes are divided by and what windows are long. */
import { TICKS_PER_SECOND } from '../protocol/facts.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Seconds; from a minute on whole minutes, so that they hold what is only kept minute by minute. */
const STEPS = [
  ...[1, 2, 5, 10, 15, 30],
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
  ...[1, 2, 7, 14, 28].map((days) => days * DAY),
];

/** The shortest round length, in ticks, that is at least `ticks`; beyond the longest, a multiple of it. */
export function roundTicks(ticks: number): number {
  const longest = 28 * DAY * TICKS_PER_SECOND;
  const step = STEPS.find((seconds) => seconds * TICKS_PER_SECOND >= ticks);
  return step === undefined ? Math.ceil(ticks / longest) * longest : step * TICKS_PER_SECOND;
}

/** Round moments within [fromTick, toTick], at most `most` and evenly apart. */
export function timeTicks(fromTick: number, toTick: number, most: number): number[] {
  const step = roundTicks((toTick - fromTick) / Math.max(1, most));
  const first = Math.ceil(fromTick / step);
  const last = Math.floor(toTick / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * step);
}
