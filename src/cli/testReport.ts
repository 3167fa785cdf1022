/** What `npm test` counts and prints: reads the reports of the test tools and words the result. */

/** How one step of the test run ended. */
export interface StepResult {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
  /** What the step printed; shown if it failed. */
  readonly output: string;
  /** Whether the step runs tests, or is one check that counts as one. */
  readonly kind: 'tests' | 'check';
}

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/**
 * Counts of a tool that ended with `code`. A test tool that failed without a failed test (a file that does not
 * load, say) or that ran no test at all counts as one failure, so that silence never passes.
 */
export function countsOf(code: number, report: Counts | null): Counts {
  const passed = report?.passed ?? 0;
  const failed = report?.failed ?? 0;
  if (failed > 0) return { passed, failed };
  return { passed, failed: code === 0 && passed > 0 ? 0 : 1 };
}

/** A check has no tests: its exit code is all there is. */
export function countsOfCheck(code: number): Counts {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Reads the JSON report of Vitest; null if it is none. */
export function readVitestReport(text: string): Counts | null {
  const report = parseObject(text);
  return counts(report?.['numPassedTests'], report?.['numFailedTests']);
}

/** Reads the JSON report of Playwright; null if it is none. A flaky test has failed once, so it failed. */
export function readPlaywrightReport(text: string): Counts | null {
  const stats = parseObject(text)?.['stats'];
  if (!isRecord(stats)) return null;
  const { expected, unexpected, flaky } = stats;
  if (typeof unexpected !== 'number' || typeof flaky !== 'number') return null;
  return counts(expected, unexpected + flaky);
}

/** One line per step, as soon as it has ended. */
export function stepLine({ name, passed, failed, seconds, kind }: StepResult): string {
  const mark = failed === 0 ? 'ok    ' : 'FAILED';
  const tests = kind === 'tests' ? `${passed} passed${failed > 0 ? `, ${failed} failed` : ''}` : '';
  return `${mark}  ${name.padEnd(24)} ${tests.padEnd(24)} ${seconds.toFixed(1).padStart(7)} s`;
}

/** What the failed steps printed, each under its name. */
export function failureReport(results: readonly StepResult[]): string {
  return results
    .filter(({ failed }) => failed > 0)
    .map(({ name, output }) => `\n──── ${name} ────\n${withoutProgress(output)}\n`)
    .join('');
}

/** Playwright prints a line for each test that begins: hundreds, among which the one error is not found. */
function withoutProgress(output: string): string {
  return output
    .split('\n')
    .filter((line) => !/^\[\d+\/\d+\] /.test(line))
    .join('\n')
    .trim();
}

/** The closing line: all tests of all steps, and one for each check. */
export function closingLine(results: readonly StepResult[]): string {
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  return `${passed} passed, ${failed} failed`;
}

function counts(passed: unknown, failed: unknown): Counts | null {
  return typeof passed === 'number' && typeof failed === 'number' ? { passed, failed } : null;
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
