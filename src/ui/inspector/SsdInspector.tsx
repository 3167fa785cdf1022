/** An SSD: its load and fill, and the partitions on it. */
import { formatBytes, formatCount, formatShare, formatUnits } from '../format.ts';
import { useTable } from '../useInForce.ts';
import { NOT_MEASURED } from '../words/measured.ts';
import { LOAD_UNITS, loadRate, ssdName } from '../words/names.ts';
import { type Fact, Facts } from './Facts.tsx';
import { Heading } from './Heading.tsx';
import styles from './Inspector.module.css';
import { PartitionLinks } from './PartitionLinks.tsx';
import { SourceMark } from './SourceMark.tsx';
import { useLaneNumbers } from './useLaneNumbers.ts';

interface Props {
  readonly lane: number;
  readonly ssd: number;
}

export default function SsdInspector({ lane, ssd }: Props) {
  const found = useLaneNumbers(lane);
  const table = useTable(lane);
  if (found === null || table === undefined) return null;
  const { place, numbers } = found;
  const index = place.ssds.findIndex(({ id }) => id === ssd);
  const drive = place.ssds[index];
  if (drive === undefined)
    return <Heading title={ssdName(ssd)} line="There is no such SSD at this moment." />;
  const partitions = place.partitions.filter((partition) => partition.ssd === ssd).map(({ id }) => id);
  const load = numbers.ssdLoad[index] ?? 0;
  const isMeasured = numbers.measured === 'yes';
  const bytes = numbers.ssdBytes[index] ?? 0;
  return (
    <>
      <Heading title={ssdName(ssd)} line="A storage drive that holds partitions." />
      <Facts
        facts={[
          [
            'Load',
            `${isMeasured ? formatUnits(load) : `${NOT_MEASURED},`} of ${loadRate(drive.loadMost)}`,
            LOAD_UNITS,
          ],
          ...(isMeasured ? [['', formatShare(load / drive.loadMost)] satisfies Fact] : []),
          ['Fill', `${formatBytes(bytes)} of ${formatBytes(drive.bytesMost)}`],
          ['Partitions', formatCount(partitions.length)],
          ['Balancing', table.balanceSsds ? 'on: busy partitions move to drives with more room' : 'off'],
          [
            'Limit in force',
            table.ssdLimits ? 'yes: it refuses what is too much' : 'no: its load is only shown',
          ],
        ]}
      />
      <p className={styles.quiet}>
        Real drives hold thousands of partitions of many customers; this one is scaled down to be seen.{' '}
        <SourceMark source="ssd" />
      </p>
      <section className={styles.part} aria-label="Partitions on it">
        <h3>Partitions on it</h3>
        {partitions.length === 0 ? (
          <p className={styles.quiet}>None yet.</p>
        ) : (
          <PartitionLinks lane={lane} partitions={partitions} />
        )}
      </section>
    </>
  );
}
