/** The items of one key in sort-key order, a window at a time: a collection may hold millions. */
import { useState } from 'react';
import { Button } from '../Button.tsx';
import { formatCount, formatCounted } from '../format.ts';
import { useSparingAnswer } from '../useSparingAnswer.ts';
import styles from './ItemList.module.css';

const SHOWN = 8;

interface Props {
  readonly lane: number;
  readonly name: string;
  /** What the items are sorted by; null: the table has no sort key. */
  readonly sortKey: string | null;
}

export function ItemList({ lane, name, sortKey }: Props) {
  const [wanted, setWanted] = useState(0);
  const answer = useSparingAnswer({ kind: 'items', lane, key: name, from: wanted, count: SHOWN });
  if (sortKey === null)
    return <p className={styles.quiet}>The table has no sort key, so a key is one item.</p>;
  if (answer === null) return <p className={styles.quiet}>…</p>;
  const { total, lines, from } = answer.value;
  const count = Math.floor(total);
  // Items of imported rows may have the same sort key, so a line is told by its place.
  const placed = lines.map(({ sortKey: text }, index) => ({ place: from + index + 1, text }));
  const last = Math.max(0, count - SHOWN);
  const steps: readonly (readonly [label: string, sign: string, target: number])[] = [
    ['First items', '«', 0],
    ['Items before', '‹', Math.max(0, wanted - SHOWN)],
    ['Items after', '›', Math.min(last, wanted + SHOWN)],
    ['Last items', '»', last],
  ];
  return (
    <div className={styles.items}>
      <p className={styles.quiet}>
        {formatCounted(count, 'item')} in the order of <strong>{sortKey}</strong>, all in one collection
      </p>
      <ol className={styles.list} start={from + 1} aria-label={`Items ${from + 1} to ${from + lines.length}`}>
        {placed.map(({ place, text }) => (
          <li key={place} className={styles.item}>
            <span className={styles.number}>{formatCount(place)}</span>
            <span>{text}</span>
          </li>
        ))}
      </ol>
      {count <= SHOWN ? null : (
        <div className={styles.steps}>
          {steps.map(([label, sign, target]) => (
            <Button
              key={label}
              aria-label={label}
              isIdle={target === wanted}
              onClick={() => setWanted(target)}
            >
              {sign}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
