/** Series for tests, by the values that matter. */
import type { ChartSeries } from './chartSeries.ts';

type Columns = Partial<Record<Exclude<keyof ChartSeries, 'fromTick' | 'ticksPerBin' | 'bins'>, number[]>>;

/** A series from tick 0 on; a column that is not given is 0 wherever the longest one has a value. */
export function seriesFrom({
  ticksPerBin = 10,
  ...columns
}: Columns & { ticksPerBin?: number }): ChartSeries {
  const bins = Math.max(...Object.values(columns).map((column) => column.length));
  const column = (values: readonly number[] | undefined): Float32Array =>
    values === undefined ? new Float32Array(bins) : Float32Array.from(values);
  return {
    fromTick: 0,
    ticksPerBin,
    bins,
    offered: column(columns.offered),
    served: column(columns.served),
    throttled: column(columns.throttled),
    offeredMost: column(columns.offeredMost ?? columns.offered),
    throttledMost: column(columns.throttledMost ?? columns.throttled),
    rejected: column(columns.rejected),
    provisioned: column(columns.provisioned),
    tokens: column(columns.tokens),
  };
}
