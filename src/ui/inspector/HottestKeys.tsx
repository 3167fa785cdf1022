/** The most asked-for keys of a partition or of the table, each a way to look at it closely. */

import type { HotKey } from '../../engine/figures.ts';
import { DIMENSIONS } from '../../protocol/facts.ts';
import { useApp } from '../appContext.ts';
import { formatShare } from '../format.ts';
import { useSparingAnswer } from '../useSparingAnswer.ts';
import { rate } from '../words/names.ts';
import styles from './HottestKeys.module.css';

const SHOWN = 5;

/** Among so many keys the hottest are found in no time. */
const FEW = 1000;

interface Props {
  readonly lane: number;
  /** Null: the whole table. */
  readonly partition: number | null;
  /** Keys there are, to say how many are not shown. */
  readonly keys: number;
}

export default function HottestKeys({ lane, partition, keys }: Props) {
  const { session } = useApp();
  const answer = useSparingAnswer(
    { kind: 'hottestKeys', lane, partition, count: SHOWN },
    { isCheap: keys <= FEW },
  );
  if (answer === null || answer.value.length === 0) return null;
  const [first] = answer.value;
  const most = first === undefined ? 0 : first.shareOfTable;
  return (
    <section className={styles.list} aria-label="Hottest keys">
      <h3 className={styles.title}>
        {keys > 1 ? 'Hottest keys' : 'The only key'} {partition === null ? 'of the table' : 'here'}
      </h3>
      <ol className={styles.keys}>
        {answer.value.map((key) => (
          <li key={key.name}>
            <button
              type="button"
              className={styles.key}
              onClick={() => session.select({ kind: 'key', lane, key: key.name })}
            >
              <span
                className={styles.bar}
                style={{ width: `${most > 0 ? (key.shareOfTable / most) * 100 : 0}%` }}
              />
              <span className={styles.name}>{key.name}</span>
              <span className={styles.share} title="of all that is asked of the table">
                {formatShare(key.shareOfTable)}
              </span>
              <span className={styles.rates}>{ratesOf(key)}</span>
            </button>
          </li>
        ))}
      </ol>
      <p className={styles.quiet}>% of all that is asked of the table</p>
    </section>
  );
}

function ratesOf({ offered }: HotKey): string {
  return DIMENSIONS.filter((dimension) => offered[dimension] > 0)
    .map((dimension) => rate(offered[dimension], dimension))
    .join(' · ');
}
