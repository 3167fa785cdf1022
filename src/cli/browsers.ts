/**
 * Finds the browsers for the tests, or installs them. A browser counts only after it has opened a page: an
 * executable may be there and still be too old for Playwright, or lack a library.
 */

import type { Result } from '../base/result.ts';
import { fail, succeed } from '../base/result.ts';
import { BROWSERS, type BrowserName, candidates, PATH_VARIABLES, type Surroundings } from './browserPaths.ts';

/** Set to `off`, no installed browser is looked for: so that installing can be tried on a machine that has some. */
const LOOKUP_VARIABLE = 'PARTITIONSCOPE_BROWSER_LOOKUP';

const PLAYWRIGHT_SECONDS_MAX = 300;
const APT_SECONDS_MAX = 900;

/** Debian's packages, and where they put the executables. */
const DEBIAN: Readonly<Record<BrowserName, { readonly name: string; readonly path: string }>> = {
  chromium: { name: 'chromium', path: '/usr/bin/chromium' },
  firefox: { name: 'firefox-esr', path: '/usr/bin/firefox-esr' },
};

/** What the search does to the machine; tests hand in their own. */
export interface Machine extends Surroundings {
  readonly isRoot: boolean;
  readonly exists: (path: string) => boolean;
  /** Starts the browser and opens a page; its version, or why it did not work. */
  readonly openPage: (browser: BrowserName, path: string) => Promise<Result<string>>;
  /** Runs a command to its end; a problem if it fails or takes longer than `secondsMax`. */
  readonly run: (command: readonly string[], secondsMax: number) => Promise<Result<null>>;
  readonly log: (line: string) => void;
}

/** Path of the executable per browser. */
export type BrowserPaths = Readonly<Record<BrowserName, string>>;

/** Finds each browser, installs those that are missing, and says in one line each what was decided and why. */
export async function provideBrowsers(machine: Machine): Promise<Result<BrowserPaths>> {
  const paths: Partial<Record<BrowserName, string>> = {};
  const missing = () => BROWSERS.filter((browser) => paths[browser] === undefined);
  const look = async (search: (browser: BrowserName) => Promise<string | null>) => {
    for (const browser of missing()) {
      const path = await search(browser);
      if (path !== null) paths[browser] = path;
    }
  };

  await look((browser) => findBrowser(browser, machine));
  if (missing().length > 0 && (await downloadWithPlaywright(missing(), machine))) {
    await look((browser) => tryPath(browser, machine.downloadedPath(browser), 'downloaded', machine));
  }
  if (missing().length > 0 && (await installWithApt(missing(), machine))) {
    await look((browser) => tryPath(browser, DEBIAN[browser].path, 'installed', machine));
  }

  const { chromium, firefox } = paths;
  if (chromium !== undefined && firefox !== undefined) return succeed({ chromium, firefox });
  return fail(adviceFor(missing()));
}

/** The first executable of `browser` that opens a page, or null. */
async function findBrowser(browser: BrowserName, machine: Machine): Promise<string | null> {
  const lookup = machine.env[LOOKUP_VARIABLE] !== 'off';
  if (!lookup) machine.log(`${browser}: installed ones are not looked for (${LOOKUP_VARIABLE}=off)`);
  for (const { path, origin } of candidates(browser, machine)) {
    if (origin !== 'environment' && !lookup) continue;
    if (machine.exists(path)) {
      const works = await tryPath(browser, path, origin, machine);
      if (works !== null) return works;
    } else if (origin === 'environment') {
      machine.log(`${browser}: ${PATH_VARIABLES[browser]}=${path}: there is no such file`);
    }
  }
  machine.log(`${browser}: none found`);
  return null;
}

/** `path` if the browser there opens a page, else null. */
async function tryPath(
  browser: BrowserName,
  path: string,
  origin: string,
  machine: Machine,
): Promise<string | null> {
  const opened = await machine.openPage(browser, path);
  machine.log(
    opened.ok
      ? `${browser}: ${opened.value} opened a page: ${path} (${origin})`
      : `${browser}: ${path} (${origin}) is not used: ${opened.problem}`,
  );
  return opened.ok ? path : null;
}

/** Playwright's own builds, which suit it best; needs a network that reaches its download server. */
async function downloadWithPlaywright(missing: readonly BrowserName[], machine: Machine): Promise<boolean> {
  return runLogged(['npx', 'playwright', 'install', ...missing], PLAYWRIGHT_SECONDS_MAX, machine);
}

/** Debian's own packages, if this is Debian or a relative and we may install. */
async function installWithApt(missing: readonly BrowserName[], machine: Machine): Promise<boolean> {
  if (!machine.exists('/usr/bin/apt-get')) return false;
  if (!machine.isRoot) {
    machine.log('apt-get is here, but only root may install with it');
    return false;
  }
  const packages = missing.map((browser) => DEBIAN[browser].name);
  return (
    (await runLogged(['apt-get', 'update'], APT_SECONDS_MAX, machine)) &&
    (await runLogged(
      ['apt-get', 'install', '-y', '--no-install-recommends', ...packages],
      APT_SECONDS_MAX,
      machine,
    ))
  );
}

async function runLogged(command: readonly string[], secondsMax: number, machine: Machine): Promise<boolean> {
  machine.log(`running: ${command.join(' ')} (at most ${secondsMax} s)`);
  const done = await machine.run(command, secondsMax);
  machine.log(done.ok ? `done: ${command.join(' ')}` : `failed: ${command.join(' ')}: ${done.problem}`);
  return done.ok;
}

function adviceFor(missing: readonly BrowserName[]): string {
  const variables = missing.map((browser) => PATH_VARIABLES[browser]).join(' and ');
  return (
    `No working ${missing.join(' and ')}. Install with "npx playwright install --with-deps ${missing.join(' ')}", ` +
    `or with your system's package manager, or set ${variables} to an executable.`
  );
}
