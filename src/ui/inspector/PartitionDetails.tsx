/** A partition in figures: what it holds, where it comes from, and what is under way. */
import type { TableConfiguration } from '../../engine/types.ts';
import { DIMENSIONS } from '../../protocol/facts.ts';
import type { PartitionPlace } from '../../protocol/messages.ts';
import { useApp } from '../appContext.ts';
import { formatBytes, formatCount, formatDuration, formatRange, formatUnits } from '../format.ts';
import { useTable } from '../useInForce.ts';
import { useStored } from '../useStored.ts';
import { partitionName, unitName } from '../words/names.ts';
import { type Fact, Facts, NO_BURST } from './Facts.tsx';
import styles from './Inspector.module.css';
import type { Explanations } from './useExplanations.ts';

interface Props {
  readonly lane: number;
  readonly place: PartitionPlace;
  readonly bytes: number;
  /** Null: there are none yet. */
  readonly explanations: Explanations | null;
}

export default function PartitionDetails({ lane, place, bytes, explanations }: Props) {
  const { live } = useApp();
  const bytesMost = useStored(live, (state) => state.structure?.lanes[lane]?.partitionBytesMost ?? 0);
  const table = useTable(lane);
  return (
    <section className={styles.part} aria-label="In detail">
      <h3>In detail</h3>
      <Facts
        facts={[
          ['Hash range', formatRange(place.range)],
          ['Partition keys', formatCount(place.keys)],
          ['Size', `${formatBytes(bytes)} of ${formatBytes(bytesMost)}`],
          ...(place.parent === null ? [] : [['Split off from', partitionName(place.parent)] satisfies Fact]),
          ...(explanations === null || table === undefined ? [] : burstFacts(explanations, table)),
        ]}
      />
      <Moving place={place} />
    </section>
  );
}

function burstFacts(explanations: Explanations, { regime, burst }: TableConfiguration): Fact[] {
  if (!burst) return [NO_BURST];
  const whose = regime === 'adaptive' ? 'table' : 'partition';
  const title = regime === 'adaptive' ? 'Burst left of the table' : 'Burst left';
  return DIMENSIONS.map((dimension): Fact => {
    const { tokens, most } = explanations[dimension].bucket;
    return [
      `${title}, ${unitName(dimension)}`,
      `${formatUnits(tokens)} of ${formatUnits(most)}`,
      `Capacity that the ${whose} did not use is kept for 300 s.`,
    ];
  });
}

/** A split or a move that is under way. */
function Moving({ place: { splitDoneTick, moveDoneTick } }: { readonly place: PartitionPlace }) {
  const { live } = useApp();
  const tick = useStored(live, (state) => state.tick);
  if (moveDoneTick === null && splitDoneTick === null) return null;
  return (
    <>
      {splitDoneTick === null ? null : (
        <p>
          Being split, done in {formatDuration(splitDoneTick - tick)}. Until then one limit holds for all.
        </p>
      )}
      {moveDoneTick === null ? null : (
        <p>Moving to another SSD, done in {formatDuration(moveDoneTick - tick)}. It serves throughout.</p>
      )}
    </>
  );
}
