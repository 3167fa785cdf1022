/** What the inspector shows by itself: the partition that refuses most, or the table while none refuses anything. */
import { useState } from 'react';
import { useApp } from '../appContext.ts';
import { later } from '../later.tsx';
import { useStored } from '../useStored.ts';
import { partitionInFocus } from './focus.ts';
import { Heading } from './Heading.tsx';
import { PartitionInspector } from './PartitionInspector.tsx';

const TableInspector = later(() => import('./TableInspector.tsx'), <Heading title="The table" />);

export function Untouched() {
  const { live, session } = useApp();
  const lane = useStored(session, (state) => state.lane);
  const frame = useStored(live, (state) => state.frame);
  const structure = useStored(live, (state) => state.structure);
  const isBeginning = useStored(
    live,
    ({ digest }) => digest?.playing !== false && digest?.measured !== 'yes',
  );
  const [before, setBefore] = useState<number | null>(null);
  const partition = partitionInFocus(frame, structure, lane, before);
  // Kept from render to render, so that two partitions alike do not take turns.
  if (partition !== before) setBefore(partition);
  // In its first second a run that plays shows nothing that would stay.
  if (partition === null && isBeginning) return <Heading title="The table" />;
  if (partition === null) return <TableInspector lane={lane} />;
  return <PartitionInspector key={partition} lane={lane} partition={partition} isHottest />;
}
