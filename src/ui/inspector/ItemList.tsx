/** The items of one key in sort-key order, a window at a time: a collection may hold millions. */
import { useState } from 'react';
import { formatCount } from '../format.ts';
import { useAnswer } from '../useAnswer.ts';
import styles from './ItemList.module.css';

const SHOWN = 8;

interface Props {
  readonly lane: number;
  readonly name: string;
  /** What the items are sorted by; null: the table has no sort key. */
  readonly sortKey: string | null;
}

export function ItemList({ lane, name, sortKey }: Props) {
  const [from, setFrom] = useState(0);
  const answer = useAnswer({ kind: 'items', lane, key: name, from, count: SHOWN });
  if (sortKey === null)
    return <p className={styles.quiet}>The table has no sort key, so a key is one item.</p>;
  if (answer === null) return <p className={styles.quiet}>…</p>;
  if (!answer.ok) return <p className={styles.quiet}>{answer.problem}</p>;
  const { total, lines } = answer.value;
  const count = Math.floor(total);
  const last = Math.max(0, count - SHOWN);
  const steps: readonly (readonly [label: string, sign: string, target: number])[] = [
    ['First items', '⏮', 0],
    ['Items before', '◀', Math.max(0, from - SHOWN)],
    ['Items after', '▶', Math.min(last, from + SHOWN)],
    ['Last items', '⏭', last],
  ];
  return (
    <div className={styles.items}>
      <p className={styles.quiet}>
        {formatCount(count)} items in the order of <strong>{sortKey}</strong>, all in one collection
      </p>
      <ol className={styles.list} start={from + 1} aria-label={`Items ${from + 1} to ${from + lines.length}`}>
        {lines.map(({ sortKey: text }, index) => (
          // Two items of a set may have the same sort key, so its place names the line.
          <li key={from + index} className={styles.item}>
            <span className={styles.number}>{formatCount(from + index + 1)}</span>
            <span>{text}</span>
          </li>
        ))}
      </ol>
      {count <= SHOWN ? null : (
        <div className={styles.steps}>
          {steps.map(([label, sign, target]) => (
            <button
              key={label}
              type="button"
              aria-label={label}
              disabled={target === from}
              onClick={() => setFrom(target)}
            >
              {sign}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
