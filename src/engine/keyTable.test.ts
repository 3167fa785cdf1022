import fc from 'fast-check';
import { expect, test } from 'vitest';
import { positionOf } from './hash.ts';
import { createItemSets } from './items.ts';
import { buildKeyTable, findKey, foldToKeys, lowerBound } from './keyTable.ts';
import { KEYS_MAX } from './limits.ts';
import type { AttributeColumn, ItemSets, KeyTable, KeyType } from './types.ts';

function value<Value>(result: { ok: true; value: Value } | { ok: false; problem: string }): Value {
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}

function problem(result: { ok: boolean; problem?: string }): string {
  return result.problem ?? 'no problem';
}

function column(name: string, texts: readonly string[]): AttributeColumn {
  const values = [...new Set(texts)];
  return { name, values, codes: Int32Array.from(texts, (text) => values.indexOf(text)) };
}

/** One set for each row, with 1, 2, 3 … items of 10 bytes. */
function setsOf(columns: Readonly<Record<string, readonly string[]>>): ItemSets {
  const size = Object.values(columns)[0]?.length ?? 0;
  const items = new Float64Array(size).map((_, set) => set + 1);
  return {
    size,
    columns: Object.entries(columns).map(([name, texts]) => column(name, texts)),
    perItem: { pet: { kind: 'perItem', prefix: 'pet', digits: 2 } },
    items,
    itemBytes: new Float64Array(size).fill(10),
    baseWeight: items,
    weightFactor: new Float64Array(size).fill(1),
    origin: null,
    added: [],
  };
}

function table(sets: ItemSets, partitionKey: readonly string[], type: KeyType = 'S'): KeyTable {
  return value(buildKeyTable(sets, partitionKey, type));
}

const PETS = setsOf({ animal: ['dog', 'cat', 'dog', 'cow'], breed: ['collie', 'manx', 'beagle', 'angus'] });

test('K1, K3: keys are in the order of their positions, and all items of a value belong to one key', () => {
  const keys = table(PETS, ['animal']);
  const expected = ['dog', 'cat', 'cow'].toSorted(
    (a, b) => value(positionOf('S', a)) - value(positionOf('S', b)),
  );
  expect(keys.names).toEqual(expected);
  expect(Array.from(keys.positions)).toEqual(expected.map((name) => value(positionOf('S', name))));
  const dog = findKey(keys, 'dog');
  expect(keys.items[dog]).toBe(1 + 3);
  expect(keys.bytes[dog]).toBe(40);
  expect(Array.from(keys.setOf.subarray(keys.setStart[dog], keys.setStart[dog + 1]))).toEqual([0, 2]);
});

test('K3: a partition key of two attributes joins their values with #', () => {
  const keys = table(PETS, ['animal', 'breed']);
  expect(keys.names.toSorted()).toEqual(['cat#manx', 'cow#angus', 'dog#beagle', 'dog#collie']);
  expect(keys.positions[findKey(keys, 'dog#collie')]).toBe(value(positionOf('S', 'dog#collie')));
});

test('K3: values that read alike when joined are one key', () => {
  const keys = table(setsOf({ a: ['x#y', 'x'], b: ['z', 'y#z'] }), ['a', 'b']);
  expect(keys.names).toEqual(['x#y#z']);
  expect(Array.from(keys.items)).toEqual([3]);
});

test('K1: as numbers 1 and 1.0 are one key, as strings they are two', () => {
  const sets = setsOf({ id: ['1', '1.0', '2'] });
  expect(table(sets, ['id'], 'S').size).toBe(3);
  const numbers = table(sets, ['id'], 'N');
  expect(numbers.names.toSorted()).toEqual(['1', '2']);
  expect(numbers.items[findKey(numbers, '1')]).toBe(1 + 2);
});

test('K1: joined keys are strings whatever the type says', () => {
  expect(table(PETS, ['animal', 'breed'], 'N').names).toEqual(table(PETS, ['animal', 'breed'], 'S').names);
});

test('K1: a key is found by its name, of a number in any form, and -1 says it is not there', () => {
  const numbers = table(setsOf({ id: ['1', '20', '-0.5'] }), ['id'], 'N');
  for (const name of ['20', '2e1', '20.0']) expect(numbers.names[findKey(numbers, name)]).toBe('20');
  const strings = table(setsOf({ id: ['1', '20'] }), ['id'], 'S');
  expect(findKey(strings, '20.0')).toBe(-1);
  expect(findKey(strings, '')).toBe(-1);
  const bytes = table(setsOf({ id: ['aGVsbG8=', 'AA=='] }), ['id'], 'B');
  expect(bytes.names[findKey(bytes, 'AA==')]).toBe('AA==');
});

test('K1: the first position at or above another is found', () => {
  expect([0, 5, 6, 10].map((position) => lowerBound(Float64Array.of(1, 5, 5, 9), position))).toEqual([
    0, 1, 3, 4,
  ]);
});

test('K3: what is no partition key is refused with a sentence that names it', () => {
  expect(problem(buildKeyTable(PETS, [], 'S'))).toBe('A partition key needs at least one attribute.');
  expect(problem(buildKeyTable(PETS, ['colour'], 'S'))).toBe(
    'The items have no attribute "colour" for a partition key.',
  );
  expect(problem(buildKeyTable(PETS, ['pet'], 'S'))).toBe(
    '"pet" differs item by item, so it can only be the sort key.',
  );
  expect(problem(buildKeyTable(PETS, ['animal'], 'N'))).toBe(
    'The partition key animal: "dog" is not a number.',
  );
  expect(problem(buildKeyTable(setsOf({ id: ['a', ''] }), ['id'], 'S'))).toBe(
    'The partition key id: A key has at least 1 byte; this one is empty.',
  );
});

test('K1: more than a million different keys are refused', () => {
  const source = {
    kind: 'generated',
    itemBytes: 1,
    groups: [
      {
        sets: KEYS_MAX + 1,
        items: KEYS_MAX + 1,
        spread: { kind: 'even' },
        attributes: { id: { kind: 'sequence', prefix: '', first: 0, digits: 1 } },
      },
    ],
  } as const;
  const sets = value(createItemSets(source, null));
  expect(problem(buildKeyTable(sets, ['id'], 'S'))).toBe(
    '1000001 different partition keys are too many; at most 1000000 are taken.',
  );
});

test('T3: the weights of sets fold to their keys', () => {
  const keys = table(PETS, ['animal']);
  const folded = foldToKeys(keys, Float64Array.of(0.1, 0.2, 0.3, 0.4));
  expect(folded[findKey(keys, 'dog')]).toBeCloseTo(0.4, 12);
  expect(folded[findKey(keys, 'cat')]).toBe(0.2);
  expect(folded[findKey(keys, 'cow')]).toBe(0.4);
});

test('K3 (seed 1): positions ascend, every set is in exactly one key, and items and weights are conserved', () => {
  const cell = fc.oneof(fc.constantFrom('a', 'b', 'a#b', '#'), fc.string({ minLength: 1, maxLength: 3 }));
  fc.assert(
    fc.property(
      fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 60 }),
      fc.boolean(),
      (rows, joined) => {
        const sets = setsOf({ a: rows.map((row) => row[0]), b: rows.map((row) => row[1]) });
        const keys = table(sets, joined ? ['a', 'b'] : ['a']);
        expect(
          keys.positions.every((position, key) => key === 0 || position > (keys.positions[key - 1] ?? 0)),
        ).toBe(true);
        expect(new Set(keys.names).size).toBe(keys.size);
        expect(Array.from(keys.setOf).toSorted((x, y) => x - y)).toEqual(rows.map((_, set) => set));
        for (const [key, name] of keys.names.entries()) {
          for (const set of keys.setOf.subarray(keys.setStart[key], keys.setStart[key + 1])) {
            expect(joined ? rows[set]?.join('#') : rows[set]?.[0]).toBe(name);
          }
        }
        const total = (values: Float64Array) => values.reduce((sum, one) => sum + one, 0);
        expect(total(keys.items)).toBe(total(sets.items));
        expect(total(keys.bytes)).toBe(10 * total(sets.items));
        expect(total(foldToKeys(keys, sets.items))).toBe(total(sets.items));
      },
    ),
    { seed: 1 },
  );
});
