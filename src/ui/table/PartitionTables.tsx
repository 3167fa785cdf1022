/** The pictures again as tables: what they show, for those who read rather than look. */
import styles from '../Below.module.css';
import { onceReached } from '../onceReached.tsx';
import { Section } from '../Section.tsx';
import { useLanes } from '../useLanes.ts';

const PartitionSheet = onceReached(() => import('./PartitionSheet.tsx'), styles.partitions);

export function PartitionTables() {
  return useLanes().map(({ lane, name }) => (
    <Section
      key={lane}
      title={name === '' ? 'Partitions' : `Partitions of table ${name}`}
      hint="units/s over the last second · bar = use of the hard limit · tick = capacity share"
    >
      <PartitionSheet lane={lane} />
    </Section>
  ));
}
