/** Patterns of the rate over time as the page offers them (T2). */
import type { RatePattern } from '../../engine/types.ts';

export type PatternKind = RatePattern['kind'];

/** What each is called. */
export const PATTERN_NAMES: Readonly<Record<PatternKind, string>> = {
  steady: 'steady',
  step: 'step',
  spike: 'spike',
  ramp: 'ramp',
  daily: 'daily',
  curve: 'curve',
};

/** Those that can be chosen; a curve comes with an experiment. */
export const PATTERN_KINDS: readonly PatternKind[] = ['steady', 'step', 'spike', 'ramp', 'daily'];

/** So soon after now that one sees it come. */
const LEAD_SECONDS = 10;

/** A pattern of this kind that begins soon after `now`, in seconds of simulated time. */
export function patternFrom(kind: PatternKind, now: number): RatePattern {
  const soon = Math.ceil(now) + LEAD_SECONDS;
  switch (kind) {
    case 'step':
      return { kind, atSecond: soon, factor: 2 };
    case 'spike':
      return { kind, atSecond: soon, seconds: 60, factor: 3 };
    case 'ramp':
      return { kind, fromSecond: soon, toSecond: soon + 300, factor: 3 };
    case 'daily':
      return { kind, low: 0.2, periodSeconds: 86_400 };
    case 'steady':
    case 'curve':
      return { kind: 'steady' };
  }
}
