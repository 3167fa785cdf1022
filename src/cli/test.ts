/**
 * `npm test`: everything that must hold before a change lands. All steps run, whatever fails; what failed is
 * printed at the end, and the last line is `N passed, N failed` over all tests and checks.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserPaths, provideBrowsers } from './browsers.ts';
import { thisMachine } from './machine.ts';
import { runProgram } from './processes.ts';
import {
  type Counts,
  closingLine,
  countsOf,
  countsOfCheck,
  failureReport,
  readPlaywrightReport,
  readVitestReport,
  type StepResult,
  stepLine,
} from './testReport.ts';

const STEP_SECONDS_MAX = 1800;

/** The tools by file, so that no shell and no `npx` stands between us and them. */
const TOOLS = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  types: 'node_modules/typescript/bin/tsc',
  knip: 'node_modules/knip/bin/knip.js',
  vite: 'node_modules/vite/bin/vite.js',
  vitest: 'node_modules/vitest/vitest.mjs',
  sizeLimit: 'node_modules/size-limit/bin.js',
  playwright: 'node_modules/@playwright/test/cli.js',
};

const reports = mkdtempSync(join(tmpdir(), 'partitionscope-'));
const results: StepResult[] = [];

try {
  // The checks and the build keep one core busy while the unit tests use the other.
  await Promise.all([unitTests(), checksAndBuild()]);
  const browsers = await findBrowsers();
  const env = browsers ? { CHROMIUM_PATH: browsers.chromium, FIREFOX_PATH: browsers.firefox } : {};
  await browserTests(env);
  await endToEndTests(env);
} finally {
  rmSync(reports, { recursive: true, force: true });
}

console.log(failureReport(results));
console.log(closingLine(results));
process.exitCode = results.some(({ failed }) => failed > 0) ? 1 : 0;

async function unitTests(): Promise<void> {
  const file = join(reports, 'unit.json');
  await testStep('unit', vitest('unit', file), {}, () => readVitestReport(textOf(file)));
}

async function checksAndBuild(): Promise<void> {
  await checkStep('format and lint', [TOOLS.biome, 'ci', '--error-on-warnings', '--colors=off', '.']);
  await checkStep('types', [TOOLS.types, '--build']);
  await checkStep('nothing unused', [TOOLS.knip]);
  await checkStep('build', [TOOLS.vite, 'build']);
  await checkStep('size budget', [TOOLS.sizeLimit]);
}

async function browserTests(env: Record<string, string>): Promise<void> {
  const file = join(reports, 'browser.json');
  await testStep('in the browsers', vitest('browser', file), env, () => readVitestReport(textOf(file)));
}

async function endToEndTests(env: Record<string, string>): Promise<void> {
  const file = join(reports, 'e2e.json');
  const command = [TOOLS.playwright, 'test', '--reporter=line,json'];
  const withReport = { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  await testStep('end to end', command, withReport, () => readPlaywrightReport(textOf(file)));
}

function vitest(project: string, reportFile: string): string[] {
  return [
    TOOLS.vitest,
    'run',
    `--project=${project}`,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
  ];
}

/** Finding browsers is a check of its own: without them, two more steps cannot pass. */
async function findBrowsers(): Promise<BrowserPaths | null> {
  const start = performance.now();
  const found = await provideBrowsers(thisMachine((line) => console.log(`browsers: ${line}`)));
  const seconds = (performance.now() - start) / 1000;
  finish({
    name: 'browsers',
    kind: 'check',
    seconds,
    output: found.ok ? '' : found.problem,
    ...countsOfCheck(found.ok ? 0 : 1),
  });
  return found.ok ? found.value : null;
}

async function checkStep(name: string, command: readonly string[]): Promise<void> {
  const { code, output, seconds } = await runTool(command, {});
  finish({ name, kind: 'check', seconds, output, ...countsOfCheck(code) });
}

async function testStep(
  name: string,
  command: readonly string[],
  env: Record<string, string>,
  readReport: () => Counts | null,
): Promise<void> {
  const { code, output, seconds } = await runTool(command, env);
  finish({ name, kind: 'tests', seconds, output, ...countsOf(code, readReport()) });
}

function runTool(command: readonly string[], env: Record<string, string>) {
  // What is collected is read in a log as often as on a terminal.
  const plain = { NO_COLOR: '1', FORCE_COLOR: undefined };
  return runProgram([process.execPath, ...command], {
    secondsMax: STEP_SECONDS_MAX,
    env: { ...env, ...plain },
  });
}

function finish(result: StepResult): void {
  results.push(result);
  console.log(stepLine(result));
}

/** The text of a report; empty if the tool died before it wrote one. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
