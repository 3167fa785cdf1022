/** One dimension of a window of time, as a chart reads it: by moment instead of by column. */
import type { Dimension } from '../../engine/types.ts';
import { TICKS_PER_SECOND, WRITE } from '../../protocol/facts.ts';
import type { SeriesWindow } from '../../protocol/questions.ts';

/** Columns over the bins; units/s but for `tokens`, units. NaN: nothing is known. */
export interface ChartSeries {
  readonly fromTick: number;
  readonly ticksPerBin: number;
  readonly bins: number;
  readonly offered: Float32Array;
  readonly served: Float32Array;
  readonly throttled: Float32Array;
  /** The most of any second of the bin: a mean hides a spike. */
  readonly offeredMost: Float32Array;
  readonly throttledMost: Float32Array;
  /** Writes that a full item collection turned away; null for reads. */
  readonly rejected: Float32Array | null;
  readonly provisioned: Float32Array;
  readonly tokens: Float32Array;
}

/** What a chart says about one bin. */
export interface Moment {
  readonly bin: number;
  readonly fromTick: number;
  readonly toTick: number;
  readonly offered: number;
  readonly served: number;
  readonly throttled: number;
  readonly throttledMost: number;
  readonly rejected: number;
  readonly provisioned: number;
  readonly tokens: number;
}

/** The reads or the writes of a window. */
export function seriesOf(window: SeriesWindow, dimension: Dimension): ChartSeries {
  return {
    fromTick: window.tick[0] ?? 0,
    ticksPerBin: window.ticksPerBin,
    bins: window.tick.length,
    offered: window.offered[dimension],
    served: window.served[dimension],
    throttled: window.throttled[dimension],
    offeredMost: window.offeredMost[dimension],
    throttledMost: window.throttledMost[dimension],
    rejected: dimension === WRITE ? window.rejected : null,
    provisioned: window.provisioned[dimension],
    tokens: window.tokens[dimension],
  };
}

/** Whether a bin is longer than a second, so that its rates are means. */
export function holdsMeans({ ticksPerBin }: Pick<ChartSeries, 'ticksPerBin'>): boolean {
  return ticksPerBin > TICKS_PER_SECOND;
}

/** Whether anything is known about a bin. */
export function isKnown({ offered }: ChartSeries, bin: number): boolean {
  return !Number.isNaN(offered[bin] ?? Number.NaN);
}

/** What is known about the bin that holds `tick`, or about the nearest known one; null: nothing at all is known. */
export function momentAt(series: ChartSeries, tick: number): Moment | null {
  const wanted = Math.floor((tick - series.fromTick) / series.ticksPerBin);
  const bin = nearestKnown(series, Math.min(series.bins - 1, Math.max(0, wanted)));
  return bin === null ? null : momentOf(series, bin);
}

/** What is known about one bin. */
export function momentOf(series: ChartSeries, bin: number): Moment {
  const of = (column: Float32Array | null): number => column?.[bin] ?? 0;
  const fromTick = series.fromTick + bin * series.ticksPerBin;
  return {
    bin,
    fromTick,
    toTick: fromTick + series.ticksPerBin,
    offered: of(series.offered),
    served: of(series.served),
    throttled: of(series.throttled),
    throttledMost: of(series.throttledMost),
    rejected: of(series.rejected),
    provisioned: of(series.provisioned),
    tokens: of(series.tokens),
  };
}

/** Units/s of a bin that were not served: throttled or rejected. */
export function refusedIn({ throttled, rejected }: ChartSeries, bin: number): number {
  return (throttled[bin] ?? 0) + (rejected?.[bin] ?? 0);
}

function nearestKnown(series: ChartSeries, bin: number): number | null {
  for (let distance = 0; distance < series.bins; distance += 1)
    for (const candidate of [bin - distance, bin + distance])
      if (candidate >= 0 && candidate < series.bins && isKnown(series, candidate)) return candidate;
  return null;
}
