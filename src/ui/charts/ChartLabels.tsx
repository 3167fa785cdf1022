/** What stands on a chart as text and signs; the chart says the same in words, so none of it is read aloud. */
import { type ChartLayout, LABEL_HEIGHT, type Tick } from '../../draw/charts/chartLayout.ts';
import { type ChartSeries, momentAt } from '../../draw/charts/chartSeries.ts';
import type { MarkGroup } from '../../draw/timeline/timelineLayout.ts';
import type { Dimension } from '../../engine/types.ts';
import { TICKS_PER_SECOND } from '../../protocol/facts.ts';
import { formatClock, formatUnits } from '../format.ts';
import { MarkIcon } from '../timeline/MarkIcon.tsx';
import { marksWords } from '../words/charts.ts';
import { unitName } from '../words/names.ts';
import styles from './ChartLabels.module.css';

const MARK_WIDTH = 14;

/** Width of a time, pixels, and rather more. */
const TIME_WIDTH = 56;

interface Props {
  readonly dimension: Dimension;
  readonly capacity: string;
  readonly series: ChartSeries | null;
  readonly layout: ChartLayout;
  readonly tokensMost: number;
  readonly hasBurst: boolean;
  readonly hardLimit: number | null;
  readonly marks: readonly MarkGroup[];
  /** The tick shown, and whether the run has gone on from there already. */
  readonly now: number;
  readonly isPast: boolean;
}

export function ChartLabels(props: Props) {
  const { layout, series, capacity, marks, now, isPast } = props;
  const latest = series === null || now < TICKS_PER_SECOND ? null : momentAt(series, now - 1);
  return (
    <div className={styles.labels} aria-hidden="true">
      {isPast ? (
        <span
          className={styles.now}
          style={{ left: layout.x(now), width: Math.max(0, layout.size.width - layout.x(now)) }}
        />
      ) : null}
      {layout.rates.map((rate, index) => (
        <span key={rate.value} className={styles.rate} style={{ top: rate.at }}>
          {rateText(rate, index === layout.rates.length - 1, props.dimension)}
        </span>
      ))}
      {layout.times.map(({ value, at }) => (
        <span
          key={value}
          className={styles.time}
          data-edge={edgeOf(at, layout.size.width)}
          style={{ left: at, top: layout.size.height }}
        >
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
      {latest === null ? null : (
        <span className={styles.burst} style={{ top: layout.stripTop }}>
          {props.hasBurst ? burstText(latest.tokens, props.tokensMost) : 'burst off'}
        </span>
      )}
      {marks.map(({ tick, kind, counts }) => (
        <span
          key={tick}
          className={styles.mark}
          style={{ left: markAt(layout.x(tick), layout.size.width), height: layout.plotBottom }}
          title={`${formatClock(tick)}: ${marksWords(counts)}`}
        >
          <MarkIcon kind={kind} />
        </span>
      ))}
    </div>
  );
}

/** A time in the middle of an edge would stand half outside. */
function edgeOf(at: number, width: number): 'left' | 'right' | 'none' {
  if (at < TIME_WIDTH / 2) return 'left';
  return at > width - TIME_WIDTH / 2 ? 'right' : 'none';
}

/** A sign at the very edge is moved in, whole. */
function markAt(at: number, width: number): number {
  return Math.min(width - MARK_WIDTH / 2, Math.max(MARK_WIDTH / 2, at));
}

/** The topmost says what all of them are. */
function rateText({ value }: Tick, isTop: boolean, dimension: Dimension): string {
  return isTop ? `${formatUnits(value)} ${unitName(dimension)}/s` : formatUnits(value);
}

function burstText(tokens: number, most: number): string {
  return `burst left ${formatUnits(tokens)}${most > 0 ? ` of ${formatUnits(most)}` : ''}`;
}
