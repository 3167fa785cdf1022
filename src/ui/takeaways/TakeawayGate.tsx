/** Shows the note of a takeaway while there is one; its text is loaded only then. */
import { lazy, Suspense } from 'react';
import { useApp } from '../appContext.ts';
import { useStored } from '../useStored.ts';

const TakeawayNote = lazy(() => import('./TakeawayNote.tsx'));

export function TakeawayGate() {
  const { session } = useApp();
  const isShown = useStored(session, (state) => state.takeaway !== null);
  return isShown ? (
    <Suspense>
      <TakeawayNote />
    </Suspense>
  ) : null;
}
