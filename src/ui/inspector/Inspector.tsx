/**
 * The right column: everything about what is selected, and why. Untouched it explains the hottest partition. What is
 * only seen after a choice is loaded then.
 */
import { useEffect, useRef } from 'react';
import { assertNever } from '../../base/assert.ts';
import type { Selection } from '../../store/sessionStore.ts';
import { lastChange } from '../../store/steps.ts';
import { useApp } from '../appContext.ts';
import { ErrorBoundary } from '../ErrorBoundary.tsx';
import { later } from '../later.tsx';
import { useStored } from '../useStored.ts';
import { PLACE } from './fixPlace.ts';
import styles from './Inspector.module.css';
import { PartitionInspector } from './PartitionInspector.tsx';
import { Untouched } from './Untouched.tsx';

const AppliedFix = later(() => import('./AppliedFix.tsx'));
const GonePartition = later(() => import('./GonePartition.tsx'));
const KeyInspector = later(() => import('./KeyInspector.tsx'));
const SsdInspector = later(() => import('./SsdInspector.tsx'));
const EventInspector = later(() => import('./EventInspector.tsx'));
const RequestInspector = later(() => import('./RequestInspector.tsx'));

export function Inspector() {
  const { session } = useApp();
  const selection = useStored(session, (state) => state.selection);
  const place = useRef<HTMLDivElement>(null);
  // Whatever is chosen is read from its heading on.
  useEffect(
    () =>
      session.subscribe((now, before) => {
        const column = place.current?.closest('aside');
        if (column && now.selection !== before.selection) column.scrollTop = 0;
      }),
    [session],
  );
  return (
    <div ref={place} className={styles.inspector}>
      <ErrorBoundary part="The inspector">
        <FixGate />
        {selection === null ? <Untouched /> : <Selected selection={selection} />}
      </ErrorBoundary>
    </div>
  );
}

/** What came of the fix that was tried last; none was tried, and nothing is loaded for it. */
function FixGate() {
  const { experiment, live } = useApp();
  const refused = useStored(experiment, (state) => (state.refusedAt === PLACE ? state.refused : null));
  const tick = useStored(live, (state) => state.tick);
  const last = useStored(experiment, (state) => lastChange(state, tick));
  const applied = last?.place === PLACE ? last : null;
  return applied === null && refused === null ? null : <AppliedFix applied={applied} refused={refused} />;
}

/** Keyed by what is selected: what was chosen for one thing does not hold for the next. */
function Selected({ selection }: { readonly selection: Selection }) {
  const { lane } = selection;
  switch (selection.kind) {
    case 'partition':
      return <ChosenPartition key={selection.partition} lane={lane} partition={selection.partition} />;
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

function ChosenPartition({ lane, partition }: { readonly lane: number; readonly partition: number }) {
  const { live } = useApp();
  const partitions = useStored(live, (state) => state.structure?.lanes[lane]?.partitions);
  if (partitions === undefined) return null;
  const Chosen = partitions.some(({ id }) => id === partition) ? PartitionInspector : GonePartition;
  return <Chosen lane={lane} partition={partition} />;
}
