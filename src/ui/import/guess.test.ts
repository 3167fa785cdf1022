import { expect, test } from 'vitest';
import type { RowsPreview } from '../../protocol/imports.ts';
import { guessColumns, weightRemark } from './guess.ts';

/** Ten rows with columns of these names; a `#` in front makes one of numbers, a `~` one of nearly all numbers, a `?` one half. */
function previewOf(names: readonly string[]): RowsPreview {
  const numbersOf = (name: string): number => ({ '#': 10, '~': 9, '?': 5 })[name.charAt(0)] ?? 0;
  const columns = names.map((name) => ({
    name: name.replace(/^[#~?]/, ''),
    distinct: 10,
    numbers: numbersOf(name),
    notWeight: numbersOf(name) === 10 ? null : '"x"; a weight must be a number',
    first: [],
  }));
  return { delimiter: ',', columns, rows: 10, isWhole: true };
}

function guess(...names: readonly string[]) {
  return guessColumns(previewOf(names));
}

test('the flights: the first text is the key, the count the weight', () => {
  expect(guess('origin', 'destination', '#count')).toEqual({
    partitionKey: 'origin',
    why: 'is the first column with different texts',
    sortKey: null,
    weightColumn: 'count',
    noWeight: null,
  });
});

test.each([
  [['title', 'pk', 'user_id'], 'pk'],
  [['order_id', 'user_id'], 'user_id'],
  [['title', 'customer'], 'customer'],
  [['country', 'orderId'], 'orderId'],
  [['date', 'country'], 'country'],
  [['#year', '#month'], 'year'],
  [['#id', 'name'], 'id'],
])('of %j the partition key is %s', (names, key) => {
  expect(guess(...names).partitionKey).toBe(key);
});

test.each([
  [['user', 'created_at'], 'created_at'],
  [['user', 'sk', 'time'], 'sk'],
  [['user', 'eventTime'], 'eventTime'],
  [['user', 'country'], null],
])('of %j the sort key is %s', (names, key) => {
  expect(guess(...names).sortKey).toBe(key);
});

test('where rows share a key, what identifies something else is the sort key', () => {
  const { columns, ...preview } = previewOf(['tenant', 'order_id', '#requests']);
  const shared = columns.map((column) => (column.name === 'tenant' ? { ...column, distinct: 4 } : column));
  expect(guessColumns({ ...preview, columns: shared }).sortKey).toBe('order_id');
  expect(guessColumns({ ...preview, columns }).sortKey).toBeNull();
  const flights = previewOf(['origin', 'destination', '#count']);
  const few = flights.columns.map((column) => ({ ...column, distinct: 4 }));
  expect(guessColumns({ ...flights, columns: few }).sortKey).toBeNull();
});

test('a weight is a number, and never the only column', () => {
  expect(guess('user', 'count').weightColumn).toBeNull();
  expect(guess('user', '#page_hits').weightColumn).toBe('page_hits');
  expect(guess('#count')).toMatchObject({ partitionKey: 'count', weightColumn: null });
});

test('a weight may have a few wrong values, which are told; with many it is none, and that is told', () => {
  const [few, many] = [previewOf(['user', '~count']), previewOf(['user', '?count'])];
  expect(guessColumns(few)).toMatchObject({ weightColumn: 'count', noWeight: null });
  expect(weightRemark(few, 'count')).toBe(
    'Column "count" cannot weigh the rows as it is: a value of it is "x"; a weight must be a number.',
  );
  expect(weightRemark(few, null)).toBeNull();
  expect(guessColumns(many)).toMatchObject({ weightColumn: null, noWeight: 'count' });
  expect(weightRemark(many, null)).toBe(
    'Column "count" was not taken for the weight of a row, because a value of it is "x"; a weight must be a number.',
  );
  expect(weightRemark(previewOf(['user', '#count']), 'count')).toBeNull();
});
