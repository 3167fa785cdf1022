import { expect, test } from 'vitest';
import { delimiterName, isDocument, rowsWanted, tooLarge, tooMany, wrongRows } from './files.ts';

const MB = 1024 * 1024;

test('an experiment is known by its name or its type', () => {
  expect(isDocument({ name: 'a.JSON', size: 1, type: '' })).toBe(true);
  expect(isDocument({ name: 'a', size: 1, type: 'application/json' })).toBe(true);
  expect(isDocument({ name: 'a.csv', size: 1, type: 'text/csv' })).toBe(false);
});

test('rows are taken up to 100 MB, experiments up to 10 MB', () => {
  expect(tooLarge({ name: 'a.csv', size: 100 * MB, type: '' })).toBeNull();
  expect(tooLarge({ name: 'a.csv', size: 101 * MB, type: '' })).toMatch(
    /^a\.csv has 101\sMB; rows .* 100\sMB\.$/,
  );
  expect(tooLarge({ name: 'a.json', size: 10 * MB, type: '' })).toBeNull();
  expect(tooLarge({ name: 'a.json', size: 11 * MB, type: '' })).toMatch(/experiments .* 10\sMB\.$/);
});

test('the rows an experiment wants, in words', () => {
  const items = {
    kind: 'rows',
    checksum: '',
    count: 5366,
    columns: ['a'],
    weightColumn: null,
    itemBytes: null,
  } as const;
  expect(rowsWanted(items)).toMatch(/^5\s366 rows with the column “a”$/);
  expect(rowsWanted({ ...items, columns: ['a', 'b'] })).toMatch(/with the columns “a”, “b”$/);
  expect(wrongRows('x.csv', items)).toMatch(/^x\.csv holds other rows .*: 5\s366 rows/);
});

test('several files are named, a few of them', () => {
  const named = (...names: string[]) => names.map((name) => ({ name }));
  expect(tooMany(named('a.csv', 'b.json'))).toMatch(
    /^2\sfiles were dropped \(a\.csv, b\.json\) and none was read/,
  );
  expect(tooMany(named('a', 'b', 'c', 'd'))).toMatch(/^4\sfiles were dropped \(a, b, c, …\)/);
});

test('delimiters have names', () => {
  expect([',', ';', '\t', '|'].map(delimiterName)).toEqual(['comma', 'semicolon', 'tab', 'vertical bar']);
});
