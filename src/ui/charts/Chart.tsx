/** One chart, of reads or of writes: asked for, served, throttled, against what is provisioned and left for a burst. */
import { type KeyboardEvent, type PointerEvent, useId, useMemo, useRef } from 'react';
import { type ChartLayout, chartLayout } from '../../draw/charts/chartLayout.ts';
import { type Moment, momentAt, momentOf, seriesOf } from '../../draw/charts/chartSeries.ts';
import type { Resolution } from '../../draw/charts/chartWindow.ts';
import type { MarkGroup } from '../../draw/timeline/timelineLayout.ts';
import { placeIn } from '../../draw/zoom.ts';
import type { Dimension } from '../../engine/types.ts';
import { READ } from '../../protocol/facts.ts';
import { useApp } from '../appContext.ts';
import { later } from '../later.tsx';
import { useStored } from '../useStored.ts';
import { useWidth } from '../useWidth.ts';
import { momentSentence, rateHeadline } from '../words/charts.ts';
import styles from './Chart.module.css';
import { ChartCanvas } from './ChartCanvas.tsx';
import { ChartLabels } from './ChartLabels.tsx';
import type { ChartData } from './useChartData.ts';
import type { Rates } from './useRates.ts';

const ChartReadout = later(() => import('./ChartReadout.tsx'));

/** Height of the painted part, CSS pixels; the times stand below it. */
const HEIGHT = 164;

/** Bins that Page Up and Page Down go over. */
const PAGE_BINS = 10;

export interface ChartProps {
  readonly dimension: Dimension;
  /** `table` or the partition's name. */
  readonly subject: string;
  /** What the capacity of the subject is called. */
  readonly capacity: string;
  readonly data: ChartData;
  readonly resolution: Resolution;
  /** Over the last second; null: none has been simulated yet. */
  readonly rates: Rates | null;
  /** Why there are no rates to be said; null: there are. */
  readonly unmeasured: string | null;
  readonly tokensMost: number;
  readonly hasBurst: boolean;
  readonly hardLimit: number | null;
  /** The moment that is read out, ticks; null: none. */
  readonly cursor: number | null;
  readonly onCursor: (tick: number | null) => void;
  readonly marksWithin: (layout: ChartLayout) => readonly MarkGroup[];
}

export function Chart(props: ChartProps) {
  const {
    dimension,
    subject,
    data,
    rates,
    unmeasured,
    cursor,
    onCursor,
    resolution,
    tokensMost,
    hardLimit,
    capacity,
  } = props;
  const { live, session } = useApp();
  const titleId = useId();
  const plot = useRef<HTMLDivElement>(null);
  const width = useWidth(plot);
  const series = useMemo(
    () => (data.series === null ? null : seriesOf(data.series, dimension)),
    [data.series, dimension],
  );
  const layout = useMemo(
    () =>
      chartLayout({ size: { width, height: HEIGHT }, window: data.window, series, tokensMost, hardLimit }),
    [width, data.window, series, tokensMost, hardLimit],
  );
  const now = useStored(live, (state) => state.digest?.tick ?? 0);
  const isPast = useStored(live, ({ digest }) => digest !== null && digest.tick < digest.endTick);
  const moment = series === null ? null : momentAt(series, cursor ?? now - 1);
  const title = dimension === READ ? 'Reads' : 'Writes';
  const throttled = rates?.throttled[dimension] ?? 0;
  const rejected = dimension === READ ? 0 : (rates?.rejected ?? 0);

  const jumpTo = ({ toTick }: Moment): void => session.seek(Math.min(toTick, data.window.toTick));

  const pointAt = (event: PointerEvent): void =>
    onCursor(layout.tickAt(placeIn(event.currentTarget, event).x));

  const onKeyDown = (event: KeyboardEvent): void => {
    if (series === null || moment === null) return;
    if (event.key === 'Enter') jumpTo(moment);
    else if (event.key === 'Escape') onCursor(null);
    else {
      const bin = binByKey(event.key, moment.bin, series.bins);
      if (bin === null) return;
      onCursor(momentAt(series, momentOf(series, bin).fromTick)?.fromTick ?? null);
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <section className={styles.chart} aria-labelledby={titleId}>
      <div className={styles.head}>
        <h2 id={titleId} className={styles.title}>
          {title}
          <span className={styles.subject}> {subject}</span>
        </h2>
        <p className={styles.headline} data-throttled={unmeasured === null && throttled + rejected > 0}>
          {rates === null ? '…' : (unmeasured ?? rateHeadline(rates.served[dimension], throttled, rejected))}
        </p>
      </div>
      <div
        ref={plot}
        className={styles.plot}
        role="slider"
        tabIndex={0}
        aria-label={`${title} over time`}
        aria-description="Left and right read out the values; Enter goes to that moment"
        aria-valuemin={data.window.fromTick}
        aria-valuemax={data.window.toTick}
        aria-valuenow={moment?.fromTick ?? data.window.fromTick}
        aria-valuetext={moment === null ? 'no data yet' : momentSentence(moment, dimension, capacity)}
        onPointerMove={pointAt}
        onPointerDown={pointAt}
        onPointerLeave={() => onCursor(null)}
        onClick={() => {
          if (moment !== null) jumpTo(moment);
        }}
        onBlur={() => onCursor(null)}
        onKeyDown={onKeyDown}
      >
        <ChartCanvas
          dimension={dimension}
          series={series}
          layout={layout}
          stepped={resolution === 'minute'}
        />
        {rates === null ? null : (
          <ChartLabels
            dimension={dimension}
            capacity={capacity}
            series={series}
            layout={layout}
            tokensMost={tokensMost}
            hasBurst={props.hasBurst}
            hardLimit={hardLimit}
            marks={props.marksWithin(layout)}
            now={now}
            isPast={isPast}
          />
        )}
        {cursor === null || moment === null ? null : (
          <ChartReadout moment={moment} dimension={dimension} capacity={capacity} layout={layout} />
        )}
      </div>
    </section>
  );
}

/** Where a key goes from a bin; null: it is not a key of the chart. */
function binByKey(key: string, bin: number, bins: number): number | null {
  const targets: Readonly<Record<string, number>> = {
    ArrowLeft: bin - 1,
    ArrowRight: bin + 1,
    PageDown: bin - PAGE_BINS,
    PageUp: bin + PAGE_BINS,
    Home: 0,
    End: bins - 1,
  };
  const target = targets[key];
  return target === undefined ? null : Math.min(bins - 1, Math.max(0, target));
}
