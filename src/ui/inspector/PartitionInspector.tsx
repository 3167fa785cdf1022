/** A partition: its use against its limits, why it throttles, what would fix it, and what it holds. */
import type { Dimension, Explanation } from '../../engine/types.ts';
import { DIMENSIONS } from '../../protocol/facts.ts';
import type { PartitionPlace } from '../../protocol/messages.ts';
import { useApp } from '../appContext.ts';
import { formatCounted, formatRange } from '../format.ts';
import { useTable } from '../useInForce.ts';
import { useMeasured } from '../useMeasured.ts';
import { operationName, partitionName, ssdName } from '../words/names.ts';
import { Fixes } from './Fixes.tsx';
import { Heading } from './Heading.tsx';
import styles from './Inspector.module.css';
import { HottestKeys, PartitionDetails } from './reachedLater.ts';
import { UseMeter } from './UseMeter.tsx';
import { Unmeasured } from './unmeasuredLater.ts';
import { type Explanations, refuses, useExplanations } from './useExplanations.ts';
import { useLaneNumbers } from './useLaneNumbers.ts';
import { WhyCard } from './WhyCard.tsx';

interface Props {
  readonly lane: number;
  readonly partition: number;
  /** Nobody chose it: it is shown because it refuses most. */
  readonly isHottest?: boolean;
}

export function PartitionInspector({ lane, partition, isHottest = false }: Props) {
  const found = useLaneNumbers(lane);
  const explanations = useExplanations({ kind: 'partition', lane, partition });
  const table = useTable(lane);
  const measured = useMeasured();
  if (found === null || table === undefined) return null;
  const index = found.place.partitions.findIndex(({ id }) => id === partition);
  const place = found.place.partitions[index];
  if (place === undefined) return null;
  const { numbers } = found;
  const { hardLimit } = found.place;
  // What is below the explanation would stand in its place until it is there, and move away then.
  const isComing = measured === 'yes' && explanations === null;
  return (
    <>
      <Heading
        title={`Partition ${partitionName(partition)}`}
        place={`on ${ssdName(place.ssd)}`}
        line={
          isHottest && measured === 'yes'
            ? 'It refuses most now. Click anything to see why.'
            : placeLine(place)
        }
      />
      {measured !== 'yes' ? (
        <Unmeasured measured={measured} />
      ) : (
        <>
          <div className={styles.meters}>
            {DIMENSIONS.map((dimension) => (
              <UseMeter
                key={dimension}
                dimension={dimension}
                {...figuresOf(explanations, dimension, {
                  offered: numbers.offered[dimension][index] ?? 0,
                  served: numbers.served[dimension][index] ?? 0,
                })}
                share={numbers.share[dimension][index] ?? 0}
                limit={hardLimit[dimension]}
                limitName="hard limit"
              />
            ))}
          </div>
          {explanations?.ok === true ? (
            <>
              <WhyCard key={partition} explanations={explanations.value} setting={{ ...table, hardLimit }} />
              <RefusedRequests explanations={explanations.value} />
              {explanations.value.some(refuses) ? <Fixes explanations={explanations.value} /> : null}
            </>
          ) : null}
          {isComing ? null : <HottestKeys lane={lane} partition={partition} keys={place.keys} />}
        </>
      )}
      {isComing ? null : (
        <PartitionDetails
          lane={lane}
          place={place}
          bytes={numbers.bytes[index] ?? 0}
          explanations={explanations?.ok === true ? explanations.value : null}
        />
      )}
    </>
  );
}

/** What is explained is also what is measured: both belong to one moment. `until`: as long as there is no explanation. */
function figuresOf(
  explanations: ReturnType<typeof useExplanations>,
  dimension: Dimension,
  until: Pick<Explanation, 'offered' | 'served'>,
): Pick<Explanation, 'offered' | 'served'> {
  if (explanations?.ok !== true) return until;
  const { offered, served } = explanations.value[dimension];
  return { offered, served };
}

/** The way to one of the requests that are refused, for who does not catch one in the picture. */
function RefusedRequests({ explanations }: { readonly explanations: Explanations }) {
  const { session } = useApp();
  const refused = explanations.filter(refuses);
  if (refused.length === 0) return null;
  return (
    <div className={styles.links}>
      {refused.map(({ lane, dimension, partition, key }) => (
        <button
          key={dimension}
          type="button"
          onClick={() =>
            session.select({
              kind: 'request',
              lane,
              partition: partition.id,
              dimension,
              key: key?.name ?? null,
            })
          }
        >
          One refused {operationName(dimension)}
        </button>
      ))}
    </div>
  );
}

function placeLine({ range, keys }: PartitionPlace): string {
  return `hashes ${formatRange(range)} · ${formatCounted(keys, 'key')}`;
}
