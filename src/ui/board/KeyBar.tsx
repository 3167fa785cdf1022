/**
 * One of the hottest keys: a bar for reads and one for writes, refused parts in red; dragged up and down like a slider.
 * What is done to bars the strip hears: of dozens of bars most look as before, and are not rendered again.
 */
import { memo } from 'react';
import { type LaneNumbers, refusedPart } from '../../draw/laneNumbers.ts';
import type { Bar, BarPart } from '../../draw/strip/bars.ts';
import { type Plot, yOf } from '../../draw/strip/plot.ts';
import { DIMENSIONS } from '../../protocol/facts.ts';
import styles from './KeySpaceStrip.module.css';

interface Props {
  readonly bar: Bar;
  readonly plots: readonly Plot[];
  /** What is refused; while traffic is being moved, as it is foreseen. */
  readonly numbers: LaneNumbers;
  readonly text: string;
  readonly isTabStop: boolean;
  readonly isSelected: boolean;
  readonly isDragged: boolean;
}

/** How far around a bar a pointer may hit it, pixels. */
const REACH = { x: 4, y: 14 } as const;

export const KeyBar = memo(function KeyBar({
  bar,
  plots,
  numbers,
  text,
  isTabStop,
  isSelected,
  isDragged,
}: Props) {
  const { key, parts } = bar;
  return (
    <g
      className={styles.bar}
      role="slider"
      tabIndex={isTabStop ? 0 : -1}
      aria-label={`Key ${key.name}`}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(key.share * 1000) / 10}
      aria-valuetext={text}
      data-key={key.name}
      data-selected={isSelected}
      data-dragged={isDragged}
    >
      <title>{`${key.name}: ${text}`}</title>
      {plots.map((plot) => (
        <g key={plot.dimension} className={styles.plot} data-dimension={plot.dimension}>
          {parts.map((part) => (
            <Part key={part.partition} part={part} plot={plot} numbers={numbers} />
          ))}
        </g>
      ))}
    </g>
  );
}, looksTheSame);

/** Whether all is the same but the numbers of other partitions. */
function looksTheSame(before: Props, now: Props): boolean {
  const { numbers: numbersBefore, ...rest } = before;
  const isRefusedAlike = ({ partition }: BarPart): boolean =>
    DIMENSIONS.every(
      (dimension) =>
        refusedPart(numbersBefore, dimension, partition) === refusedPart(now.numbers, dimension, partition),
    );
  const names = Object.keys(rest) as (keyof typeof rest)[];
  return names.every((name) => before[name] === now[name]) && now.bar.parts.every(isRefusedAlike);
}

interface PartProps {
  readonly part: BarPart;
  readonly plot: Plot;
  readonly numbers: LaneNumbers;
}

function Part({ part, plot, numbers }: PartProps) {
  const { x, width, partition } = part;
  const { dimension, base, direction } = plot;
  const offered = part.offered[dimension];
  const served = offered * (1 - refusedPart(numbers, dimension, partition));
  const [ground, middle, end] = [base, yOf(plot, served), yOf(plot, offered)];
  const reach = direction === -1 ? end - REACH.y : ground;
  const shape = { x: x.toFixed(1), width: Math.max(0.5, width).toFixed(1) };
  return (
    <>
      <rect
        className={styles.hit}
        x={x - REACH.x}
        width={width + 2 * REACH.x}
        y={reach}
        height={Math.abs(end - ground) + REACH.y}
      />
      <rect
        className={styles.served}
        {...shape}
        y={Math.min(ground, middle)}
        height={Math.abs(ground - middle)}
      />
      <rect className={styles.refused} {...shape} y={Math.min(middle, end)} height={Math.abs(middle - end)} />
    </>
  );
}
