/** The charts as tables: for those who do not see them, and for those who want the numbers. */
import {
  type ChartSeries,
  holdsMeans,
  isKnown,
  type Moment,
  momentOf,
  seriesOf,
} from '../../draw/charts/chartSeries.ts';
import type { Dimension } from '../../engine/types.ts';
import { DIMENSIONS, READ } from '../../protocol/facts.ts';
import type { SeriesWindow } from '../../protocol/questions.ts';
import { formatUnits } from '../format.ts';
import { momentClock } from '../words/charts.ts';
import { unitName } from '../words/names.ts';
import styles from './ChartTables.module.css';

/** As many as can be read in a table. */
const ROWS = 12;

interface Props {
  readonly subject: string;
  readonly capacity: string;
  readonly series: SeriesWindow | null;
}

export default function ChartTables({ subject, capacity, series }: Props) {
  if (series === null) return null;
  return (
    <div className={styles.pair}>
      {DIMENSIONS.map((dimension) => (
        <ChartTable
          key={dimension}
          dimension={dimension}
          subject={subject}
          capacity={capacity}
          series={seriesOf(series, dimension)}
        />
      ))}
    </div>
  );
}

interface TableProps {
  readonly dimension: Dimension;
  readonly subject: string;
  readonly capacity: string;
  readonly series: ChartSeries;
}

function ChartTable({ dimension, subject, capacity, series }: TableProps) {
  const unit = unitName(dimension);
  const rows = rowsOf(series);
  const hasRejected = rows.some(({ rejected }) => rejected > 0);
  return (
    <table className={styles.table}>
      <caption>
        {dimension === READ ? 'Reads' : 'Writes'} {subject}, {unit}/s
        {holdsMeans(series) ? ', means' : ''}; burst left in {unit}
      </caption>
      <thead>
        <tr>
          <th scope="col">Time</th>
          <th scope="col">Asked for</th>
          <th scope="col">Served</th>
          <th scope="col">Throttled</th>
          {hasRejected ? <th scope="col">Rejected</th> : null}
          <th scope="col">{capacity === 'share' ? 'Share' : 'Provisioned'}</th>
          <th scope="col">Burst left</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((moment) => (
          <tr key={moment.bin}>
            <th scope="row">{momentClock(moment)}</th>
            <td>{formatUnits(moment.offered)}</td>
            <td>{formatUnits(moment.served)}</td>
            <td data-bad={moment.throttled > 0}>{formatUnits(moment.throttled)}</td>
            {hasRejected ? <td data-bad={moment.rejected > 0}>{formatUnits(moment.rejected)}</td> : null}
            <td>{formatUnits(moment.provisioned)}</td>
            <td>{formatUnits(moment.tokens)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Moments evenly apart, the latest first. */
function rowsOf(series: ChartSeries): Moment[] {
  const known = Array.from({ length: series.bins }, (_, bin) => bin).filter((bin) => isKnown(series, bin));
  const every = Math.max(1, Math.ceil(known.length / ROWS));
  return known
    .reverse()
    .filter((_, index) => index % every === 0)
    .map((bin) => momentOf(series, bin));
}
