/** End-to-end tests: the built app (`npm run build`) in Chromium and Firefox. */
import { defineConfig, devices } from '@playwright/test';
import { launchOptionsHere } from './src/cli/browserPaths.ts';

const ADDRESS = { host: '127.0.0.1', port: 41_730 };
const url = `http://${ADDRESS.host}:${ADDRESS.port}/`;

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  forbidOnly: true,
  fullyParallel: true,
  // A test that passes at the second attempt is a test that fails.
  retries: 0,
  // While one page waits another works: two leave two cores idle for a third of the time, three for a tenth.
  workers: 3,
  // What is waited for comes in milliseconds; on a machine that is slow and busy it must still come.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  // The names say for which system and browser a picture counts.
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  // Traces cost two fifths of the time; `npm run e2e -- --trace retain-on-failure` writes them.
  use: { baseURL: url },
  projects: [
    {
      name: 'chromium',
      // A new context for each test costs a third of the time: what it holds is cleared instead. Tests about the first or
      // the next visit ask for a new one. Not in Firefox: there the clearing itself fails once in some hundred tests
      // ("Error setting storage state: Execution context was destroyed").
      use: { ...devices['Desktop Chrome'], launchOptions: launchOptionsHere('chromium'), reuseContext: true },
    },
    {
      name: 'firefox',
      use: { ...devices['Desktop Firefox'], ...firefoxUse() },
      // Axe reads the document and its colours, which every browser makes of a theme alike: here one theme is enough.
      grepInvert: /axe finds nothing .*, (dark|projector)/,
    },
  ],
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --host ${ADDRESS.host} --port ${ADDRESS.port} --strictPort`,
    url,
    reuseExistingServer: false,
  },
});

/** Playwright takes a channel beside the launch options, not inside them. */
function firefoxUse() {
  const { channel, ...launchOptions } = launchOptionsHere('firefox');
  return channel === undefined ? { launchOptions } : { channel, launchOptions };
}
