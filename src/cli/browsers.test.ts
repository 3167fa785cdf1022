/** The search for browsers on imagined machines: what is tried, in which order, and when it gives up. */
import { expect, test } from 'vitest';
import { fail, succeed } from '../base/result.ts';
import { type Machine, provideBrowsers } from './browsers.ts';

/** A Debian machine on which root works and nothing is installed; remembers what was logged and run. */
function imagine(files: readonly string[], changes: Partial<Machine> = {}) {
  const present = new Set(['/usr/bin/apt-get', ...files]);
  const log: string[] = [];
  const ran: string[] = [];
  const machine: Machine = {
    platform: 'linux',
    env: { PATH: '/usr/bin' },
    downloadedPath: (browser) => `/cache/${browser}`,
    isRoot: true,
    exists: (path) => present.has(path),
    openPage: async (_, path) => (present.has(path) ? succeed('version 1') : fail('there is no such file')),
    run: async (command) => {
      ran.push(command.join(' '));
      if (command[0] === 'npx') return fail('exit code 1');
      if (command[1] === 'install')
        for (const path of ['chromium', 'firefox-esr']) present.add(`/usr/bin/${path}`);
      return succeed(null);
    },
    log: (line) => log.push(line),
    ...changes,
  };
  return { machine, log, ran };
}

const BOTH = ['/usr/bin/chromium', '/usr/bin/firefox-esr'];

test('installed browsers that open a page are used, and nothing is installed', async () => {
  const { machine, ran, log } = imagine(BOTH);
  expect(await provideBrowsers(machine)).toEqual(
    succeed({ chromium: '/usr/bin/chromium', firefox: '/usr/bin/firefox-esr' }),
  );
  expect(ran).toEqual([]);
  expect(log).toHaveLength(2);
});

test('a browser that is there but opens no page does not count', async () => {
  const { machine, log } = imagine([...BOTH, '/snap/bin/chromium'], {
    openPage: async (_, path) => (path === '/usr/bin/chromium' ? fail('too old') : succeed('version 2')),
  });
  expect(await provideBrowsers(machine)).toMatchObject({ value: { chromium: '/snap/bin/chromium' } });
  expect(log[0]).toBe('chromium: /usr/bin/chromium (installed) is not used: too old');
});

test('a path in the environment that leads nowhere is named, and the search goes on', async () => {
  const { machine, log } = imagine(BOTH, { env: { PATH: '/usr/bin', FIREFOX_PATH: '/nowhere' } });
  expect(await provideBrowsers(machine)).toMatchObject({ ok: true });
  expect(log).toContain('firefox: FIREFOX_PATH=/nowhere: there is no such file');
});

test('without browsers Playwright is asked first, then apt-get, and what it installed is used', async () => {
  const { machine, ran } = imagine([]);
  expect(await provideBrowsers(machine)).toMatchObject({ ok: true });
  expect(ran).toEqual([
    'npx playwright install chromium firefox',
    'apt-get update',
    'apt-get install -y --no-install-recommends chromium firefox-esr',
  ]);
});

test('what Playwright downloads is used, and apt-get is left alone', async () => {
  const { machine, ran } = imagine([], {
    openPage: async (_, path) => (path.startsWith('/cache/') ? succeed('version 3') : fail('no')),
  });
  const run: Machine['run'] = async (command) => {
    ran.push(command.join(' '));
    return succeed(null);
  };
  expect(await provideBrowsers({ ...machine, run })).toEqual(
    succeed({ chromium: '/cache/chromium', firefox: '/cache/firefox' }),
  );
  expect(ran).toEqual(['npx playwright install chromium firefox']);
});

test('only what is missing is installed', async () => {
  const { machine, ran } = imagine(['/usr/bin/chromium']);
  expect(await provideBrowsers(machine)).toMatchObject({ ok: true });
  expect(ran.at(-1)).toBe('apt-get install -y --no-install-recommends firefox-esr');
});

test('with the look-up off, installed browsers are passed over and installed again', async () => {
  const { machine, ran } = imagine(BOTH, { env: { PARTITIONSCOPE_BROWSER_LOOKUP: 'off' } });
  expect(await provideBrowsers(machine)).toMatchObject({ ok: true });
  expect(ran).toHaveLength(3);
});

test('who may not install is told what to do', async () => {
  const { machine, ran } = imagine([], { isRoot: false });
  const found = await provideBrowsers(machine);
  expect(ran).toEqual(['npx playwright install chromium firefox']);
  expect(found).toEqual(
    fail(
      'No working chromium and firefox. Install with "npx playwright install --with-deps chromium firefox", ' +
        "or with your system's package manager, or set CHROMIUM_PATH and FIREFOX_PATH to an executable.",
    ),
  );
});
