/** The way to the takeaways; the panel is loaded when it is opened for the first time. */
import { useState } from 'react';
import { ErrorBoundary } from '../ErrorBoundary.tsx';
import { later } from '../later.tsx';

const TakeawaysDialog = later(() => import('./TakeawaysDialog.tsx'));

export function TakeawaysButton() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Takeaways
      </button>
      {isOpen ? (
        <ErrorBoundary part="The takeaways">
          <TakeawaysDialog onClose={() => setOpen(false)} />
        </ErrorBoundary>
      ) : null}
    </>
  );
}
