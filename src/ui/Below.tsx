/** What is below the pictures: how the run went, and the pictures again as tables. Loaded after them. */
import { PartitionTables } from './table/PartitionTables.tsx';
import { Course } from './timeline/Course.tsx';

export default function Below() {
  return (
    <>
      <Course />
      <PartitionTables />
    </>
  );
}
