import { expect, test } from 'vitest';
import type { RowsPreview } from '../../protocol/imports.ts';
import { firstChoice, importChoice, keyPlaces, roleOf, withKeyColumn } from './choice.ts';

const PREVIEW: RowsPreview = {
  delimiter: ',',
  columns: ['origin', 'destination', 'count'].map((name) => ({
    name,
    distinct: 3,
    numbers: name === 'count' ? 9 : 0,
    notWeight: name === 'count' ? null : '"x"; a weight must be a number',
    first: [],
  })),
  rows: 9,
  isWhole: true,
};

const FLIGHTS = firstChoice({ name: 'flights.csv', size: 1000 }, PREVIEW);

test('a file begins with the guess and the usual traffic', () => {
  expect(FLIGHTS).toEqual({
    name: 'flights.csv',
    partitionKey: ['origin'],
    partitionKeyType: 'S',
    sortKey: null,
    weightColumn: 'count',
    reads: 6000,
    writes: 1000,
    keepsAll: true,
  });
  expect(firstChoice({ name: 'x', size: 1e8 }, PREVIEW).keepsAll).toBe(false);
});

test('key columns are joined in the order of their places, and taken out again', () => {
  const joined = withKeyColumn(FLIGHTS, 1, 'destination');
  expect(joined.partitionKey).toEqual(['origin', 'destination']);
  expect(withKeyColumn(joined, 0, 'destination').partitionKey).toEqual(['destination']);
  expect(withKeyColumn(joined, 0, null).partitionKey).toEqual(['destination']);
  expect(withKeyColumn(FLIGHTS, 0, null).partitionKey).toEqual(['origin']);
});

test('a column has one role: what becomes a key is no weight and no sort key any more', () => {
  expect(withKeyColumn(FLIGHTS, 1, 'count')).toMatchObject({
    partitionKey: ['origin', 'count'],
    weightColumn: null,
  });
  const sorted = { ...FLIGHTS, sortKey: 'destination' };
  expect(withKeyColumn(sorted, 0, 'destination')).toMatchObject({
    partitionKey: ['destination'],
    sortKey: null,
  });
});

test('joined keys are texts', () => {
  const numbers = { ...FLIGHTS, partitionKeyType: 'N' } as const;
  expect(withKeyColumn(numbers, 1, 'destination').partitionKeyType).toBe('S');
  expect(withKeyColumn(numbers, 0, 'destination').partitionKeyType).toBe('N');
});

test('one place more than is taken is offered', () => {
  expect(keyPlaces(FLIGHTS, 3)).toBe(2);
  expect(keyPlaces(FLIGHTS, 1)).toBe(1);
});

test('roles in words', () => {
  const joined = withKeyColumn(FLIGHTS, 1, 'destination');
  expect(['origin', 'destination', 'count'].map((name) => roleOf(joined, name))).toEqual([
    'partition key 1',
    'partition key 2',
    'weight',
  ]);
  expect(roleOf(FLIGHTS, 'origin')).toBe('partition key');
  expect(roleOf(FLIGHTS, 'destination')).toBeNull();
});

test('of a large file only the keys are kept unless all are wanted', () => {
  expect(importChoice(FLIGHTS).columns).toBeNull();
  expect(importChoice({ ...FLIGHTS, keepsAll: false }).columns).toEqual([]);
});
