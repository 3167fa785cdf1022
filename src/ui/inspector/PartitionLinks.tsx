/** Partitions by name, each a way to look at it closely. */
import { useApp } from '../appContext.ts';
import { formatCount } from '../format.ts';
import { partitionName } from '../words/names.ts';
import styles from './Inspector.module.css';

/** More than these are only counted. */
const SHOWN = 40;

interface Props {
  readonly lane: number;
  readonly partitions: readonly number[];
}

export function PartitionLinks({ lane, partitions }: Props) {
  const { session } = useApp();
  const hidden = partitions.length - SHOWN;
  return (
    <div className={styles.links}>
      {partitions.slice(0, SHOWN).map((partition) => (
        <button
          key={partition}
          type="button"
          onClick={() => session.select({ kind: 'partition', lane, partition })}
        >
          {partitionName(partition)}
        </button>
      ))}
      {hidden > 0 ? <span className={styles.quiet}>and {formatCount(hidden)} more</span> : null}
    </div>
  );
}
