/** A refused request: the way from its key to the limit, the numbers of the very decision, and what would have let it pass. */
import { useState } from 'react';
import { succeed } from '../../base/result.ts';
import type { TableConfiguration } from '../../engine/types.ts';
import type { RefusedRequest } from '../../store/sessionStore.ts';
import { useApp } from '../appContext.ts';
import { formatClock } from '../format.ts';
import { useTable } from '../useInForce.ts';
import { useMeasured } from '../useMeasured.ts';
import { operationName, partitionName } from '../words/names.ts';
import { passedIf } from '../words/passedIf.ts';
import { Heading } from './Heading.tsx';
import styles from './Inspector.module.css';
import { Unmeasured } from './unmeasuredLater.ts';
import { type Explanations, refuses, useExplanations } from './useExplanations.ts';
import { useLaneNumbers } from './useLaneNumbers.ts';
import { WhyCard } from './WhyCard.tsx';

/** What was refused, as it was when it was looked at. */
interface Seen {
  readonly request: RefusedRequest;
  readonly explanations: Explanations;
  readonly table: TableConfiguration;
}

export default function RequestInspector({ request }: { readonly request: RefusedRequest }) {
  const { session } = useApp();
  const { lane, partition, dimension, key } = request;
  const ofPartition = useExplanations({ kind: 'partition', lane, partition });
  const ofKey = useExplanations(
    key === null ? { kind: 'partition', lane, partition } : { kind: 'key', lane, key },
  );
  // A key that is cut lies in several partitions: only one of them refused.
  const isThere = ofKey?.ok === true && ofKey.value[dimension].partition.id === partition;
  const latest = isThere ? ofKey : ofPartition;
  const measured = useMeasured();
  const found = useLaneNumbers(lane);
  const tableNow = useTable(lane);
  const [seen, setSeen] = useState<Seen | null>(null);
  if (
    measured === 'yes' &&
    seen?.request !== request &&
    tableNow !== undefined &&
    latest?.ok === true &&
    refuses(latest.value[dimension])
  )
    setSeen({ request, explanations: latest.value, table: tableNow });
  // It was refused at its moment, whatever becomes of the table.
  const isSeen = seen?.request === request;
  const explanations = isSeen ? succeed(seen.explanations) : latest;
  const table = isSeen ? seen.table : tableNow;
  if (found === null || table === undefined || explanations === null) return null;
  const name = partitionName(partition);
  const title = `A refused ${operationName(dimension)}`;
  if (!explanations.ok) return <Heading title={title} line={explanations.problem} />;
  if (measured !== 'yes' && !isSeen)
    return (
      <>
        <Heading title={title} line={`of ${name}`} />
        <Unmeasured measured={measured} />
      </>
    );
  const explanation = explanations.value[dimension];
  if (!refuses(explanation)) return <Heading title={title} line={`${name} refuses none now.`} />;
  const conditions = passedIf(explanation);
  return (
    <>
      <Heading
        title={title}
        place={`at ${name}, ${formatClock(explanation.tick)}`}
        line={key === null ? `of one of the keys of ${name}` : `of “${key}”, like many others`}
      />
      <WhyCard
        key={`${partition} ${dimension} ${key}`}
        explanations={explanations.value}
        setting={{ ...table, hardLimit: found.place.hardLimit }}
        first={dimension}
      />
      {conditions.length === 0 ? null : (
        <section className={styles.part} aria-label="It would have passed if">
          <h3>It would have passed if …</h3>
          {conditions.map((condition) => (
            <p key={condition}>… {condition}</p>
          ))}
        </section>
      )}
      <div className={styles.links}>
        <button type="button" onClick={() => session.select({ kind: 'partition', lane, partition })}>
          {name} and what would fix it
        </button>
        {key === null ? null : (
          <button type="button" onClick={() => session.select({ kind: 'key', lane, key })}>
            “{key}”
          </button>
        )}
      </div>
    </>
  );
}
