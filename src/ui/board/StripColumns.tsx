/** The partitions' ranges as columns behind everything on the strip. */
import { memo } from 'react';
import type { StripRanges } from '../../draw/strip/ranges.ts';
import type { PartitionPlace } from '../../protocol/messages.ts';
import { useApp } from '../appContext.ts';
import { formatRange } from '../format.ts';
import { useStored } from '../useStored.ts';
import { partitionName } from '../words/names.ts';
import { EMPTY_TEXTS, keysText } from './boardWords.ts';
import { columnHead } from './columnHead.ts';
import styles from './KeySpaceStrip.module.css';

interface Props {
  readonly lane: number;
  readonly partitions: readonly PartitionPlace[];
  readonly strip: StripRanges;
  readonly height: number;
}

export const StripColumns = memo(function StripColumns({ lane, partitions, strip, height }: Props) {
  const { session } = useApp();
  const selected = useStored(session, ({ selection }) =>
    selection?.kind === 'partition' && selection.lane === lane ? selection.partition : null,
  );
  const { edges, isReadable } = strip;
  const width = edges.at(-1) ?? 0;
  if (!isReadable) {
    const chosen = partitions.findIndex(({ id }) => id === selected);
    return (
      <>
        <rect className={styles.column} width={width} height={height} />
        {chosen < 0 ? null : (
          <rect
            className={styles.chosenMark}
            x={edges[chosen]}
            width={Math.max(2, (edges[chosen + 1] ?? 0) - (edges[chosen] ?? 0))}
            height={height}
          />
        )}
      </>
    );
  }
  return partitions.map((place, index) => (
    <Column
      key={place.id}
      place={place}
      x={edges[index] ?? 0}
      width={(edges[index + 1] ?? 0) - (edges[index] ?? 0)}
      height={height}
      isOdd={index % 2 === 1}
      isSelected={place.id === selected}
    />
  ));
});

interface ColumnProps {
  readonly place: PartitionPlace;
  readonly x: number;
  readonly width: number;
  readonly height: number;
  readonly isOdd: boolean;
  readonly isSelected: boolean;
}

function Column({ place, x, width, height, isOdd, isSelected }: ColumnProps) {
  const name = partitionName(place.id);
  const head = columnHead(place, width);
  const what = place.keys === 0 ? EMPTY_TEXTS[0] : keysText(place.keys);
  return (
    <g className={styles.columnGroup} data-odd={isOdd} data-selected={isSelected}>
      <rect className={styles.column} x={x} width={width} height={height}>
        <title>{`${name}: ${what}\n${formatRange(place.range)}`}</title>
      </rect>
      <path className={styles.edge} d={`M${x.toFixed(1)} 0V${height}`} />
      <text className={styles.columnName} x={x + head.margin} y={15}>
        {head.name}
      </text>
      <text
        className={styles.empty}
        x={x + (head.isHigh ? head.margin : width - head.margin)}
        y={head.isHigh ? 28 : 15}
        textAnchor={head.isHigh ? 'start' : 'end'}
      >
        {head.empty}
      </text>
    </g>
  );
}
