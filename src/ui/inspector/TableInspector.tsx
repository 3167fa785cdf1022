/** The table as a whole, shown while nothing is refused: that all is well, and how much room there is. */
import { DIMENSIONS } from '../../protocol/facts.ts';
import { useApp } from '../appContext.ts';
import { formatBytes, formatCount, formatShare, formatUnits, upperFirst } from '../format.ts';
import { useTable } from '../useInForce.ts';
import { useTableName } from '../useLanes.ts';
import { useMeasured } from '../useMeasured.ts';
import { useStored } from '../useStored.ts';
import { partitionName, unitName } from '../words/names.ts';
import { type Fact, Facts, NO_BURST } from './Facts.tsx';
import { fullestPartition } from './fullest.ts';
import { Heading } from './Heading.tsx';
import styles from './Inspector.module.css';
import { HottestKeys } from './reachedLater.ts';
import { UseMeter } from './UseMeter.tsx';
import { Unmeasured } from './unmeasuredLater.ts';
import { useLaneNumbers } from './useLaneNumbers.ts';

export default function TableInspector({ lane }: { readonly lane: number }) {
  const { live } = useApp();
  const figures = useStored(live, (state) => state.digest?.lanes[lane]);
  const found = useLaneNumbers(lane);
  const table = useTable(lane);
  const measured = useMeasured();
  const tableName = useTableName(lane);
  if (figures === undefined || found === null || table === undefined) return null;
  const { offered, served, provisioned, tokens, tokensMost } = figures;
  const drawsOnBurst = DIMENSIONS.some((dimension) => served[dimension] > provisioned[dimension]);
  const fullest = fullestPartition(found.numbers, found.place);
  return (
    <>
      <Heading
        title={upperFirst(tableName)}
        place={`partition key ${table.partitionKey.join('#')}`}
        line={
          measured === 'yes'
            ? 'Nothing is refused now. Click anything to look closer.'
            : 'Click anything to look closer.'
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
                offered={offered[dimension]}
                served={served[dimension]}
                share={null}
                limit={provisioned[dimension]}
                limitName="provisioned"
              />
            ))}
          </div>
          {fullest === null ? null : (
            <p>
              {drawsOnBurst
                ? 'All is well for now: more is asked for than is provisioned, and what is saved up for bursts lets it pass.'
                : 'All is well.'}{' '}
              The fullest partition, {partitionName(fullest.id)}, uses {formatShare(fullest.use)} of its hard
              limit for {unitName(fullest.dimension)}.
            </p>
          )}
          <HottestKeys lane={lane} partition={null} keys={figures.keys} />
        </>
      )}
      <section className={styles.part} aria-label="In detail">
        <h3>In detail</h3>
        <Facts
          facts={[
            ['Partition keys', formatCount(figures.keys)],
            ['Partitions', formatCount(figures.partitions)],
            ['Size', formatBytes(figures.bytes)],
            ...(table.burst
              ? DIMENSIONS.map(
                  (dimension): Fact => [
                    `Burst left, ${unitName(dimension)}`,
                    `${formatUnits(tokens[dimension])} of ${formatUnits(tokensMost[dimension])}`,
                  ],
                )
              : [NO_BURST]),
          ]}
        />
      </section>
    </>
  );
}
