import { expect, test } from 'vitest';
import { defaultTable } from '../../experiment/defaults.ts';
import { withPart, withPartitionKey, withSortKey } from './partitionKey.ts';

test('a part of a partition key is replaced, added, moved and taken away', () => {
  expect(withPart(['actor'], 0, 'year')).toEqual(['year']);
  expect(withPart(['actor'], 1, 'year')).toEqual(['actor', 'year']);
  expect(withPart(['actor', 'year'], 0, 'year')).toEqual(['year']);
  expect(withPart(['actor', 'year'], 1, 'actor')).toEqual(['actor']);
  expect(withPart(['actor', 'year', 'genre'], 2, 'actor')).toEqual(['year', 'actor']);
  expect(withPart(['actor', 'year'], 0, null)).toEqual(['year']);
  expect(withPart(['actor', 'year'], 1, null)).toEqual(['actor']);
});

test('the sort key is given up only if the partition key takes it, and the type is one that fits all', () => {
  const table = defaultTable({
    partitionKey: ['year'],
    partitionKeyType: 'N',
    sortKey: 'title',
    readCapacity: 1,
    writeCapacity: 1,
  });
  expect(withPartitionKey(table, ['actor'])).toEqual({ partitionKey: ['actor'], partitionKeyType: 'S' });
  expect(withPartitionKey(table, ['actor', 'title'])).toEqual({
    partitionKey: ['actor', 'title'],
    partitionKeyType: 'S',
    sortKey: null,
    localSecondaryIndex: false,
  });
});

test('without a sort key there is no local secondary index', () => {
  expect(withSortKey('title')).toEqual({ sortKey: 'title' });
  expect(withSortKey(null)).toEqual({ sortKey: null, localSecondaryIndex: false });
});
