/** T2. The rate of an operation over time, as a factor on its requests per second. */
import { assertNever } from '../../base/assert.ts';
import { TICKS_PER_SECOND } from '../limits.ts';
import type { RatePattern } from '../types.ts';

/** T2. The factor of `pattern` in tick number `tick`: its value at the start of that tick. */
export function rateFactor(pattern: RatePattern, tick: number): number {
  const second = tick / TICKS_PER_SECOND;
  switch (pattern.kind) {
    case 'steady':
      return 1;
    case 'step':
      return second >= pattern.atSecond ? pattern.factor : 1;
    case 'spike':
      return second >= pattern.atSecond && second < pattern.atSecond + pattern.seconds ? pattern.factor : 1;
    case 'ramp':
      return onLine([pattern.fromSecond, 1], [pattern.toSecond, pattern.factor], second);
    case 'daily':
      return pattern.low + (1 - pattern.low) * wave(second / pattern.periodSeconds);
    case 'curve':
      return onCurve(pattern.points, second);
    default:
      return assertNever(pattern);
  }
}

type Point = readonly [second: number, factor: number];

/** On the line from one point to another, level outside; a jump if both have the same second. */
function onLine(from: Point, to: Point, second: number): number {
  if (second >= to[0]) return to[1];
  if (second <= from[0]) return from[1];
  return from[1] + ((to[1] - from[1]) * (second - from[0])) / (to[0] - from[0]);
}

/** Straight lines between points in ascending order of seconds; without any point the factor is 1. */
function onCurve(points: readonly Point[], second: number): number {
  const next = firstAfter(points, second);
  const before = points[next - 1] ?? points[0];
  const after = points[next] ?? before;
  return before === undefined || after === undefined ? 1 : onLine(before, after, second);
}

/** Index of the first point later than `second`; an imported curve may have many. */
function firstAfter(points: readonly Point[], second: number): number {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((points[middle] as Point)[0] <= second) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * 0 at whole turns, 1 half-way between: the square of the half wave sin(π x) by Bhaskara I's fraction
 * (off by at most 0.0017), because `Math.sin` differs between machines.
 */
function wave(turns: number): number {
  const part = turns - Math.floor(turns);
  const product = 4 * part * (1 - part);
  const halfSine = (4 * product) / (5 - product);
  return halfSine * halfSine;
}
