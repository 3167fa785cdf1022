/**
 * The right column: everything about what is selected, and why. Untouched it explains the hottest partition. What is
 * only seen after a choice is loaded then.
 */
import { useState } from 'react';
import { assertNever } from '../../base/assert.ts';
import type { Selection } from '../../store/sessionStore.ts';
import { useApp } from '../appContext.ts';
import { ErrorBoundary } from '../ErrorBoundary.tsx';
import { later } from '../later.tsx';
import { useStored } from '../useStored.ts';
import { AppliedFix } from './AppliedFix.tsx';
import { partitionInFocus } from './focus.ts';
import styles from './Inspector.module.css';
import { PartitionInspector } from './PartitionInspector.tsx';
import { TableInspector } from './TableInspector.tsx';

const KeyInspector = later(() => import('./KeyInspector.tsx'));
const SsdInspector = later(() => import('./SsdInspector.tsx'));
const EventInspector = later(() => import('./EventInspector.tsx'));
const RequestInspector = later(() => import('./RequestInspector.tsx'));

export function Inspector() {
  const { session } = useApp();
  const selection = useStored(session, (state) => state.selection);
  return (
    <div className={styles.inspector}>
      <ErrorBoundary part="The inspector">
        <AppliedFix />
        {selection === null ? <Untouched /> : <Selected selection={selection} />}
      </ErrorBoundary>
    </div>
  );
}

/** Keyed by what is selected: what was chosen for one thing does not hold for the next. */
function Selected({ selection }: { readonly selection: Selection }) {
  const { lane } = selection;
  switch (selection.kind) {
    case 'partition':
      return <PartitionInspector key={selection.partition} lane={lane} partition={selection.partition} />;
    case 'key':
      return <KeyInspector key={selection.key} lane={lane} name={selection.key} />;
    case 'ssd':
      return <SsdInspector lane={lane} ssd={selection.ssd} />;
    case 'event':
      return <EventInspector event={selection.event} />;
    case 'request':
      return <RequestInspector request={selection} />;
    default:
      return assertNever(selection);
  }
}

function Untouched() {
  const { live, session } = useApp();
  const lane = useStored(session, (state) => state.lane);
  const frame = useStored(live, (state) => state.frame);
  const structure = useStored(live, (state) => state.structure);
  const [before, setBefore] = useState<number | null>(null);
  const partition = partitionInFocus(frame, structure, lane, before);
  // Kept from render to render, so that two partitions alike do not take turns.
  if (partition !== before) setBefore(partition);
  if (partition === null) return <TableInspector lane={lane} />;
  return <PartitionInspector key={partition} lane={lane} partition={partition} isHottest />;
}
