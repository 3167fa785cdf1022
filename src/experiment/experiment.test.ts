import type * as v from 'valibot';
import { expect, expectTypeOf, test } from 'vitest';
import { ASSUMPTIONS } from '../engine/assumptions.ts';
import { type Experiment, parseExperiment, parseExperimentText } from './experiment.ts';
import type { experimentSchema } from './schema.ts';

type DeepReadonly<Value> = Value extends object
  ? { readonly [Key in keyof Value]: DeepReadonly<Value[Key]> }
  : Value;

/** The shortest document there is. */
const SHORTEST = {
  version: 1,
  items: {
    kind: 'generated',
    itemBytes: 100,
    groups: [
      {
        sets: 4,
        items: 400,
        attributes: {
          user: { kind: 'sequence', prefix: 'user', first: 1, digits: 3 },
          country: { kind: 'names', names: ['at', 'ch'] },
          order: { kind: 'perItem', prefix: 'o', digits: 4 },
        },
      },
    ],
  },
  traffic: { operations: [{ name: 'reads', kind: 'GetItem', requestsPerSecond: 10 }] },
  tables: [{ partitionKey: ['user'], readCapacity: 100, writeCapacity: 10 }],
};

/** A document with `value` at `path`; undefined removes what is there. */
function withValue(path: readonly (string | number)[], value: unknown): unknown {
  const document: unknown = structuredClone(SHORTEST);
  let place = document as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) place = place[key] as Record<string | number, unknown>;
  const last = path.at(-1) ?? '';
  if (value === undefined) delete place[last];
  else place[last] = value;
  return document;
}

function problemOf(document: unknown): string {
  const parsed = parseExperiment(document);
  return parsed.ok ? 'no problem' : parsed.problem;
}

test('the schema and the types of the engine say the same', () => {
  expectTypeOf<DeepReadonly<v.InferOutput<typeof experimentSchema>>>().toEqualTypeOf<
    DeepReadonly<Experiment>
  >();
});

test('what a document leaves out has its default', () => {
  const parsed = parseExperiment(SHORTEST);
  expect(parsed).toMatchObject({
    ok: true,
    value: {
      version: 1,
      name: '',
      description: '',
      seed: 1,
      edits: [],
      items: { groups: [{ spread: { kind: 'even' } }] },
      traffic: {
        arrivals: 'smooth',
        operations: [
          {
            itemBytes: 1024,
            itemsPerRequest: 1,
            consistency: 'strong',
            keys: { kind: 'items' },
            sortKey: 'random',
            pattern: { kind: 'steady' },
          },
        ],
      },
      tables: [
        {
          sortKey: null,
          partitionKeyType: 'S',
          partitions: null,
          regime: 'adaptive',
          assumptions: ASSUMPTIONS,
        },
      ],
    },
  });
});

test('a complete document stays as it is, also through text', () => {
  const parsed = parseExperiment(SHORTEST);
  if (!parsed.ok) throw new Error(parsed.problem);
  expect(parseExperiment(parsed.value)).toEqual(parsed);
  expect(parseExperimentText(`\uFEFF${JSON.stringify(parsed.value, null, 2)}`)).toEqual(parsed);
});

test('assumptions may be given in part and are merged over the defaults', () => {
  const parsed = parseExperiment(withValue(['tables', 0, 'assumptions'], { split: { observeSeconds: 60 } }));
  expect(parsed).toMatchObject({
    ok: true,
    value: {
      tables: [{ assumptions: { ...ASSUMPTIONS, split: { ...ASSUMPTIONS.split, observeSeconds: 60 } } }],
    },
  });
});

test("an editor's $schema is no field of the experiment", () => {
  const parsed = parseExperiment({ ...SHORTEST, $schema: 'https://example.org/experiment-1.json' });
  expect(parsed).toMatchObject({ ok: true });
  expect(parsed).not.toHaveProperty('value.$schema');
});

test.each<[path: (string | number)[], value: unknown, sentence: string]>([
  [
    ['tables', 0, 'readCapacity'],
    0,
    'tables[0].readCapacity is 0; it must be a whole number from 1 to 10,000,000 units/s.',
  ],
  [
    ['tables', 0, 'readCapacity'],
    10_000_001,
    'tables[0].readCapacity is 10000001; it must be a whole number from 1 to 10,000,000 units/s.',
  ],
  [
    ['tables', 0, 'readCapacity'],
    '5',
    'tables[0].readCapacity is "5"; it must be a whole number from 1 to 10,000,000 units/s.',
  ],
  [
    ['tables', 0, 'readCapacity'],
    1.5,
    'tables[0].readCapacity is 1.5; it must be a whole number from 1 to 10,000,000 units/s.',
  ],
  [
    ['tables', 0, 'readCapacity'],
    Number.NaN,
    'tables[0].readCapacity is NaN; it must be a whole number from 1 to 10,000,000 units/s.',
  ],
  [
    ['tables', 0, 'readCapacity'],
    Number.POSITIVE_INFINITY,
    'tables[0].readCapacity is Infinity; it must be a whole number from 1 to 10,000,000 units/s.',
  ],
  [
    ['tables', 0, 'readCapacity'],
    undefined,
    'tables[0].readCapacity is missing; it must be a whole number from 1 to 10,000,000 units/s.',
  ],
  [
    ['tables', 0, 'readCapacity'],
    null,
    'tables[0].readCapacity is null; it must be a whole number from 1 to 10,000,000 units/s.',
  ],
  [
    ['tables', 0, 'partitions'],
    10_001,
    'tables[0].partitions is 10001; it must be a whole number from 1 to 10,000 partitions, or null.',
  ],
  [
    ['tables', 0, 'regime'],
    'delayed',
    'tables[0].regime is "delayed"; it must be one of "fixed", "adaptive".',
  ],
  [['tables', 0, 'burst'], 'yes', 'tables[0].burst is "yes"; it must be true or false.'],
  [
    ['tables', 0, 'partitionKey'],
    'user',
    'tables[0].partitionKey is "user"; it must be a list of 1 to 8 attribute names.',
  ],
  [
    ['tables', 0, 'partitionKey'],
    [],
    'tables[0].partitionKey is a list of 0; it must be a list of 1 to 8 attribute names.',
  ],
  [
    ['tables', 0, 'assumptions'],
    { burst: { begin: 'full' } },
    'tables[0].assumptions.burst.begin is not a known field; known here are start.',
  ],
  [
    ['tables', 0, 'assumptions'],
    { split: { servedShare: 2 } },
    'tables[0].assumptions.split.servedShare is 2; it must be a number from 0 to 1.',
  ],
  [['tables'], [], 'tables is a list of 0; it must be a list of 1 to 2 tables.'],
  [['tables'], {}, 'tables is an object; it must be a list of 1 to 2 tables.'],
  [['tables', 0], 3, 'tables[0] is 3; it must be an object with the fields'],
  [['seed'], -1, 'seed is -1; it must be a whole number from 0 to 4,294,967,295.'],
  [['seed'], 4_294_967_296, 'seed is 4294967296; it must be a whole number from 0 to 4,294,967,295.'],
  [
    ['sede'],
    1,
    'sede is not a known field; known here are version, name, description, seed, items, traffic, tables, edits.',
  ],
  [['items', 'kind'], 'csv', 'items.kind is "csv"; it must be one of "generated", "rows".'],
  [['items', 'kind'], undefined, 'items.kind is missing; it must be one of "generated", "rows".'],
  [['items'], undefined, 'items is missing; it must be an object with a field "kind".'],
  [
    ['items', 'itemBytes'],
    409_601,
    'items.itemBytes is 409601; it must be a whole number from 1 to 409,600 bytes.',
  ],
  [
    ['items', 'groups', 0, 'attributes', 'my key'],
    { kind: 'constant' },
    'items.groups[0].attributes["my key"].value is missing; it must be a text of 0 to 2,048 characters.',
  ],
  [
    ['traffic', 'operations', 0, 'requestsPerSecond'],
    -1,
    'traffic.operations[0].requestsPerSecond is -1; it must be a number from 0 to 1,000,000,000 requests/s.',
  ],
  [
    ['traffic', 'operations', 0, 'kind'],
    'BatchGetItem',
    'traffic.operations[0].kind is "BatchGetItem"; it must be one of "GetItem", "Query"',
  ],
  [
    ['traffic', 'operations', 0, 'keys'],
    { kind: 'hotKey', match: {}, share: 1 },
    'traffic.operations[0].keys.match is an object; it must be an object with at least one attribute.',
  ],
  [
    ['traffic', 'operations'],
    new Array(17).fill(SHORTEST.traffic.operations[0]),
    'traffic.operations is a list of 17; it must be a list of 0 to 16 operations.',
  ],
  [
    ['traffic', 'operations', 0, 'pattern'],
    { kind: 'curve', points: [[0]] },
    'traffic.operations[0].pattern.points[0][1] is missing; it must be a number from 0 to 1,000,000.',
  ],
  [
    ['edits'],
    [{ tick: -1, edit: { kind: 'deleteKey', match: { user: 'user001' } } }],
    'edits[0].tick is -1; it must be a whole number from 0 to 1,000,000,000 ticks of 100 ms.',
  ],
  [
    ['edits'],
    [{ tick: 0, edit: { kind: 'configureTable', lane: 0, change: { rcu: 5 } } }],
    'edits[0].edit.change.rcu is not a known field; known here are partitionKey, readCapacity',
  ],
  [
    ['edits'],
    [
      {
        tick: 0,
        edit: { kind: 'configureTable', lane: 0, change: { assumptions: { ...ASSUMPTIONS, burst: {} } } },
      },
    ],
    'edits[0].edit.change.assumptions.burst.start is missing; it must be one of "empty", "full".',
  ],
  [['name'], 'x'.repeat(201), `name is "${'x'.repeat(60)}…"; it must be a text of 0 to 200 characters.`],
])(
  'a document with a wrong value at %j is refused with path, value and what is allowed',
  (path, value, sentence) => {
    expect(problemOf(withValue(path, value))).toContain(sentence);
  },
);

test.each<[what: string, path: (string | number)[], value: unknown, sentence: string]>([
  [
    'partition key that no item has',
    ['tables', 0, 'partitionKey'],
    ['animal'],
    'tables[0].partitionKey[0] is "animal", which no item has; it must be one of "user", "country", "order".',
  ],
  [
    'partition key that differs item by item',
    ['tables', 0, 'partitionKey'],
    ['order'],
    'tables[0].partitionKey[0] is "order", which differs item by item and so can only be a sort key; it must be one of "user", "country".',
  ],
  [
    'attribute joined twice',
    ['tables', 0, 'partitionKey'],
    ['user', 'user'],
    'tables[0].partitionKey[1] is "user" again',
  ],
  [
    'sort key that no item has',
    ['tables', 0, 'sortKey'],
    'date',
    'tables[0].sortKey is "date", which no item has',
  ],
  [
    'sort key that is the partition key',
    ['tables', 0, 'sortKey'],
    'user',
    'tables[0].sortKey is "user", which is in the partition key',
  ],
  [
    'local secondary index without a sort key',
    ['tables', 0, 'localSecondaryIndex'],
    true,
    'tables[0].localSecondaryIndex is true, but sortKey is null; DynamoDB allows the index only with a sort key.',
  ],
  [
    'mean over no whole number of looks',
    ['tables', 0, 'assumptions'],
    { balance: { meanSeconds: 31 } },
    'tables[0].assumptions.balance.meanSeconds is 31; it must be a multiple of lookSeconds, 5.',
  ],
  [
    'operation name used twice',
    ['traffic', 'operations'],
    [SHORTEST.traffic.operations[0], SHORTEST.traffic.operations[0]],
    'traffic.operations[1].name is "reads"; each operation must have a name of its own.',
  ],
  [
    'match on an unknown attribute',
    ['traffic', 'operations', 0, 'keys'],
    { kind: 'hotKey', match: { animal: 'dog' }, share: 1 },
    'traffic.operations[0].keys.match names "animal", which is no attribute of the items; it must name attributes out of "user", "country".',
  ],
  [
    'match on an attribute per item',
    ['traffic', 'operations', 0, 'keys'],
    { kind: 'hotKey', match: { order: 'o1' }, share: 1 },
    'names "order", which differs item by item',
  ],
  [
    'several items in a single-item operation',
    ['traffic', 'operations', 0, 'itemsPerRequest'],
    2,
    'traffic.operations[0].itemsPerRequest is 2; GetItem touches one item, so it must be 1.',
  ],
  [
    'transaction that is too long',
    ['traffic', 'operations', 0],
    { name: 't', kind: 'TransactWriteItems', requestsPerSecond: 1, itemsPerRequest: 101 },
    'traffic.operations[0].itemsPerRequest is 101; a transaction has at most 100 items.',
  ],
  [
    'page that is too long',
    ['traffic', 'operations', 0],
    { name: 'q', kind: 'Query', requestsPerSecond: 1, itemsPerRequest: 1025 },
    'one page of a Query reads at most 1,048,576 bytes.',
  ],
  [
    'ramp backwards',
    ['traffic', 'operations', 0, 'pattern'],
    { kind: 'ramp', fromSecond: 9, toSecond: 9, factor: 2 },
    'pattern.toSecond is 9; it must be after fromSecond, 9.',
  ],
  [
    'curve backwards',
    ['traffic', 'operations', 0, 'pattern'],
    {
      kind: 'curve',
      points: [
        [5, 1],
        [4, 1],
      ],
    },
    'pattern.points[1][0] is 4; the seconds must ascend.',
  ],
  [
    'joined key that is a number',
    ['tables', 0],
    { ...SHORTEST.tables[0], partitionKey: ['user', 'country'], partitionKeyType: 'N' },
    'tables[0].partitionKeyType is "N"; a partition key joined from 2 attributes is a string, "S".',
  ],
  [
    'edits out of order',
    ['edits'],
    [
      { tick: 5, edit: { kind: 'deleteKey', match: { user: 'user001' } } },
      { tick: 4, edit: { kind: 'deleteKey', match: { user: 'user002' } } },
    ],
    'edits[1].tick is 4; it must be at least 5, the tick of the edit before.',
  ],
  [
    'edit of a table that is not there',
    ['edits'],
    [{ tick: 0, edit: { kind: 'configureTable', lane: 1, change: { burst: false } } }],
    'edits[0].edit.lane is 1; it must be below 1, the number of tables.',
  ],
  [
    'edit to a key that no item has',
    ['edits'],
    [{ tick: 0, edit: { kind: 'configureTable', lane: 0, change: { partitionKey: ['date'] } } }],
    'edits[0].edit.change.partitionKey[0] is "date", which no item has',
  ],
  [
    'edit of a key by an unknown attribute',
    ['edits'],
    [{ tick: 0, edit: { kind: 'weighKey', match: { animal: 'dog' }, weight: 2 } }],
    'edits[0].edit.match names "animal"',
  ],
  [
    'new items without the key',
    ['edits'],
    [
      {
        tick: 0,
        edit: {
          kind: 'setItems',
          items: {
            kind: 'generated',
            itemBytes: 1,
            groups: [{ sets: 1, items: 1, attributes: { a: { kind: 'constant', value: 'b' } } }],
          },
        },
      },
    ],
    'edits[0].edit.items do not fit the experiment at that tick: tables[0].partitionKey[0] is "user", which no item has',
  ],
  [
    'attribute per item in one group only',
    ['items', 'groups', 1],
    { sets: 1, items: 1, attributes: { user: { kind: 'perItem', prefix: '', digits: 1 } } },
    'items.groups[1].attributes.user is of kind "perItem"',
  ],
  [
    'column named twice',
    ['items'],
    { kind: 'rows', checksum: '0123456789abcdef', count: 5, columns: ['user', 'user'] },
    'items.columns[1] is "user"; each column must have a name of its own.',
  ],
])('a contradiction is found: %s', (_, path, value, sentence) => {
  expect(problemOf(withValue(path, value))).toContain(sentence);
});

test('a field that is given twice is refused with its path', () => {
  const text = JSON.stringify(SHORTEST).replace(
    '"readCapacity":100',
    '"readCapacity":100,"readCapacity":200',
  );
  expect(parseExperimentText(text)).toEqual({
    ok: false,
    problem: 'tables[0].readCapacity is given twice; each field may be given once.',
  });
});

test('the page may switch the index on before it has a sort key, and can open again what it saved', () => {
  const edits = [
    { tick: 0, edit: { kind: 'configureTable', lane: 0, change: { localSecondaryIndex: true } } },
  ];
  expect(problemOf({ ...SHORTEST, edits })).toBe('no problem');
});

test('an edit is judged by what holds at its tick', () => {
  const items = {
    ...SHORTEST.items,
    groups: [{ sets: 1, items: 1, attributes: { town: { kind: 'constant', value: 'Graz' } } }],
  };
  const edits = [
    { tick: 1, edit: { kind: 'configureTable', lane: 0, change: { partitionKey: ['country'] } } },
    { tick: 2, edit: { kind: 'setTraffic', traffic: { operations: [] } } },
    { tick: 2, edit: { kind: 'configureTable', lane: 0, change: { sortKey: 'user' } } },
  ];
  expect(problemOf({ ...SHORTEST, edits })).toBe('no problem');
  expect(
    problemOf({ ...SHORTEST, edits: [...edits, { tick: 3, edit: { kind: 'setItems', items } }] }),
  ).toContain(
    'edits[3].edit.items do not fit the experiment at that tick: tables[0].partitionKey[0] is "country"',
  );
});

test.each([
  ['1e308', '1e+308'],
  ['1e400', 'Infinity'],
  ['-1', '-1'],
  ['""', '""'],
  ['null', 'null'],
])('the weight %s of a key is refused with its path', (weight, shown) => {
  const sound = JSON.stringify({
    ...SHORTEST,
    edits: [{ tick: 0, edit: { kind: 'weighKey', match: { animal: 'dog' }, weight: 'HERE' } }],
  });
  expect(parseExperimentText(sound.replace('"HERE"', weight))).toEqual({
    ok: false,
    problem: `edits[0].edit.weight is ${shown}; it must be a number from 0 to 1,000,000,000.`,
  });
});

test('a flaw in the text is named by line and column', () => {
  expect(parseExperimentText('{\n  "version": 1,\n}')).toEqual({
    ok: false,
    problem:
      'The text is not JSON: in line 3, column 1, a field name in double quotes is expected, but "}" follows.',
  });
  expect(parseExperimentText('')).toMatchObject({ problem: expect.stringContaining('line 1, column 1') });
  expect(parseExperimentText('[]')).toMatchObject({ problem: expect.stringContaining('not an object') });
});

test('names that an object inherits are no fields', () => {
  expect(
    problemOf(JSON.parse(JSON.stringify(SHORTEST).replace('"version"', '"__proto__":{"seed":2},"version"'))),
  ).toContain('__proto__');
  expect(problemOf({ ...SHORTEST, constructor: 1 })).toContain('constructor is not a known field');
});
