/** A phone with a finger, in Chromium: only there can a test move one over the screen. */
import type { Browser, BrowserContext, CDPSession } from '@playwright/test';
import { AppPage } from './app.page.ts';

export interface Phone {
  readonly app: AppPage;
  /** Puts the finger down at the first place, moves it over the others and lifts it at the last; viewport pixels. */
  readonly drag: (...places: readonly { readonly x: number; readonly y: number }[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A phone that shows nothing yet. */
export async function createPhone(browser: Browser, baseURL: string | undefined): Promise<Phone> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  const app = new AppPage(await context.newPage());
  const finger: CDPSession = await context.newCDPSession(app.page);
  return {
    app,
    async drag(...places) {
      for (const [index, place] of places.entries()) {
        const type = index === 0 ? 'touchStart' : 'touchMove';
        await finger.send('Input.dispatchTouchEvent', { type, touchPoints: [place] });
      }
      await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    },
    close: () => context.close(),
  };
}
