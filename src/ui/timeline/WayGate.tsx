/** Where the run is going, while it is: what says so loads only then. */
import { useApp } from '../appContext.ts';
import { ErrorBoundary } from '../ErrorBoundary.tsx';
import { later } from '../later.tsx';
import { useStored } from '../useStored.ts';

const WayNote = later(() => import('./WayNote.tsx'));

export function WayGate() {
  const { live } = useApp();
  const heading = useStored(live, (state) => state.heading);
  return heading === null ? null : (
    <ErrorBoundary part="Where the run is going">
      <WayNote key={heading} />
    </ErrorBoundary>
  );
}
