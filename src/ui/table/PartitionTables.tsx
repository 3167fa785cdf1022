/** The pictures again as tables: what they show, for those who read rather than look. */
import { Totals } from '../plain/Totals.tsx';
import { Section } from '../Section.tsx';
import { useLanes } from '../useLanes.ts';
import { PartitionTable } from './PartitionTable.tsx';

export function PartitionTables() {
  return useLanes().map(({ lane, name }) => (
    <Section
      key={lane}
      title={name === '' ? 'Partitions' : `Partitions of table ${name}`}
      hint="units/s over the last second · bar = use of the hard limit · tick = capacity share"
    >
      <Totals lane={lane} />
      <PartitionTable lane={lane} />
    </Section>
  ));
}
