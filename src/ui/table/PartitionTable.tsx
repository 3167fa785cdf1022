/**
 * All partitions of a table as a real table: the picture's accessible twin. Numbers come at the rate of digests while
 * it is in sight, the bars of the gauges with every frame, past React.
 */
import { memo, useCallback, useEffect, useRef, useState } from 'react';
import { type LaneNumbers, laneNumbers } from '../../draw/laneNumbers.ts';
import type { Dimension } from '../../engine/types.ts';
import { DIMENSIONS, READ, WRITE } from '../../protocol/facts.ts';
import type { PartitionPlace } from '../../protocol/messages.ts';
import { useApp } from '../appContext.ts';
import { Button } from '../Button.tsx';
import { formatCount, formatRange, formatUnits } from '../format.ts';
import { useStored } from '../useStored.ts';
import { partitionName, ssdName, unitName } from '../words/names.ts';
import { throttledWords } from '../words/throttled.ts';
import styles from './PartitionTable.module.css';
import { useShownFigures } from './useShownFigures.ts';

/** Stands for what is not measured; why not is said once, above the table. */
const NO_FIGURE = '–';

/** Rows on one page of the table: of thousands, only what can be read is made. */
const ROWS = 50;

export function PartitionTable({ lane }: { readonly lane: number }) {
  const { picture } = useApp();
  const sheet = useRef<HTMLDivElement>(null);
  const { structure, frame } = useShownFigures(sheet);
  const partitions = structure?.lanes[lane]?.partitions ?? [];
  const numbers = laneNumbers(frame, structure, lane);
  const [from, setFrom] = useFirstRow(lane, partitions);
  // Rows that are new have gauges to be painted, also while nothing moves.
  useEffect(() => {
    if (from >= 0) picture.request();
  }, [picture, from]);
  return (
    <div ref={sheet} className={styles.sheet}>
      <table className={styles.table} aria-rowcount={partitions.length + 1}>
        <caption className={styles.caption}>Partitions in the order of their hash ranges</caption>
        <thead>
          <tr>
            <th scope="col">Partition</th>
            <th scope="col">Hash range</th>
            <th scope="col">Keys</th>
            <th scope="col">SSD</th>
            <th scope="col">RCU/s used / share</th>
            <th scope="col">WCU/s used / share</th>
            <th scope="col">Throttled</th>
          </tr>
        </thead>
        <tbody>
          {partitions.slice(from, from + ROWS).map((place, at) => (
            <Row key={place.id} lane={lane} place={place} index={from + at} numbers={numbers} />
          ))}
        </tbody>
      </table>
      <Pages from={from} total={partitions.length} onGo={setFrom} />
    </div>
  );
}

/** The first row of the page that is shown; whatever partition is selected, its page is turned to. */
function useFirstRow(lane: number, partitions: readonly PartitionPlace[]) {
  const { session } = useApp();
  const [from, setFrom] = useState(0);
  const [followed, setFollowed] = useState<number | null>(null);
  const selected = useStored(session, ({ selection }) =>
    selection?.kind === 'partition' && selection.lane === lane ? selection.partition : null,
  );
  if (selected !== followed) {
    setFollowed(selected);
    const at = partitions.findIndex(({ id }) => id === selected);
    if (at >= 0) setFrom(at - (at % ROWS));
  }
  const last = Math.max(0, partitions.length - 1);
  return [Math.min(from, last - (last % ROWS)), setFrom] as const;
}

interface PagesProps {
  readonly from: number;
  readonly total: number;
  readonly onGo: (from: number) => void;
}

function Pages({ from, total, onGo }: PagesProps) {
  if (total <= ROWS) return null;
  const to = Math.min(total, from + ROWS);
  return (
    <p className={styles.pages}>
      <Button isIdle={from === 0} onClick={() => onGo(from - ROWS)}>
        Rows before
      </Button>
      <Button isIdle={to === total} onClick={() => onGo(from + ROWS)}>
        Next rows
      </Button>
      <span>
        {formatCount(from + 1)} to {formatCount(to)} of {formatCount(total)} partitions
      </span>
    </p>
  );
}

interface RowProps {
  readonly lane: number;
  readonly place: PartitionPlace;
  readonly index: number;
  readonly numbers: LaneNumbers | null;
}

const Row = memo(function Row({ lane, place, index, numbers }: RowProps) {
  const { session } = useApp();
  const { id, range, keys, ssd } = place;
  const selected = useStored(
    session,
    ({ selection }) =>
      selection?.kind === 'partition' && selection.lane === lane && selection.partition === id,
  );
  return (
    <tr className={styles.row} data-selected={selected} aria-rowindex={index + 2}>
      <th scope="row" className={styles.name}>
        <button
          type="button"
          aria-pressed={selected}
          onClick={() => session.select({ kind: 'partition', lane, partition: id })}
        >
          {partitionName(id)}
        </button>
      </th>
      <td className={styles.range}>{formatRange(range)}</td>
      <td data-label="Keys">{formatCount(keys)}</td>
      <td className={styles.ssd}>{ssdName(ssd)}</td>
      {DIMENSIONS.map((dimension) => (
        <UseCell
          key={dimension}
          lane={lane}
          partition={id}
          dimension={dimension}
          served={numbers?.measured === 'yes' ? (numbers.served[dimension][index] ?? 0) : null}
          share={numbers?.share[dimension][index] ?? 0}
        />
      ))}
      <ThrottledCell index={index} numbers={numbers} />
    </tr>
  );
});

interface UseCellProps {
  readonly lane: number;
  readonly partition: number;
  readonly dimension: Dimension;
  /** Null: it is not measured. */
  readonly served: number | null;
  readonly share: number;
}

function UseCell({ lane, partition, dimension, served, share }: UseCellProps) {
  const { gauges } = useApp();
  const register = useCallback(
    (element: HTMLElement | null) =>
      element === null ? undefined : gauges.register({ lane, partition, dimension }, element),
    [gauges, lane, partition, dimension],
  );
  return (
    <td className={styles.use} data-label={`${unitName(dimension)}/s`}>
      <span>
        {served === null ? NO_FIGURE : formatUnits(served)}{' '}
        <span className={styles.quiet}>/ {formatUnits(share)}</span>
      </span>
      <span
        ref={register}
        className={styles.gauge}
        data-dimension={dimension === READ ? 'read' : 'write'}
        aria-hidden="true"
      />
    </td>
  );
}

function ThrottledCell({ index, numbers }: Pick<RowProps, 'index' | 'numbers'>) {
  if (numbers?.measured !== 'yes')
    return (
      <td className={styles.none} data-label="Throttled">
        {NO_FIGURE}
      </td>
    );
  const lines = DIMENSIONS.flatMap((dimension) =>
    throttledWords(numbers.throttled[dimension].map((column) => column[index] ?? 0)).map(
      ({ cause, text }) => ({ key: `${dimension}/${cause}`, text: `${unitName(dimension)} ${text}` }),
    ),
  );
  const rejected = numbers.rejected[index] ?? 0;
  if (rejected > 0)
    lines.push({
      key: 'rejected',
      text: `${unitName(WRITE)} ${formatUnits(rejected)}/s rejected: a collection is full`,
    });
  if (lines.length === 0)
    return (
      <td className={styles.none} data-label="Throttled">
        none
      </td>
    );
  return (
    <td className={styles.throttled} data-label="Throttled">
      {lines.map(({ key, text }) => (
        <span key={key} className={styles.line}>
          {text}
        </span>
      ))}
    </td>
  );
}
