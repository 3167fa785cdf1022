/** Which numbers a pattern of the rate over time has (T2). */
import type { RatePattern } from '../../engine/types.ts';
import { type Range, TRAFFIC_RANGES } from '../../experiment/ranges.ts';
import type { PartNumber } from './NumberFields.tsx';

/** The numbers of a pattern, in the order in which they are read. */
export function patternNumbers(pattern: RatePattern): PartNumber<RatePattern>[] {
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
): PartNumber<RatePattern> {
  return { field: { name, range, ...(unit === undefined ? {} : { unit }) }, value, withValue };
}
