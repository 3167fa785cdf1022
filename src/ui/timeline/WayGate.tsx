/** Where the run is going, while it is: what says so loads only then. */
import { useApp } from '../appContext.ts';
import { ErrorBoundary } from '../ErrorBoundary.tsx';
import { later } from '../later.tsx';
import { useStored } from '../useStored.ts';

const WayNote = later(() => import('./WayNote.tsx'));
const SearchNote = later(() => import('./SearchNote.tsx'));

export function WayGate() {
  const { live } = useApp();
  const heading = useStored(live, (state) => state.heading);
  const search = useStored(live, ({ digest }) => digest?.search ?? 'none');
  return heading === null && search === 'none' ? null : (
    <ErrorBoundary part="Where the run is going">
      {search === 'none' ? <WayNote key={heading} /> : <SearchNote search={search} />}
    </ErrorBoundary>
  );
}
