/** Where browsers are looked for, and how they are started. */
import { expect, test } from 'vitest';
import { candidates, launchOptions, type Surroundings } from './browserPaths.ts';

const linux: Surroundings = {
  platform: 'linux',
  env: { PATH: '/usr/local/bin:/usr/bin' },
  downloadedPath: (browser) => `/cache/${browser}`,
};

test('the named browser comes first, then the downloaded one, then the installed ones', () => {
  const env = { ...linux.env, FIREFOX_PATH: '/opt/firefox/firefox' };
  const found = candidates('firefox', { ...linux, env });
  expect(found.slice(0, 3)).toEqual([
    { path: '/opt/firefox/firefox', origin: 'environment' },
    { path: '/cache/firefox', origin: 'playwright' },
    { path: '/usr/local/bin/firefox', origin: 'installed' },
  ]);
  expect(found.map(({ path }) => path)).toContain('/usr/bin/firefox-esr');
});

test('no place is looked at twice', () => {
  const env = { ...linux.env, CHROMIUM_PATH: '/usr/bin/chromium' };
  const paths = candidates('chromium', { ...linux, env }).map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
});

test('on Windows the PATH is split at semicolons and programs end in .exe', () => {
  const windows: Surroundings = { ...linux, platform: 'win32', env: { Path: 'C:\\a;D:\\b' } };
  const paths = candidates('firefox', windows).map(({ path }) => path);
  expect(paths).toContain('D:\\b\\firefox.exe');
  expect(paths).toContain('C:\\Program Files\\Mozilla Firefox\\firefox.exe');
});

test('on macOS the applications folder is looked at', () => {
  const paths = candidates('chromium', { ...linux, platform: 'darwin' }).map(({ path }) => path);
  expect(paths).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
});

test('a stock Firefox is driven by its own protocol, a downloaded one as Playwright likes', () => {
  expect(launchOptions('firefox', '/usr/bin/firefox-esr', '/cache/firefox')).toEqual({
    executablePath: '/usr/bin/firefox-esr',
    channel: 'moz-firefox',
    firefoxUserPrefs: { 'browser.download.alwaysOpenPanel': false },
  });
  expect(launchOptions('firefox', '/cache/firefox', '/cache/firefox')).toEqual({});
});

test('a stock Chromium does not talk to its maker', () => {
  const { executablePath, args } = launchOptions('chromium', '/usr/bin/chromium', '/cache/chromium');
  expect(executablePath).toBe('/usr/bin/chromium');
  expect(args).toContain('--disable-background-networking');
});
