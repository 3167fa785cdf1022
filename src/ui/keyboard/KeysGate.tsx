/** Obeys the keys of the page, and shows them all while the address asks for it. */
import { useEffect, useState } from 'react';
import { useApp } from '../appContext.ts';
import { ErrorBoundary } from '../ErrorBoundary.tsx';
import { later } from '../later.tsx';
import { useStored } from '../useStored.ts';
import { isTaken, shortcutOf } from './shortcuts.ts';

const KeysDialog = later(() => import('./KeysDialog.tsx'));

/** The address that asks for the list. */
export const KEYS_ADDRESS = '#keys';

export function KeysGate() {
  const app = useApp();
  const obeys = useStored(app.session, (state) => state.singleKeys);
  const [isShown, setShown] = useState(() => location.hash === KEYS_ADDRESS);

  useEffect(() => {
    const follow = (): void => setShown(location.hash === KEYS_ADDRESS);
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { key, target } = event;
      if (!obeys || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (!(target instanceof Element) || isTaken(target, key)) return;
      if (key === '?') location.hash = KEYS_ADDRESS;
      else {
        const shortcut = shortcutOf(key);
        if (shortcut === undefined) return;
        shortcut.act(app, key);
      }
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [app, obeys]);

  const close = (): void => {
    setShown(false);
    // An empty hash would jump to the top of the page.
    history.replaceState(null, '', location.pathname + location.search);
  };

  if (!isShown) return null;
  return (
    <ErrorBoundary part="The list of keys">
      <KeysDialog onClose={close} />
    </ErrorBoundary>
  );
}
