/** What stands on a chart as text and signs; the chart says the same in words, so none of it is read aloud. */
import type { ChartLayout, Tick } from '../../draw/charts/chartLayout.ts';
import { type ChartSeries, momentAt } from '../../draw/charts/chartSeries.ts';
import type { MarkGroup } from '../../draw/timeline/timelineLayout.ts';
import type { Dimension } from '../../engine/types.ts';
import { formatClock, formatUnits } from '../format.ts';
import { MarkIcon } from '../timeline/MarkIcon.tsx';
import { marksWords } from '../words/charts.ts';
import { unitName } from '../words/names.ts';
import styles from './ChartLabels.module.css';

/** Two labels this close, in pixels, would be one on the other. */
const LABEL_HEIGHT = 14;

interface Props {
  readonly dimension: Dimension;
  readonly capacity: string;
  readonly series: ChartSeries | null;
  readonly layout: ChartLayout;
  readonly tokensMost: number;
  readonly hardLimit: number | null;
  readonly marks: readonly MarkGroup[];
  /** The tick shown. */
  readonly now: number;
}

export function ChartLabels(props: Props) {
  const { layout, series, capacity, marks, now } = props;
  const latest = series === null ? null : momentAt(series, now - 1);
  return (
    <div className={styles.labels} aria-hidden="true">
      {layout.rates.map((rate, index) => (
        <span key={rate.value} className={styles.rate} style={{ top: rate.at }}>
          {rateText(rate, index === layout.rates.length - 1, props.dimension)}
        </span>
      ))}
      {layout.times.map(({ value, at }) => (
        <span key={value} className={styles.time} style={{ left: at, top: layout.size.height }}>
          {formatClock(value)}
        </span>
      ))}
      {latest === null || latest.provisioned === 0 ? null : (
        <span
          className={styles.capacity}
          style={{ top: layout.showsProvisioned ? layout.y(latest.provisioned) : LABEL_HEIGHT }}
        >
          {capacity} {formatUnits(latest.provisioned)}
          {layout.showsProvisioned ? '' : ' ↑'}
        </span>
      )}
      {layout.limitAt === null || props.hardLimit === null ? null : (
        <span className={styles.limit} style={{ top: layout.limitAt }}>
          hard limit {formatUnits(props.hardLimit)}
        </span>
      )}
      <span className={styles.burst} style={{ top: layout.stripTop }}>
        {burstText(latest?.tokens ?? 0, props.tokensMost)}
      </span>
      {marks.map(({ tick, kind, counts }) => (
        <span
          key={tick}
          className={styles.mark}
          style={{ left: layout.x(tick), height: layout.plotBottom }}
          title={`${formatClock(tick)}: ${marksWords(counts)}`}
        >
          <MarkIcon kind={kind} />
        </span>
      ))}
      <span className={styles.now} style={{ left: layout.x(now), width: layout.size.width }} />
    </div>
  );
}

/** The topmost says what all of them are. */
function rateText({ value }: Tick, isTop: boolean, dimension: Dimension): string {
  return isTop ? `${formatUnits(value)} ${unitName(dimension)}/s` : formatUnits(value);
}

function burstText(tokens: number, most: number): string {
  return `burst left ${formatUnits(tokens)}${most > 0 ? ` of ${formatUnits(most)}` : ''}`;
}
