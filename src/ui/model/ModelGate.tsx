/** Shows the model page while the address asks for it. Its text is loaded only then. */
import { useEffect, useState } from 'react';
import { ErrorBoundary } from '../ErrorBoundary.tsx';
import { later } from '../later.tsx';
import { MODEL_ADDRESS, shownOf } from './address.ts';

const ModelPage = later(() => import('./ModelPage.tsx'));

export function ModelGate() {
  const [shown, setShown] = useState(() => shownOf(location.hash));

  useEffect(() => {
    const follow = (): void => setShown(shownOf(location.hash));
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);

  const close = (): void => {
    setShown(null);
    // An empty hash would jump to the top of the page.
    history.replaceState(null, '', location.pathname + location.search);
  };

  if (shown === null) return null;
  return (
    <ErrorBoundary part="The model page">
      <ModelPage shown={shown} onClose={close} />
    </ErrorBoundary>
  );
}

/** The way to the model page. */
export function ModelLink() {
  return <a href={MODEL_ADDRESS}>Model</a>;
}
