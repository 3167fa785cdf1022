/** What `npm test` counts: silence, crashes and empty runs must never pass. */
import { expect, test } from 'vitest';
import {
  closingLine,
  countsOf,
  countsOfCheck,
  failureReport,
  readPlaywrightReport,
  readVitestReport,
  type StepResult,
  stepLine,
} from './testReport.ts';

const step = (changes: Partial<StepResult>): StepResult => ({
  name: 'unit',
  kind: 'tests',
  passed: 3,
  failed: 0,
  seconds: 1.25,
  output: '',
  ...changes,
});

test('the counts of a report are taken over', () => {
  expect(countsOf(0, { passed: 5, failed: 0 })).toEqual({ passed: 5, failed: 0 });
  expect(countsOf(1, { passed: 5, failed: 2 })).toEqual({ passed: 5, failed: 2 });
});

test('a tool that fails without a failed test counts as one failure', () => {
  expect(countsOf(1, { passed: 5, failed: 0 })).toEqual({ passed: 5, failed: 1 });
  expect(countsOf(127, null)).toEqual({ passed: 0, failed: 1 });
});

test('a tool that ran no test counts as one failure', () => {
  expect(countsOf(0, { passed: 0, failed: 0 })).toEqual({ passed: 0, failed: 1 });
  expect(countsOf(0, null)).toEqual({ passed: 0, failed: 1 });
});

test('a check counts as one', () => {
  expect(countsOfCheck(0)).toEqual({ passed: 1, failed: 0 });
  expect(countsOfCheck(2)).toEqual({ passed: 0, failed: 1 });
});

test('the report of Vitest is read', () => {
  expect(readVitestReport('{"numPassedTests": 4, "numFailedTests": 1}')).toEqual({ passed: 4, failed: 1 });
  expect(readVitestReport('')).toBeNull();
  expect(readVitestReport('{}')).toBeNull();
});

test('the report of Playwright is read, and a flaky test has failed', () => {
  const report = '{"stats": {"expected": 7, "unexpected": 1, "flaky": 1, "skipped": 0}}';
  expect(readPlaywrightReport(report)).toEqual({ passed: 7, failed: 2 });
  expect(readPlaywrightReport('{"stats": 3}')).toBeNull();
  expect(readPlaywrightReport('null')).toBeNull();
});

test('a line says how a step ended', () => {
  expect(stepLine(step({})).replace(/ +/g, ' ')).toBe('ok unit 3 passed 1.3 s');
  expect(stepLine(step({ failed: 1 })).replace(/ +/g, ' ')).toBe('FAILED unit 3 passed, 1 failed 1.3 s');
});

test('only what failed is printed at the end', () => {
  const results = [step({ output: 'fine' }), step({ name: 'types', failed: 1, output: 'a.ts: wrong\n' })];
  expect(failureReport(results)).toBe('\n──── types ────\na.ts: wrong\n');
});

test('of a failed run the tests that merely began are left out', () => {
  const output = '[1/2] [firefox] › a\n  1) [firefox] › a\n    Error: no\n[2/2] [firefox] › b\n  1 failed\n';
  expect(failureReport([step({ failed: 1, output })])).toBe(
    '\n──── unit ────\n1) [firefox] › a\n    Error: no\n  1 failed\n',
  );
});

test('the last line sums up all tests and checks', () => {
  const check = step({ kind: 'check', passed: 0, failed: 1 });
  expect(closingLine([step({}), step({ passed: 4 }), check])).toBe('7 passed, 1 failed');
});
