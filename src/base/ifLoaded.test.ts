import { expect, test } from 'vitest';
import { ifLoaded } from './ifLoaded.ts';

test('what is loaded is used; what cannot be is no error', async () => {
  const used: string[] = [];
  const use = (file: string): void => {
    used.push(file);
  };
  ifLoaded(Promise.reject<string>(new Error('offline')), use);
  ifLoaded(Promise.resolve('words'), use);
  // An unhandled rejection would fail the test run.
  await new Promise((resume) => setImmediate(resume));
  expect(used).toEqual(['words']);
});
