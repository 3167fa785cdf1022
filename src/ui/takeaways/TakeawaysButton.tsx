/** The way to the takeaways; the panel is loaded when it is opened for the first time. */
import { lazy, Suspense, useState } from 'react';
import { ErrorBoundary } from '../ErrorBoundary.tsx';

const TakeawaysDialog = lazy(() => import('./TakeawaysDialog.tsx'));

export function TakeawaysButton() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Takeaways
      </button>
      {isOpen ? (
        <ErrorBoundary part="The takeaways">
          <Suspense>
            <TakeawaysDialog onClose={() => setOpen(false)} />
          </Suspense>
        </ErrorBoundary>
      ) : null}
    </>
  );
}
