import { expect, test } from 'vitest';
import { attributeNames, createItemSets, matchingSets } from './items.ts';
import type { AttributeColumn, ItemSets, ItemSource, RowData } from './types.ts';

const PETS: Extract<ItemSource, { kind: 'generated' }> = {
  kind: 'generated',
  itemBytes: 500,
  groups: [
    {
      sets: 3,
      items: 10,
      spread: { kind: 'even' },
      attributes: {
        animal: { kind: 'constant', value: 'dog' },
        breed: { kind: 'names', names: ['collie', 'beagle'] },
        pet: { kind: 'perItem', prefix: 'pet', digits: 3 },
      },
    },
    {
      sets: 2,
      items: 3,
      spread: { kind: 'zipf', exponent: 1 },
      attributes: {
        animal: { kind: 'names', names: ['cat', 'dog'] },
        owner: { kind: 'sequence', prefix: 'owner', first: 9, digits: 2 },
      },
    },
  ],
};

const ROWS: RowData = {
  checksum: 'c0ffee',
  count: 3,
  columns: [
    { name: 'origin', values: ['ATL', 'ABE'], codes: Int32Array.of(0, 1, 0) },
    { name: 'destination', values: ['JFK', 'LAX'], codes: Int32Array.of(0, 0, 1) },
  ],
  bytes: Float64Array.of(20, 21, 22),
  weights: Float64Array.of(853, 1, 5),
};

const FLIGHTS: Extract<ItemSource, { kind: 'rows' }> = {
  kind: 'rows',
  checksum: 'c0ffee',
  count: 3,
  columns: ['origin', 'destination'],
  weightColumn: 'count',
  itemBytes: null,
};

function made(source: ItemSource, rows: RowData | null = null): ItemSets {
  const result = createItemSets(source, rows);
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}

function problem(source: ItemSource, rows: RowData | null = null): string {
  const result = createItemSets(source, rows);
  return result.ok ? 'no problem' : result.problem;
}

function texts({ values, codes }: AttributeColumn): (string | undefined)[] {
  return Array.from(codes, (code) => values[code]);
}

test('K3: generated sets take their values from constants, lists of names and sequences, else an empty text', () => {
  const sets = made(PETS);
  const [animal, breed, owner] = sets.columns.map(texts);
  expect(attributeNames(sets)).toEqual(['animal', 'breed', 'owner', 'pet']);
  expect(animal).toEqual(['dog', 'dog', 'dog', 'cat', 'dog']);
  expect(breed).toEqual(['collie', 'beagle', 'collie', '', '']);
  expect(owner).toEqual(['', '', '', 'owner09', 'owner10']);
  expect(sets.perItem).toEqual({ pet: { kind: 'perItem', prefix: 'pet', digits: 3 } });
});

test('K3: a value that two groups share is in the dictionary once', () => {
  expect(made(PETS).columns[0]?.values).toEqual(['dog', 'cat']);
});

test('K3: the items of each group are spread over its sets, and all are there', () => {
  const sets = made(PETS);
  expect(Array.from(sets.items)).toEqual([4, 3, 3, 2, 1]);
  expect(Array.from(sets.baseWeight)).toEqual(Array.from(sets.items));
  expect(Array.from(sets.itemBytes)).toEqual([500, 500, 500, 500, 500]);
  expect(Array.from(sets.weightFactor)).toEqual([1, 1, 1, 1, 1]);
});

test('K3: what describes no items is refused with a sentence', () => {
  const [dogs] = PETS.groups;
  const group = { ...dogs, sets: 1, items: 1, spread: { kind: 'even' } } as const;
  expect(problem({ ...PETS, groups: [] })).toBe('A table needs at least one key.');
  expect(problem({ ...PETS, groups: [{ ...group, sets: 6_000_000, attributes: {} }] })).toMatch(
    /^6000000 sets/,
  );
  expect(
    problem({ ...PETS, groups: [{ ...group, attributes: { breed: { kind: 'names', names: [] } } }] }),
  ).toBe('The list of names for "breed" is empty.');
  const other = { ...group, attributes: { pet: { kind: 'constant', value: 'Rex' } } } as const;
  expect(problem({ ...PETS, groups: [...PETS.groups, other] })).toMatch(
    /^"pet" differs item by item in one group/,
  );
});

test('K3: each imported row is an item of its own size, weighed by the weight column', () => {
  const sets = made(FLIGHTS, ROWS);
  expect(attributeNames(sets)).toEqual(['origin', 'destination']);
  expect(Array.from(sets.items)).toEqual([1, 1, 1]);
  expect(Array.from(sets.itemBytes)).toEqual([20, 21, 22]);
  expect(Array.from(sets.baseWeight)).toEqual([853, 1, 5]);
});

test('K3: imported rows may be given one size and the same weight', () => {
  const sets = made({ ...FLIGHTS, weightColumn: null, itemBytes: 400 }, ROWS);
  expect(Array.from(sets.itemBytes)).toEqual([400, 400, 400]);
  expect(Array.from(sets.baseWeight)).toEqual([1, 1, 1]);
});

test('K3: rows that are missing, others than expected or without a column are refused with a sentence', () => {
  expect(problem(FLIGHTS)).toBe('The 3 imported rows (c0ffee) are not here: import the file again.');
  expect(problem(FLIGHTS, { ...ROWS, checksum: 'bad' })).toBe(
    'These are other rows (bad) than the ones expected (c0ffee).',
  );
  expect(problem({ ...FLIGHTS, columns: ['airline'] }, ROWS)).toBe(
    'The imported rows have no column "airline".',
  );
  expect(problem(FLIGHTS, { ...ROWS, weights: null })).toMatch(/^The column "count" was not read as numbers/);
  expect(problem({ ...FLIGHTS, count: 0 }, { ...ROWS, count: 0 })).toMatch(/^The imported file has no rows/);
});

test('K3: sets match when they have all the values; an unknown attribute matches nothing', () => {
  const sets = made(PETS);
  expect(Array.from(matchingSets(sets, { animal: 'dog' }))).toEqual([1, 1, 1, 0, 1]);
  expect(Array.from(matchingSets(sets, { animal: 'dog', breed: 'collie' }))).toEqual([1, 0, 1, 0, 0]);
  expect(Array.from(matchingSets(sets, { colour: 'red' }))).toEqual([0, 0, 0, 0, 0]);
  expect(Array.from(matchingSets(sets, {}))).toEqual([1, 1, 1, 1, 1]);
});

test('K3: attributes may be called like what every object inherits', () => {
  const [dogs, others] = PETS.groups;
  if (dogs === undefined || others === undefined) throw new Error('Two groups are above');
  const named = { ...others, attributes: { constructor: { kind: 'constant', value: 'x' } } } as const;
  const sets = made({ ...PETS, groups: [dogs, named] });
  const column = sets.columns.find((one) => one.name === 'constructor');
  expect(column && texts(column)).toEqual(['', '', '', 'x', 'x']);
});
