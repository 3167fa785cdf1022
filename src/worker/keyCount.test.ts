import { expect, test } from 'vitest';
import { createRowReader, finishRows, ROW_OPTIONS, readRowText } from '../experiment/csv.ts';
import { keyCountProblem } from './keyCount.ts';

function rowsOf(text: string) {
  const reader = createRowReader(ROW_OPTIONS);
  readRowText(reader, text);
  const rows = finishRows(reader);
  if (!rows.ok) throw new Error(rows.problem);
  return rows.value;
}

const ROWS = rowsOf('user,day\nann,1\nann,2\nbob,1\ncid,3\n');

test('as many keys as rows are no problem as long as they fit', () => {
  expect(keyCountProblem(ROWS, ['user'], 3)).toBeNull();
  expect(keyCountProblem(ROWS, ['user', 'day'], 4)).toBeNull();
  expect(keyCountProblem(ROWS, [], 3)).toBeNull();
});

test('too many keys are told with their columns and both numbers', () => {
  expect(keyCountProblem(ROWS, ['user'], 2)).toBe(
    'There are 3 different values of "user"; a table here takes 2 partition keys. Choose a key with fewer values, or fewer rows.',
  );
  expect(keyCountProblem(ROWS, ['user', 'day'], 3)).toContain('4 different values of "user" and "day"');
});
