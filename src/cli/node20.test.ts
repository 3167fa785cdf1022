/** Vitest's own report depends on this. */
import { expect, test } from 'vitest';
import { groupBy } from './node20.ts';

test('items are grouped by key, in the order in which they come', () => {
  const groups = groupBy(['a1', 'b2', 'a3'], (item, index) => `${item[0]}${index > 1 ? '!' : ''}`);
  expect([...groups]).toEqual([
    ['a', ['a1']],
    ['b', ['b2']],
    ['a!', ['a3']],
  ]);
});
