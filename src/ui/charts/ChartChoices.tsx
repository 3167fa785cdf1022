/** Below the charts: how to read their lines, and what they show. */
import { useId } from 'react';
import type { Resolution } from '../../draw/charts/chartWindow.ts';
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

const RESOLUTIONS = [
  ['second', 'per second'],
  ['minute', 'CloudWatch minute'],
] as const satisfies readonly (readonly [Resolution, string])[];

export function ChartChoices(props: Props) {
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
          <Choice
            label="Charts of"
            options={[
              [false, partitionName(partition)],
              [true, 'table'],
            ]}
            value={wantsTable}
            onChange={onWantsTable}
          />
        )}
        <Choice label="Resolution" options={RESOLUTIONS} value={resolution} onChange={onResolution} />
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
}

interface ChoiceProps<Value> {
  readonly label: string;
  readonly options: readonly (readonly [value: Value, name: string])[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

function Choice<Value>({ label, options, value, onChange }: ChoiceProps<Value>) {
  const group = useId();
  return (
    <fieldset className={styles.choice} aria-label={label}>
      {options.map(([each, name]) => (
        <label key={name} className={styles.option}>
          <input type="radio" name={group} checked={each === value} onChange={() => onChange(each)} />
          {name}
        </label>
      ))}
    </fieldset>
  );
}
