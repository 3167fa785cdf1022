/** This machine as the search for browsers sees it: files, commands, and browsers that really open a page. */
import { existsSync } from 'node:fs';
import { type Browser, chromium, firefox } from '@playwright/test';
import { fail, type Result, succeed } from '../base/result.ts';
import { type BrowserName, HERE, launchOptions } from './browserPaths.ts';
import type { Machine } from './browsers.ts';
import { runProgram } from './processes.ts';

const OPEN_SECONDS_MAX = 60;

/** The machine we run on; every decision goes to `log`. */
export function thisMachine(log: (line: string) => void): Machine {
  return {
    ...HERE,
    isRoot: process.getuid?.() === 0,
    exists: existsSync,
    openPage,
    run: async (command, secondsMax) => {
      const env = { DEBIAN_FRONTEND: 'noninteractive' };
      const ending = await runProgram(command, { secondsMax, env, output: 'show' });
      if (ending.timedOut) return fail(`took longer than ${secondsMax} s`);
      return ending.code === 0 ? succeed(null) : fail(`exit code ${ending.code}`);
    },
    log,
  };
}

/** Starts the browser at `path`, opens a page and lets it compute; its version, or the first line of the error. */
async function openPage(browser: BrowserName, path: string): Promise<Result<string>> {
  const type = browser === 'chromium' ? chromium : firefox;
  const timeout = OPEN_SECONDS_MAX * 1000;
  let running: Browser | null = null;
  try {
    running = await type.launch({ ...launchOptions(browser, path, type.executablePath()), timeout });
    const page = await running.newPage();
    page.setDefaultTimeout(timeout);
    await page.goto('data:text/html,<title>PartitionScope</title>');
    const title = await page.evaluate('document.title');
    if (title !== 'PartitionScope') return fail(`the page's title is ${JSON.stringify(title)}`);
    return succeed(`${browser} ${running.version()}`);
  } catch (error) {
    return fail(error instanceof Error ? (error.message.split('\n')[0] ?? 'unknown') : String(error));
  } finally {
    await running?.close();
  }
}
