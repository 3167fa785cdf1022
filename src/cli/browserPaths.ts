/** Where Chromium and Firefox may be on this machine, and how Playwright must start what is there. */
import { existsSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { chromium, firefox, type LaunchOptions } from '@playwright/test';

export const BROWSERS = ['chromium', 'firefox'] as const;
export type BrowserName = (typeof BROWSERS)[number];

/** The environment variable that names each browser's executable; the test runner sets both for its steps. */
export const PATH_VARIABLES: Readonly<Record<BrowserName, string>> = {
  chromium: 'CHROMIUM_PATH',
  firefox: 'FIREFOX_PATH',
};

/** A place to look at, and why it is looked at. */
export interface Candidate {
  readonly path: string;
  readonly origin: 'environment' | 'playwright' | 'installed';
}

/** The facts about a machine on which the places depend. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where Playwright keeps its own build of that browser, whether it has been downloaded or not. */
  readonly downloadedPath: (browser: BrowserName) => string;
}

/** Names on the PATH, the most compatible with Playwright first. */
const COMMANDS: Readonly<Record<BrowserName, readonly string[]>> = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'],
  firefox: ['firefox', 'firefox-esr'],
};

const WELL_KNOWN: Readonly<Record<BrowserName, Partial<Record<NodeJS.Platform, readonly string[]>>>> = {
  chromium: {
    linux: ['/usr/bin/chromium', '/snap/bin/chromium', '/opt/google/chrome/chrome'],
    darwin: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ],
    win32: [
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    ],
  },
  firefox: {
    linux: ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/snap/bin/firefox'],
    darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    win32: [
      'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
      'C:\\Program Files (x86)\\Mozilla Firefox\\firefox.exe',
    ],
  },
};

/** All places to look for `browser`, in order: named by the user, Playwright's own build, installed on the machine. */
export function candidates(browser: BrowserName, surroundings: Surroundings): Candidate[] {
  const named = surroundings.env[PATH_VARIABLES[browser]];
  const found: Candidate[] = named ? [{ path: named, origin: 'environment' }] : [];
  found.push({ path: surroundings.downloadedPath(browser), origin: 'playwright' });
  for (const path of installedPaths(browser, surroundings)) {
    if (!found.some((candidate) => candidate.path === path)) found.push({ path, origin: 'installed' });
  }
  return found;
}

/** Where a package manager or an installer puts `browser`: on the PATH and at the usual places. */
function installedPaths(browser: BrowserName, { platform, env }: Surroundings): string[] {
  const { join, delimiter } = platform === 'win32' ? win32 : posix;
  const suffix = platform === 'win32' ? '.exe' : '';
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = COMMANDS[browser].flatMap((name) => folders.map((folder) => join(folder, name + suffix)));
  return [...new Set([...onPath, ...(WELL_KNOWN[browser][platform] ?? [])])];
}

/**
 * How Playwright starts the executable at `path`. Its own build needs nothing; a stock Firefox is driven over
 * WebDriver BiDi; a stock Chromium must not talk to its maker, which on a closed network only wastes time.
 */
export function launchOptions(browser: BrowserName, path: string, downloadedPath: string): LaunchOptions {
  if (path === downloadedPath) return {};
  if (browser === 'firefox') {
    // The panel that shows a download would take the focus from the page, for good.
    const firefoxUserPrefs = { 'browser.download.alwaysOpenPanel': false };
    return { executablePath: path, channel: 'moz-firefox', firefoxUserPrefs };
  }
  return {
    executablePath: path,
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-quic',
      '--disable-sync',
      '--no-first-run',
    ],
  };
}

/** This machine. */
export const HERE: Surroundings = {
  platform: process.platform,
  env: process.env,
  downloadedPath: (browser) => (browser === 'chromium' ? chromium : firefox).executablePath(),
};

/**
 * For tools that are run alone: how to start the first `browser` that is there. Nothing is tried out, so the
 * tool itself reports a browser that does not work; `npm test` checks first and names what it found.
 */
export function launchOptionsHere(browser: BrowserName): LaunchOptions {
  const downloaded = HERE.downloadedPath(browser);
  const first = candidates(browser, HERE).find(({ path }) => existsSync(path));
  return launchOptions(browser, first?.path ?? downloaded, downloaded);
}
