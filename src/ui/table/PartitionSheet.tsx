/** The figures of a table and of its partitions. Loaded when they are reached. */
import { Totals } from '../plain/Totals.tsx';
import { PartitionTable } from './PartitionTable.tsx';

export default function PartitionSheet({ lane }: { readonly lane: number }) {
  return (
    <>
      <Totals lane={lane} />
      <PartitionTable lane={lane} />
    </>
  );
}
