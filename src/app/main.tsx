/** Starts the app in the page. */
import { StrictMode, startTransition } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { present } from '../base/assert.ts';
import { ifLoaded } from '../base/ifLoaded.ts';
import { AppContext } from '../ui/appContext.ts';
import { Page } from '../ui/Page.tsx';
import { createApp } from './createApp.ts';

declare global {
  interface Window {
    /** Only with `?testing=1`: whether everything that was asked for is done and shown. */
    __idle?: () => Promise<boolean>;
  }
}

const running = createApp(document, flushSync);
if (new URLSearchParams(location.search).get('testing') === '1') window.__idle = running.isIdle;
void running.start();
// Whoever only looks has no focus to lose.
addEventListener(
  'focusin',
  () => ifLoaded(import('../ui/keepFocus.ts'), ({ keepFocus }) => void keepFocus(document)),
  { once: true },
);

const root = createRoot(present(document.getElementById('root'), 'The page has a root'));
// The worker has to hear from this thread before it gets its script: React begins after that, and takes turns with it.
whenPainted(() =>
  startTransition(() =>
    root.render(
      <StrictMode>
        <AppContext value={running.app}>
          <Page />
        </AppContext>
      </StrictMode>,
    ),
  ),
);

/** Runs the task after the next picture, or where there is none, in a hidden tab, soon. */
function whenPainted(task: () => void): void {
  const stop = running.app.picture.add(() => {
    stop();
    setTimeout(task);
    return false;
  });
  if (!document.hidden) return;
  stop();
  setTimeout(task);
}
