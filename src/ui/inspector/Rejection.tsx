/** Why writes are rejected: their collection is full. Loaded when that happens. */
import type { Explanation } from '../../engine/types.ts';
import { WRITE } from '../../protocol/facts.ts';
import { partitionName, rate } from '../words/names.ts';
import { SourceMark } from './SourceMark.tsx';
import styles from './WhyCard.module.css';

interface Props {
  readonly rejection: NonNullable<Explanation['rejection']>;
  readonly partition: number;
}

export default function Rejection({ rejection: { key, units }, partition }: Props) {
  return (
    <>
      <p>
        “{key}” has reached 10 GB, the most that the items of one partition key may take in a table with a
        local secondary index. So {partitionName(partition)} rejects every write that would add to it,{' '}
        {rate(units, WRITE)} now. That is an error, not throttling: waiting does not help.{' '}
        <SourceMark source="fullCollection" />
      </p>
      <p className={styles.quiet}>
        AWS: <code>ItemCollectionSizeLimitExceededException</code>
      </p>
    </>
  );
}
