/** A partition that is not there at this moment: what became of it or when it comes, and the ways there. */
import type { PartitionFate } from '../../protocol/questions.ts';
import { useApp } from '../appContext.ts';
import { formatClock } from '../format.ts';
import { useAnswer } from '../useAnswer.ts';
import { fateSentence } from '../words/fate.ts';
import { partitionName } from '../words/names.ts';
import Gone from './Gone.tsx';
import { Heading } from './Heading.tsx';
import styles from './Inspector.module.css';
import { PartitionLinks } from './PartitionLinks.tsx';

interface Props {
  readonly lane: number;
  readonly partition: number;
}

export default function GonePartition({ lane, partition }: Props) {
  const { session } = useApp();
  const fate = useAnswer({ kind: 'partitionFate', lane, partition });
  const title = `Partition ${partitionName(partition)}`;
  if (fate?.ok !== true) return <Heading title={title} />;
  const { value } = fate;
  return (
    <Gone title={title}>
      <p>{fateSentence(partition, value)}</p>
      <PartitionLinks lane={lane} partitions={relatives(value)} />
      {value.kind === 'toCome' ? (
        <div className={styles.links}>
          <button type="button" onClick={() => session.seek(value.tick)}>
            Go to {formatClock(value.tick)}
          </button>
        </div>
      ) : null}
    </Gone>
  );
}

/** Who has its keys instead. */
function relatives(fate: PartitionFate): readonly number[] {
  if (fate.kind === 'split') return fate.children;
  return fate.kind === 'toCome' && fate.by === 'split' ? [fate.parent] : [];
}
