import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createItemSets } from './items.ts';
import { buildKeyTable, findKey } from './keyTable.ts';
import { listItems } from './sortKeys.ts';
import type { AttributeValues, ItemSets } from './types.ts';
import { compareUtf8 } from './utf8.ts';

/** `sets` sets of the one key `all`, with an attribute `sort`. */
function setsWith(sort: AttributeValues, sets: number, items: number): ItemSets {
  const attributes = { key: { kind: 'constant', value: 'all' }, sort } as const;
  const group = { sets, items, spread: { kind: 'even' }, attributes } as const;
  const made = createItemSets({ kind: 'generated', itemBytes: 1, groups: [group] }, null);
  if (!made.ok) throw new Error(made.problem);
  return made.value;
}

function list(sets: ItemSets, from: number, count: number, sortKey: string | null = 'sort'): string[] {
  const keys = buildKeyTable(sets, ['key'], 'S');
  if (!keys.ok) throw new Error(keys.problem);
  const key = findKey(keys.value, 'all');
  const range = { items: keys.value.items[key] ?? 0, from, count };
  return listItems(sets, keys.value, key, sortKey, range).map((item) => item.sortKey);
}

test('K4: items lie in the order of their sort keys’ UTF-8 bytes', () => {
  const names = ['b', 'a', '2', 'aa', '10', 'B', '1', 'ab', 'A', '😀', '！'];
  expect(list(setsWith({ kind: 'names', names }, names.length, names.length), 0, 99)).toEqual([
    '1',
    '10',
    '2',
    'A',
    'B',
    'a',
    'aa',
    'ab',
    'b',
    '！',
    '😀',
  ]);
});

test('K4: a window of the list begins and ends inside sets of many items', () => {
  const sets = setsWith({ kind: 'names', names: ['b', 'a'] }, 2, 6);
  expect(list(sets, 0, 99)).toEqual(['a', 'a', 'a', 'b', 'b', 'b']);
  expect(list(sets, 2, 2)).toEqual(['a', 'b']);
  expect(list(sets, 5, 10)).toEqual(['b']);
  expect(list(sets, 6, 10)).toEqual([]);
});

test('K4: values that differ item by item are numbered through the collection, names first in number', () => {
  const pets: AttributeValues = {
    kind: 'perItem',
    prefix: 'pet',
    digits: 2,
    names: ['zoe', 'max', 'pet03x'],
  };
  expect(list(setsWith(pets, 2, 6), 0, 9)).toEqual(['max', 'pet03x', 'pet04', 'pet05', 'pet06', 'zoe']);
});

test('K4: names that no item is left for are not listed', () => {
  expect(
    list(setsWith({ kind: 'perItem', prefix: 'p', digits: 1, names: ['c', 'b', 'a'] }, 1, 2), 0, 9),
  ).toEqual(['b', 'c']);
});

test('K4: without a sort key an item shows none', () => {
  expect(list(setsWith({ kind: 'constant', value: 'x' }, 1, 2), 0, 9, null)).toEqual(['', '']);
});

test('K4 (seed 1): every window is that part of the whole sorted list', () => {
  const names = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 20 });
  fc.assert(
    fc.property(
      names,
      fc.integer({ min: 1, max: 150 }),
      fc.nat(4),
      fc.nat(160),
      (given, items, digits, from) => {
        const sort: AttributeValues = { kind: 'perItem', prefix: 'p', digits, names: given };
        const all = Array.from(
          { length: items },
          (_, item) => given[item] ?? `p${String(item + 1).padStart(digits, '0')}`,
        ).toSorted(compareUtf8);
        expect(list(setsWith(sort, 1, items), from, 10)).toEqual(all.slice(from, from + 10));
      },
    ),
    { seed: 1 },
  );
});

test('K4: a window far into a collection of 5.6 million items comes at once', () => {
  const sets = setsWith({ kind: 'perItem', prefix: 'pet', digits: 7 }, 1, 5_600_000);
  expect(list(sets, 5_599_998, 10)).toEqual(['pet5599999', 'pet5600000']);
});
