/** How the app is served, built and tested. */
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { launchOptionsHere } from './src/cli/browserPaths.ts';
import { createClassNamer } from './src/cli/classNames.ts';
import { engineGuard } from './src/cli/engineGuard.ts';
import { completeNode20 } from './src/cli/node20.ts';

completeNode20();

/** The licences of what is bundled are in one file beside the page (see src/cli/licences.ts), not in every script. */
const WITHOUT_COMMENTS = { comments: { legal: false } } as const;

/**
 * What every visit needs is in two files: what the first picture is made by, and what comes right after it. A dozen
 * small ones compress worse, and each is a request. What these modules import comes with them. `.size-limit.js` counts
 * both.
 */
const EVERY_VISIT = {
  groups: [
    {
      name: 'page',
      test: /src\/(app\/main|ui\/useAppearance|ui\/words\/spokenEvents)\./,
      priority: 1,
    },
    { name: 'below', test: /src\/ui\/(Below|board\/Requests|inspector\/FixList)\./ },
  ],
};

const DEFINE_PROPERTY = '@stdlib/utils-define-property';

const BROWSER_TESTS = 'src/**/*.browser.test.{ts,tsx}';

export default defineConfig(({ command }) => ({
  // One build for a site's root, a sub-folder and a copy on disk.
  base: './',
  plugins: [react(), relaxPolicyWhileServingSources()],
  // Browsers define properties themselves: the polyfill, and what words its errors, stay out of the worker.
  resolve: {
    alias: [{ find: new RegExp(`^${DEFINE_PROPERTY}$`), replacement: `${DEFINE_PROPERTY}/lib/builtin.js` }],
  },
  css:
    command === 'build'
      ? { modules: { generateScopedName: createClassNamer(join(import.meta.dirname, 'src')) } }
      : {},
  build: {
    modulePreload: {
      polyfill: false,
      // A part that loads later is fetched beside its style sheet. The scripts it needs besides are nearly all there
      // already, and the names of all of them would be in the first load.
      resolveDependencies: (file, scripts, { hostType }) =>
        hostType === 'html' ? scripts : scripts.filter((name) => name === file),
    },
    // Named so that light-dark() reaches the browser as it is written.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    rolldownOptions: {
      output: { ...WITHOUT_COMMENTS, codeSplitting: EVERY_VISIT },
    },
  },
  // A classic worker also starts from a sandboxed frame and from disk; a module worker does not.
  worker: { format: 'iife', rolldownOptions: { output: WITHOUT_COMMENTS } },
  preview: { host: '127.0.0.1' },
  test: {
    projects: [
      {
        extends: true,
        plugins: [engineGuard()],
        test: {
          name: 'unit',
          environment: 'node',
          include: ['src/**/*.test.{ts,tsx}'],
          exclude: [BROWSER_TESTS],
          testTimeout: 60_000,
          // To load everything anew for each file takes as long as the tests; none of them leaves anything behind.
          isolate: false,
          // What `npm test` does besides takes the other core for a few seconds only.
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: [BROWSER_TESTS],
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright(),
            instances: [
              { browser: 'chromium', provider: playwright({ launchOptions: launchOptionsHere('chromium') }) },
              { browser: 'firefox', provider: playwright({ launchOptions: launchOptionsHere('firefox') }) },
            ],
          },
        },
      },
    ],
  },
}));

/**
 * The page forbids inline scripts and styles (its Content-Security-Policy), which the development server needs
 * for hot reload. Only `vite build` keeps the policy, and the end-to-end tests run against that.
 */
function relaxPolicyWhileServingSources(): Plugin {
  return {
    name: 'relax-policy-while-serving-sources',
    apply: 'serve',
    transformIndexHtml: (html) =>
      html.replace(/<meta\s[^>]*http-equiv="Content-Security-Policy"[^>]*>/is, ''),
  };
}
