/** The tests' own `test`: gives each the app, and fails one after which the browser had something to complain about. */
import { test as base, expect } from '@playwright/test';
import { AppPage } from './app.page.ts';
import { createPhone, type Phone } from './phone.ts';

declare global {
  interface Window {
    __idle?: () => Promise<boolean>;
  }
}

interface Fixtures {
  readonly app: AppPage;
  /** Only in Chromium can a test move a finger over the screen; elsewhere it is skipped. */
  readonly phone: Phone;
}

export const test = base.extend<Fixtures>({
  app: async ({ page }, use) => {
    const app = new AppPage(page);
    await use(app);
    expect(app.complaints, 'errors and warnings of the browser').toEqual([]);
  },
  phone: async ({ browser, browserName, baseURL }, use, info) => {
    info.skip(browserName !== 'chromium', 'Only in Chromium can a test move a finger over the screen.');
    const phone = await createPhone(browser, baseURL);
    await use(phone);
    expect(phone.app.complaints, 'errors and warnings of the browser').toEqual([]);
    await phone.close();
  },
});
