/** A key in the list: its name over a bar as long as its share of the traffic. */
import { heatStep } from '../../draw/heat.ts';
import type { KeyLine } from '../../protocol/questions.ts';
import { useApp } from '../appContext.ts';
import { formatCount, formatShare } from '../format.ts';
import { useStored } from '../useStored.ts';
import styles from './KeyList.module.css';

interface Props {
  readonly id: string;
  /** Undefined while it is not known. */
  readonly line: KeyLine | undefined;
  readonly index: number;
  readonly total: number;
  readonly height: number;
  readonly isSelected: boolean;
}

/** The key whose row an event came from; null: none. */
export function keyOfRow(target: EventTarget): string | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-key]') : null;
  return row?.dataset['key'] ?? null;
}

export function KeyRow({ id, line, index, total, height, isSelected }: Props) {
  const use = useLimitUse(line);
  if (line === undefined)
    return <div className={styles.row} style={{ blockSize: height }} aria-hidden="true" />;
  const isOver = use > 1;
  return (
    <div
      id={id}
      className={styles.row}
      role="option"
      data-key={line.name}
      tabIndex={-1}
      aria-selected={isSelected}
      aria-posinset={index + 1}
      aria-setsize={total}
      title={isOver ? `${line.name}: more than ${serverWords(line.partitions)}` : line.name}
      style={{ blockSize: height }}
    >
      <span
        className={styles.bar}
        style={{ inlineSize: `${100 * line.share}%`, background: `var(--heat-${heatStep(use, 1)})` }}
      />
      <span className={styles.name}>{line.name}</span>
      {isOver ? <span className={styles.over}>over the limit</span> : null}
      <span className={styles.share}>{formatShare(line.share)}</span>
    </div>
  );
}

function serverWords(partitions: number): string {
  return partitions === 1 ? 'one partition serves' : `its ${formatCount(partitions)} partitions serve`;
}

/** How much of the hard limits of its partitions a key asks for, in the dimension in which it is more. */
function useLimitUse(line: KeyLine | undefined): number {
  const { live } = useApp();
  const limit = useStored(live, (state) => state.structure?.lanes[0]?.hardLimit);
  if (line === undefined || limit === undefined) return 0;
  return Math.max(line.offered[0] / limit[0], line.offered[1] / limit[1]) / line.partitions;
}
