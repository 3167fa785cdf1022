import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LICENCE_FILE, licenceText } from './licenceText.ts';

const root = process.cwd();

test('the published licences are what `npm run licences` writes', () => {
  expect(readFileSync(`${root}/${LICENCE_FILE}`, 'utf8')).toBe(licenceText(root));
});

test('the licences name what ships, with its text, and not what only develops', () => {
  const text = licenceText(root);
  expect(text).toMatch(/^react 19\.\d+\.\d+ \(MIT\)$/m);
  expect(text).toContain('Permission is hereby granted');
  expect(text).not.toMatch(/^vitest /m);
});
