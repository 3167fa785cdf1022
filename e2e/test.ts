/** The tests' own `test`: gives each the app, and fails one after which the browser had something to complain about. */
import { test as base, expect } from '@playwright/test';
import { AppPage } from './app.page.ts';

declare global {
  interface Window {
    __idle?: () => Promise<boolean>;
  }
}

interface Fixtures {
  readonly app: AppPage;
}

export const test = base.extend<Fixtures>({
  app: async ({ page }, use) => {
    const app = new AppPage(page);
    await use(app);
    expect(app.complaints, 'errors and warnings of the browser').toEqual([]);
  },
});
