/** M1: what a table did, second by second for the last hour, minute by minute before. Bounded memory. */
import { TICKS_PER_SECOND } from './limits.ts';
import type { SeriesPoint } from './types.ts';

const SECONDS_KEPT = 3600;
const SECONDS_PER_MINUTE = 60;

/** Minutes of a fortnight; the oldest go first. */
const MINUTES_KEPT = 14 * 24 * 60;

export interface Series {
  /** Consecutive seconds, oldest first; at most `SECONDS_KEPT` and a minute. */
  seconds: SeriesPoint[];
  /** Consecutive minutes from the start. CloudWatch shows these (M1). */
  minutes: SeriesPoint[];
}

export function createSeries(): Series {
  return { seconds: [], minutes: [] };
}

/** Appends a second. */
export function addPoint(series: Series, point: SeriesPoint): void {
  series.seconds.push(point);
  const ticksPerMinute = SECONDS_PER_MINUTE * TICKS_PER_SECOND;
  if ((point.tick + point.ticks) % ticksPerMinute !== 0) return;
  series.minutes.push(sumPoints(series.seconds.slice(-SECONDS_PER_MINUTE)));
  if (series.minutes.length > MINUTES_KEPT) series.minutes.shift();
  if (series.seconds.length > SECONDS_KEPT + SECONDS_PER_MINUTE)
    series.seconds = series.seconds.slice(-SECONDS_KEPT);
}

/** What lies before `tick`, for a branch that begins there. */
export function cutSeries(series: Series, tick: number): Series {
  const isBefore = (point: SeriesPoint): boolean => point.tick + point.ticks <= tick;
  return { seconds: series.seconds.filter(isBefore), minutes: series.minutes.filter(isBefore) };
}

/** Points that begin in [fromTick, toTick): minutes up to the first second that is kept, then seconds. */
export function pointsBetween(series: Series, fromTick: number, toTick: number): SeriesPoint[] {
  const firstSecond = series.seconds[0]?.tick ?? Number.POSITIVE_INFINITY;
  const isInside = (point: SeriesPoint): boolean => point.tick >= fromTick && point.tick < toTick;
  return [
    ...series.minutes.filter((point) => point.tick + point.ticks <= firstSecond && isInside(point)),
    ...series.seconds.filter(isInside),
  ];
}

/** The sum of consecutive points: what a metric over a longer period shows. */
export function sumPoints(points: readonly SeriesPoint[]): SeriesPoint {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('There are no points to add up');
  const sum = (pick: (point: SeriesPoint) => number): number =>
    points.reduce((total, point) => total + pick(point), 0);
  const pair = (pick: (point: SeriesPoint, dimension: 0 | 1) => number): [number, number] => [
    sum((point) => pick(point, 0)),
    sum((point) => pick(point, 1)),
  ];
  const causes = (dimension: 0 | 1): number[] =>
    first.throttled[dimension].map((_, cause) => sum((point) => point.throttled[dimension][cause] ?? 0));
  return {
    tick: first.tick,
    ticks: sum((point) => point.ticks),
    offered: pair((point, dimension) => point.offered[dimension]),
    served: pair((point, dimension) => point.served[dimension]),
    throttled: [causes(0), causes(1)],
    rejected: sum((point) => point.rejected),
    tokens: last.tokens,
    provisioned: last.provisioned,
    partitions: last.partitions,
  };
}
