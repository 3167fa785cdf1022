/** A partition key: its hash, where its items live, what is asked of it, and the items in their order. */

import { useEffect } from 'react';
import type { KeyFigures } from '../../engine/types.ts';
import { DIMENSIONS } from '../../protocol/facts.ts';
import { useApp } from '../appContext.ts';
import { formatBytes, formatClock, formatCount, formatPosition, formatUnits } from '../format.ts';
import { useAnswer } from '../useAnswer.ts';
import { useTable } from '../useInForce.ts';
import { useMeasured } from '../useMeasured.ts';
import { useStored } from '../useStored.ts';
import { NOT_MEASURED } from '../words/measured.ts';
import { operationsName, rate, unitName } from '../words/names.ts';
import { type Fact, Facts } from './Facts.tsx';
import { Fixes } from './Fixes.tsx';
import Gone from './Gone.tsx';
import { Heading } from './Heading.tsx';
import styles from './Inspector.module.css';
import { ItemList } from './ItemList.tsx';
import { PartitionLinks } from './PartitionLinks.tsx';
import { renamedByUndo } from './renamedByUndo.ts';
import { SourceMark } from './SourceMark.tsx';
import { Unmeasured } from './unmeasuredLater.ts';
import { refuses, useExplanations } from './useExplanations.ts';
import { useLaneNumbers } from './useLaneNumbers.ts';
import { WhyCard } from './WhyCard.tsx';

interface Props {
  readonly lane: number;
  readonly name: string;
}

export default function KeyInspector({ lane, name }: Props) {
  const figures = useAnswer({ kind: 'key', lane, key: name });
  const explanations = useExplanations({ kind: 'key', lane, key: name });
  const found = useLaneNumbers(lane);
  const table = useTable(lane);
  const measured = useMeasured();
  const { session, experiment } = useApp();
  const isGone = figures?.ok === false;
  const nameNow = useStored(experiment, ({ steps }) => renamedByUndo(steps, table?.partitionKey ?? [], name));
  // The selection stays with the key.
  useEffect(() => {
    if (isGone && nameNow !== null) session.select({ kind: 'key', lane, key: nameNow });
  }, [isGone, nameNow, session, lane]);
  if (table === undefined || found === null) return null;
  const key = table.partitionKey.join('#');
  if (figures?.ok === false)
    return (
      <Gone title={`“${name}”`}>
        <p>
          No item has {key} = “{name}” now.
        </p>
      </Gone>
    );
  return (
    <>
      <Heading title={`“${name}”`} place="partition key" line={`all items with ${key} = “${name}”`} />
      {figures === null ? null : (
        <Place lane={lane} figures={figures.value} isMeasured={measured === 'yes'} />
      )}
      {measured === 'yes' ? null : <Unmeasured measured={measured} />}
      {explanations?.ok === true && measured === 'yes' ? (
        <>
          <WhyCard
            key={name}
            explanations={explanations.value}
            setting={{ ...table, hardLimit: found.place.hardLimit }}
            namesPartition
          />
          {explanations.value.some(refuses) ? <Fixes explanations={explanations.value} /> : null}
        </>
      ) : null}
      <section className={styles.part} aria-label="Items">
        <h3>Its items</h3>
        <ItemList lane={lane} name={name} sortKey={table.sortKey} />
      </section>
      {figures === null ? null : <Account figures={figures.value} />}
    </>
  );
}

interface PlaceProps {
  readonly lane: number;
  readonly figures: KeyFigures;
  /** Whether what it was asked for in the last second is what it is asked for as things are now. */
  readonly isMeasured: boolean;
}

function Place({ lane, figures, isMeasured }: PlaceProps) {
  const { hash, position, partitions, items, bytes } = figures;
  const isCut = partitions.length > 1;
  return (
    <section className={styles.part} aria-label="Where it lives">
      <Facts
        facts={[
          ['Hash', <code key="hash">{hash}</code>, 'MD5 of “Outliers” and the key'],
          ['Position', `${formatPosition(position)}…`],
          ['Items', formatCount(Math.floor(items))],
          ['Size', formatBytes(bytes)],
          ...DIMENSIONS.map(
            (dimension): Fact => [
              `Asked for, ${operationsName(dimension)}`,
              isMeasured ? served(figures, dimension) : NOT_MEASURED,
            ],
          ),
        ]}
      />
      <p className={styles.quiet}>
        {isCut
          ? 'Its items were cut by sort key and live in several partitions:'
          : 'All its items live together in one partition:'}{' '}
        <SourceMark source="oneKeyOnePartition" />
      </p>
      <PartitionLinks lane={lane} partitions={partitions} />
    </section>
  );
}

function served(figures: KeyFigures, dimension: 0 | 1): string {
  const offered = figures.offeredPerSecond[dimension];
  const refused = offered - figures.servedPerSecond[dimension];
  return refused > offered * 1e-9
    ? `${rate(offered, dimension)}, ${formatUnits(refused)} refused`
    : rate(offered, dimension);
}

/** Since its figures began: all that was asked is served, throttled or rejected. */
function Account({ figures }: { readonly figures: KeyFigures }) {
  const { sinceTick, offered, served: letThrough, throttled, rejected } = figures;
  return (
    <section className={styles.part} aria-label="Account">
      <h3>Since {formatClock(sinceTick)}</h3>
      <Facts
        facts={[
          ...DIMENSIONS.map(
            (dimension): Fact => [
              operationsName(dimension),
              `${formatUnits(offered[dimension])} ${unitName(dimension)} = ${formatUnits(letThrough[dimension])} served + ${formatUnits(throttled[dimension])} throttled`,
            ],
          ),
          ...(rejected > 0
            ? [['rejected', `${formatUnits(rejected)} WCU: the collection is full`] satisfies Fact]
            : []),
        ]}
      />
    </section>
  );
}
