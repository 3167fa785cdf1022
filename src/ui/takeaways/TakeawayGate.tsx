/** Shows the note of a takeaway while there is one; its text is loaded only then. */
import { useApp } from '../appContext.ts';
import { later } from '../later.tsx';
import { useStored } from '../useStored.ts';

const TakeawayNote = later(() => import('./TakeawayNote.tsx'));

export function TakeawayGate() {
  const { session } = useApp();
  const isShown = useStored(session, (state) => state.takeaway !== null);
  return isShown ? <TakeawayNote /> : null;
}
