/** Below the charts: how to read their lines, and what they show. */
import { memo } from 'react';
import type { Resolution } from '../../draw/charts/chartWindow.ts';
import { type Segment, Segments } from '../Segments.tsx';
import { partitionName } from '../words/names.ts';
import styles from './ChartChoices.module.css';
import { isReplayable, type SpanChoice } from './useChartData.ts';

interface Props {
  readonly capacity: string;
  readonly span: SpanChoice;
  readonly onSpan: (span: SpanChoice) => void;
  readonly resolution: Resolution;
  readonly onResolution: (resolution: Resolution) => void;
  /** The partition that is selected; null: none, so there is nothing to choose. */
  readonly partition: number | null;
  readonly wantsTable: boolean;
  readonly onWantsTable: (wantsTable: boolean) => void;
  /** Whether the numbers are shown as tables, too. */
  readonly showsTables: boolean;
  readonly onShowsTables: (showsTables: boolean) => void;
}

/** Ticks; `auto` and `run` as they are. */
const SPANS: readonly (readonly [value: SpanChoice, name: string])[] = [
  ['auto', 'span by speed'],
  [600, 'last minute'],
  [6000, 'last 10 minutes'],
  [36_000, 'last hour'],
  ['run', 'whole run'],
];

const RESOLUTIONS: readonly Segment<Resolution>[] = [
  { value: 'second', name: 'per second' },
  { value: 'minute', name: 'CloudWatch minute' },
];

export const ChartChoices = memo(function ChartChoices(props: Props) {
  const { capacity, span, onSpan, resolution, onResolution, partition, wantsTable, onWantsTable } = props;
  const spans = SPANS.filter(([value]) => partition === null || wantsTable || isReplayable(value));
  return (
    <div className={styles.foot}>
      <ul className={styles.legend}>
        <li data-line="served">served</li>
        <li data-line="throttled">throttled</li>
        <li data-line="capacity">{capacity}</li>
        {resolution === 'minute' ? <li data-line="peak">busiest second</li> : null}
      </ul>
      <div className={styles.choices}>
        {partition === null ? null : (
          <Segments
            label="Charts of"
            segments={[
              { value: false, name: partitionName(partition) },
              { value: true, name: 'table' },
            ]}
            value={wantsTable}
            onChange={onWantsTable}
          />
        )}
        <Segments label="Resolution" segments={RESOLUTIONS} value={resolution} onChange={onResolution} />
        <select
          className={styles.span}
          aria-label="Span of time"
          value={String(spans.some(([value]) => value === span) ? span : 'auto')}
          onChange={({ target }) => onSpan(spans[target.selectedIndex]?.[0] ?? 'auto')}
        >
          {spans.map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
        <button
          type="button"
          className={styles.tables}
          aria-expanded={props.showsTables}
          onClick={() => props.onShowsTables(!props.showsTables)}
        >
          Numbers
        </button>
      </div>
    </div>
  );
});
