/** Starts the app in the page. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { present } from '../base/assert.ts';
import { AppContext } from '../ui/appContext.ts';
import { Page } from '../ui/Page.tsx';
import { createApp } from './createApp.ts';

declare global {
  interface Window {
    /** Only with `?testing=1`: whether everything that was asked for is done and shown. */
    __idle?: () => Promise<boolean>;
  }
}

const running = createApp(document);
if (new URLSearchParams(location.search).get('testing') === '1') window.__idle = running.isIdle;
void running.start();

createRoot(present(document.getElementById('root'), 'The page has a root')).render(
  <StrictMode>
    <AppContext value={running.app}>
      <Page />
    </AppContext>
  </StrictMode>,
);
