import { expect, test } from 'vitest';
import { editItemSets } from './itemEdits.ts';
import { createItemSets } from './items.ts';
import { buildKeyTable, findKey } from './keyTable.ts';
import type { Edit, ItemSets, KeyTable } from './types.ts';

type KeyEdit = Parameters<typeof editItemSets>[1];

const SETS = value(
  createItemSets(
    {
      kind: 'generated',
      itemBytes: 500,
      groups: [
        {
          sets: 4,
          items: 100,
          spread: { kind: 'even' },
          attributes: {
            animal: { kind: 'names', names: ['dog', 'cat'] },
            breed: { kind: 'sequence', prefix: 'breed', first: 1, digits: 1 },
            pet: { kind: 'perItem', prefix: 'pet', digits: 3 },
          },
        },
      ],
    },
    null,
  ),
);

function value<Value>(result: { ok: true; value: Value } | { ok: false; problem: string }): Value {
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}

function problem(edit: KeyEdit): string {
  const result = editItemSets(SETS, edit);
  return result.ok ? 'no problem' : result.problem;
}

function edited(edit: Edit & KeyEdit): ItemSets {
  return value(editItemSets(SETS, edit));
}

function keys(sets: ItemSets, attribute: string): KeyTable {
  return value(buildKeyTable(sets, [attribute], 'S'));
}

test('K3: an added key brings its items, its weight and the size the others have', () => {
  const sets = edited({ kind: 'addKey', values: { animal: 'cow', breed: 'breed9' }, items: 7, weight: 2 });
  const cow = findKey(keys(sets, 'animal'), 'cow');
  expect(sets.size).toBe(5);
  expect(keys(sets, 'animal').items[cow]).toBe(7);
  expect(keys(sets, 'animal').bytes[cow]).toBe(3500);
  expect(sets.baseWeight[4]).toBe(7);
  expect(sets.weightFactor[4]).toBe(2);
});

test('K3: an attribute that an added key leaves out is empty', () => {
  const { columns } = edited({ kind: 'addKey', values: { animal: 'cow' }, items: 1, weight: 1 });
  const breed = columns[1];
  expect(breed?.values[breed.codes[4] ?? -1]).toBe('');
});

test('K1: renaming a key hashes it anew and moves its items there', () => {
  const before = keys(SETS, 'animal');
  const after = keys(
    edited({ kind: 'renameKey', match: { animal: 'dog' }, values: { animal: 'wolf' } }),
    'animal',
  );
  const [dog, wolf] = [findKey(before, 'dog'), findKey(after, 'wolf')];
  expect(findKey(after, 'dog')).toBe(-1);
  expect(after.items[wolf]).toBe(before.items[dog]);
  expect(after.positions[wolf]).not.toBe(before.positions[dog]);
});

test('K3: a key renamed to one that exists joins its collection', () => {
  const after = keys(
    edited({ kind: 'renameKey', match: { animal: 'dog' }, values: { animal: 'cat' } }),
    'animal',
  );
  expect(after.names).toEqual(['cat']);
  expect(after.items[0]).toBe(100);
});

test('K3: a deleted key takes its items along', () => {
  const sets = edited({ kind: 'deleteKey', match: { breed: 'breed2' } });
  expect(sets.size).toBe(3);
  expect(keys(sets, 'breed').names.toSorted()).toEqual(['breed1', 'breed3', 'breed4']);
  expect(keys(sets, 'animal').items[findKey(keys(sets, 'animal'), 'cat')]).toBe(25);
});

test('T3: a weight holds for every set that matches and replaces an earlier one', () => {
  const once = edited({ kind: 'weighKey', match: { animal: 'dog' }, weight: 5 });
  const twice = value(editItemSets(once, { kind: 'weighKey', match: { animal: 'dog' }, weight: 3 }));
  expect(Array.from(once.weightFactor)).toEqual([5, 1, 5, 1]);
  expect(Array.from(twice.weightFactor)).toEqual([3, 1, 3, 1]);
});

test('D2: an edit leaves the sets it started from as they were', () => {
  const before = structuredClone(SETS);
  edited({ kind: 'addKey', values: { animal: 'cow' }, items: 1, weight: 1 });
  edited({ kind: 'renameKey', match: { animal: 'dog' }, values: { animal: 'cat' } });
  edited({ kind: 'deleteKey', match: { animal: 'dog' } });
  edited({ kind: 'weighKey', match: {}, weight: 0 });
  expect(SETS).toEqual(before);
});

test.each([-1, 1.1e9, 1e308, Number.POSITIVE_INFINITY, Number.NaN])(
  'T3: %d is no weight of a key, and the sentence says what is',
  (weight) => {
    const sentence = `A weight is a number from 0 to 1000000000, not ${weight}.`;
    expect(problem({ kind: 'weighKey', match: { animal: 'dog' }, weight })).toBe(sentence);
    expect(problem({ kind: 'addKey', values: { animal: 'cow' }, items: 1, weight })).toBe(sentence);
  },
);

test('K3: an edit that matches nothing, or names what is not there, is refused with a sentence', () => {
  expect(problem({ kind: 'deleteKey', match: { animal: 'dgo', breed: 'x' } })).toBe(
    'No item has animal = "dgo" and breed = "x".',
  );
  expect(problem({ kind: 'renameKey', match: { animal: 'dog' }, values: { colour: 'red' } })).toBe(
    'The items have no attribute "colour".',
  );
  expect(problem({ kind: 'weighKey', match: { pet: 'pet001' }, weight: 1 })).toBe(
    '"pet" differs item by item, so it does not name a key.',
  );
  expect(problem({ kind: 'deleteKey', match: {} })).toBe(
    'The last key stays: a table needs at least one key.',
  );
});
