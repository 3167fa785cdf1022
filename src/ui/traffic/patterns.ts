/** Patterns of the rate over time as the page offers them (T2), and which numbers each has. */
import type { RatePattern } from '../../engine/types.ts';
import { type Range, TRAFFIC_RANGES } from '../../experiment/ranges.ts';
import type { NumberField } from '../controls/numberText.ts';

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

/** One number of a pattern: how to read it and how to write it. */
export interface PatternNumber {
  readonly field: NumberField;
  readonly value: number;
  readonly withValue: (value: number) => RatePattern;
}

/** The numbers of a pattern, in the order in which they are read. */
export function patternNumbers(pattern: RatePattern): PatternNumber[] {
  const { seconds, factor, share, periodSeconds } = TRAFFIC_RANGES;
  switch (pattern.kind) {
    case 'steady':
    case 'curve':
      return [];
    case 'step':
      return [
        number('At second', seconds, pattern.atSecond, (atSecond) => ({ ...pattern, atSecond }), 's'),
        number('Times', factor, pattern.factor, (value) => ({ ...pattern, factor: value })),
      ];
    case 'spike':
      return [
        number('At second', seconds, pattern.atSecond, (atSecond) => ({ ...pattern, atSecond }), 's'),
        number('For', seconds, pattern.seconds, (value) => ({ ...pattern, seconds: value }), 's'),
        number('Times', factor, pattern.factor, (value) => ({ ...pattern, factor: value })),
      ];
    case 'ramp': {
      const { fromSecond, toSecond } = pattern;
      // A ramp takes some time: neither end may pass the other.
      const before = { ...seconds, most: toSecond - 1 };
      const after = { ...seconds, least: fromSecond + 1 };
      return [
        number('From second', before, fromSecond, (value) => ({ ...pattern, fromSecond: value }), 's'),
        number('To second', after, toSecond, (value) => ({ ...pattern, toSecond: value }), 's'),
        number('Times', factor, pattern.factor, (value) => ({ ...pattern, factor: value })),
      ];
    }
    case 'daily':
      return [
        {
          field: { name: 'At the lowest', range: share, unit: '%', scale: 0.01 },
          value: pattern.low,
          withValue: (low) => ({ ...pattern, low }),
        },
        number(
          'Period',
          periodSeconds,
          pattern.periodSeconds,
          (value) => ({ ...pattern, periodSeconds: value }),
          's',
        ),
      ];
  }
}

function number(
  name: string,
  range: Range,
  value: number,
  withValue: (value: number) => RatePattern,
  unit?: string,
): PatternNumber {
  return { field: { name, range, ...(unit === undefined ? {} : { unit }) }, value, withValue };
}
