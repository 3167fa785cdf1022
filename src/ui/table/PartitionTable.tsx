/**
 * All partitions of a table as a real table: the picture's accessible twin. Numbers come at the rate of digests,
 * the bars of the gauges with every frame, past React.
 */
import { memo, useCallback, useState } from 'react';
import { type LaneNumbers, laneNumbers } from '../../draw/laneNumbers.ts';
import type { Dimension } from '../../engine/types.ts';
import { DIMENSIONS, READ } from '../../protocol/facts.ts';
import type { PartitionPlace } from '../../protocol/messages.ts';
import { useApp } from '../appContext.ts';
import { formatCount, formatRange, formatUnits } from '../format.ts';
import { useStored } from '../useStored.ts';
import { partitionName, ssdName, unitName } from '../words/names.ts';
import { throttledWords } from '../words/throttled.ts';
import styles from './PartitionTable.module.css';

/** More rows than this are shown on demand only. */
const ROWS_AT_FIRST = 200;

export function PartitionTable({ lane }: { readonly lane: number }) {
  const { live } = useApp();
  const [rows, setRows] = useState(ROWS_AT_FIRST);
  const structure = useStored(live, (state) => state.structure);
  const frame = useStored(live, (state) => state.frame);
  const partitions = structure?.lanes[lane]?.partitions ?? [];
  const numbers = laneNumbers(frame, structure, lane);
  const hidden = partitions.length - rows;
  return (
    <>
      <table className={styles.table}>
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
          {partitions.slice(0, rows).map((place, index) => (
            <Row key={place.id} lane={lane} place={place} index={index} numbers={numbers} />
          ))}
        </tbody>
      </table>
      {hidden <= 0 ? null : (
        <button type="button" onClick={() => setRows(rows + ROWS_AT_FIRST)}>
          Show more ({formatCount(hidden)} not shown)
        </button>
      )}
    </>
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
    <tr className={styles.row} data-selected={selected}>
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
          served={numbers?.served[dimension][index] ?? 0}
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
  readonly served: number;
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
        {formatUnits(served)} <span className={styles.quiet}>/ {formatUnits(share)}</span>
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
  const lines = DIMENSIONS.flatMap((dimension) =>
    throttledWords(numbers?.throttled[dimension].map((column) => column[index] ?? 0) ?? []).map(
      ({ cause, text }) => ({ key: `${dimension}/${cause}`, text: `${unitName(dimension)} ${text}` }),
    ),
  );
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
