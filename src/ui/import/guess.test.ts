import { expect, test } from 'vitest';
import { guessColumns } from './guess.ts';

/** Columns with these names; a `#` in front makes one of numbers. */
function guess(...names: readonly string[]) {
  return guessColumns(
    names.map((name) => ({
      name: name.replace('#', ''),
      distinct: 10,
      numeric: name.startsWith('#'),
      first: [],
    })),
  );
}

test('the flights: the first text is the key, the count the weight', () => {
  expect(guess('origin', 'destination', '#count')).toEqual({
    partitionKey: 'origin',
    why: 'is the first column with different texts',
    sortKey: null,
    weightColumn: 'count',
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

test('a weight is a number, and never the only column', () => {
  expect(guess('user', 'count').weightColumn).toBeNull();
  expect(guess('user', '#page_hits').weightColumn).toBe('page_hits');
  expect(guess('#count')).toMatchObject({ partitionKey: 'count', weightColumn: null });
});
