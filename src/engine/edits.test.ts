import { expect, test } from 'vitest';
import { checksum } from './checksum.ts';
import { applyEdit } from './edits.ts';
import { keyFigures, partitionFigures, tableFigures } from './figures.ts';
import { keyWeightsOf } from './lane.ts';
import { nextWeightChange, step } from './step.ts';
import type { Edit, KeyChoice, Operation, TableConfiguration } from './types.ts';
import { cloneWorld, type Lane, type World } from './world.ts';
import {
  eventsOf,
  keyIn,
  keysInOrder,
  makeConfiguration,
  makeWorld,
  partitionOf,
  positionOfKey,
  problem,
  reads,
  run,
  sum,
  value,
  writes,
} from './worlds.testing.ts';

const KEYS = keysInOrder(4);
const [A = '', B = '', C = '', D = ''] = KEYS;

function configure(world: World, change: Partial<TableConfiguration>): void {
  value(applyEdit(world, { kind: 'configureTable', lane: 0, change }));
}

function count(world: World): number {
  return partitionFigures(world, 0).length;
}

// ---- P3, P4 ------------------------------------------------------------------------------------------------

test('P1, P3, P4, C2, O-13: 500 write units/s and 15 GB make 2 partitions of 250; 10,000 at least 10; 500 again at most 50 each', () => {
  const world = makeWorld({
    collections: Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`customer${index}`, 15])),
    itemBytes: 1_000_000,
    table: { regime: 'fixed', readCapacity: 1, writeCapacity: 500 },
  });
  expect(partitionFigures(world, 0).map(({ share }) => share[1])).toEqual([250, 250]);
  configure(world, { writeCapacity: 10_000 });
  expect(count(world)).toBe(16);
  configure(world, { writeCapacity: 500 });
  expect(count(world)).toBeGreaterThanOrEqual(10);
  for (const { share } of partitionFigures(world, 0)) expect(share[1]).toBeLessThanOrEqual(50);
});

test('P3: a raise that does not fit cuts every partition in the middle of its range, at once', () => {
  const world = makeWorld({ collections: { [A]: 10 }, table: { readCapacity: 9000, writeCapacity: 1000 } });
  const before = partitionFigures(world, 0);
  configure(world, { readCapacity: 9001 });
  const after = partitionFigures(world, 0);
  expect([before.length, after.length]).toEqual([4, 8]);
  for (const [index, { range }] of before.entries()) {
    const [lower, upper] = after.slice(2 * index);
    const middle = Math.floor((range.start.position + range.end.position) / 2);
    expect(lower?.range).toEqual({ start: range.start, end: { position: middle, sort: 0 } });
    expect(upper?.range).toEqual({ start: { position: middle, sort: 0 }, end: range.end });
  }
  expect(eventsOf(world, 'capacityChanged')).toEqual([
    {
      kind: 'capacityChanged',
      tick: 0,
      from: [9000, 1000],
      to: [9001, 1000],
      partitionsBefore: 4,
      partitionsAfter: 8,
    },
  ]);
});

test('P3: a raise that fits leaves the partitions alone, and a large one doubles several times', () => {
  const world = makeWorld({ collections: { [A]: 10 }, table: { readCapacity: 100, writeCapacity: 100 } });
  configure(world, { readCapacity: 2700 });
  expect(count(world)).toBe(1);
  configure(world, { writeCapacity: 4000 });
  // ceil((2,700 + 12,000) / 3,000) = 5.
  expect(count(world)).toBe(8);
});

test('P3, P5: a number of partitions set by hand is doubled like any other, but only by a raise', () => {
  const world = makeWorld({ collections: { [A]: 10 }, table: { readCapacity: 40_000, partitions: 2 } });
  expect(count(world)).toBe(2);
  configure(world, { writeCapacity: 3999 });
  expect(count(world)).toBe(2);
  configure(world, { writeCapacity: 4000 });
  expect(count(world)).toBe(32);
});

test('P3, S4: where a range has no middle the part of the collection is halved, or stays if it may not be cut', () => {
  const hot = (): World => {
    const world = makeWorld({
      collections: { [A]: 100 },
      operations: [writes(A, 3500)],
      table: { partitions: 1, readCapacity: 6000 },
    });
    return run(world, 1300);
  };
  const world = hot();
  const before = partitionFigures(world, 0).map(({ range }) => range.start.sort);
  expect(before).toEqual([0, 0.25, 0.5, 0.75]);
  configure(world, { readCapacity: 12_000 });
  // The two in the middle lie inside the collection; the outer two are halved in the rest of their ranges.
  const sorts = partitionFigures(world, 0).map(({ range }) => range.start.sort);
  expect(sorts).toEqual([0, 0, 0.25, 0.375, 0.5, 0.625, 0.75, 0]);
  expect(sum(partitionFigures(world, 0).map(({ bytes }) => bytes))).toBeCloseTo(100_000, 6);
});

test('P3, S2: a raise overtakes a split that was announced and a move that was under way', () => {
  const world = makeWorld({
    collections: { [A]: 100, [B]: 100 },
    operations: [writes(A, 600), writes(B, 600)],
    table: { partitions: 1 },
  });
  run(world, 310);
  expect(eventsOf(world, 'splitAnnounced')).toHaveLength(1);
  configure(world, { readCapacity: 12_001 });
  expect(count(world)).toBe(16);
  run(world, 130);
  expect(count(world)).toBe(16);
  expect(partitionFigures(world, 0).every(({ splitDoneTick }) => splitDoneTick === null)).toBe(true);
});

test('P4: lowering the capacity, however far, leaves all partitions, and so does calm', () => {
  const world = makeWorld({ collections: { [A]: 10 }, table: { readCapacity: 30_000, writeCapacity: 1 } });
  const before = count(world);
  configure(world, { readCapacity: 1 });
  run(world, 1000);
  expect(before).toBe(11);
  expect(count(world)).toBe(11);
});

// ---- C3 ----------------------------------------------------------------------------------------------------

test.each(['adaptive', 'fixed'] as const)(
  'C3: under %s a lower capacity and burst switched off clip the tokens at once',
  (regime) => {
    const world = makeWorld({
      collections: { [A]: 10 },
      table: { regime, readCapacity: 100, partitions: 4 },
    });
    configure(world, { readCapacity: 10 });
    expect(tableFigures(world, 0).tokens[0]).toBe(3000);
    configure(world, { burst: false });
    expect(tableFigures(world, 0).tokens).toEqual([10, 4000]);
  },
);

// ---- keys --------------------------------------------------------------------------------------------------

test('K1, K3: a renamed key takes its items and traffic to where its new hash lies', () => {
  const world = makeWorld({
    collections: { [A]: 100, [B]: 50 },
    operations: [writes(A, 10, { keys: { kind: 'items' } })],
    table: { partitions: 4 },
  });
  value(applyEdit(world, { kind: 'renameKey', match: { id: A }, values: { id: D } }));
  run(world, 1);
  expect(partitionFigures(world, 0).map(({ bytes, keys }) => [bytes, keys])).toEqual([
    [0, 0],
    [50_000, 1],
    [0, 0],
    [100_000, 1],
  ]);
  expect(partitionOf(world, D).offered[1]).toBeCloseTo(20 / 3, 9);
  expect(problem(keyFigures(world, 0, A))).toContain(A);
});

test('K3: an added key brings items and traffic, a deleted one takes them away, the partitions stay', () => {
  const world = makeWorld({
    collections: { [A]: 100, [B]: 100 },
    operations: [writes(A, 30, { keys: { kind: 'items' } })],
    table: { partitions: 4 },
  });
  value(applyEdit(world, { kind: 'addKey', values: { id: C }, items: 100, weight: 1 }));
  run(world, 1);
  expect(partitionOf(world, C)).toMatchObject({ bytes: 100_000, keys: 1 });
  expect(partitionOf(world, C).offered[1]).toBeCloseTo(10, 9);
  value(applyEdit(world, { kind: 'deleteKey', match: { id: A } }));
  run(world, 1);
  expect(partitionOf(world, A)).toMatchObject({ bytes: 0, keys: 0 });
  expect(partitionOf(world, B).offered[1]).toBeCloseTo(15, 9);
});

test('T3: a weight multiplies the traffic of a key, the total stays', () => {
  const world = makeWorld({
    collections: { [A]: 100, [B]: 100 },
    operations: [reads(A, 40, { keys: { kind: 'items' } })],
    table: { partitions: 4 },
  });
  value(applyEdit(world, { kind: 'weighKey', match: { id: A }, weight: 3 }));
  run(world, 1);
  expect(partitionOf(world, A).offered[0]).toBeCloseTo(30, 9);
  expect(partitionOf(world, B).offered[0]).toBeCloseTo(10, 9);
});

test('S4: a key that is renamed while its collection is cut leaves the boundary, and no byte is lost', () => {
  const world = makeWorld({
    collections: { [A]: 100, [B]: 100 },
    operations: [writes(A, 1500)],
    table: { partitions: 1 },
  });
  run(world, 500);
  expect(value(keyFigures(world, 0, A)).partitions).toHaveLength(2);
  value(applyEdit(world, { kind: 'renameKey', match: { id: A }, values: { id: C } }));
  expect(sum(partitionFigures(world, 0).map(({ bytes }) => bytes))).toBeCloseTo(200_000, 6);
  value(applyEdit(world, { kind: 'renameKey', match: { id: C }, values: { id: A } }));
  expect(sum(partitionFigures(world, 0).map(({ bytes }) => bytes))).toBeCloseTo(200_000, 6);
  expect(value(keyFigures(world, 0, A)).partitions).toHaveLength(2);
});

test('P4: to take the changes of single keys back leaves the partitions and what was saved up', () => {
  const world = makeWorld({
    collections: { [A]: 100, [B]: 100 },
    operations: [writes(A, 100, { kind: 'PutItem', itemBytes: 1000 })],
    table: { partitions: 2, writeCapacity: 1000 },
  });
  run(world, 10);
  const before = partitionFigures(world, 0);
  const [tokens, { items, bytes }] = [tableFigures(world, 0).tokens, value(keyFigures(world, 0, A))];
  value(applyEdit(world, { kind: 'renameKey', match: { id: A }, values: { id: C } }));
  value(applyEdit(world, { kind: 'setItems', items: world.configuration.items }));
  expect(eventsOf(world, 'tableRebuilt')).toEqual([]);
  expect(partitionFigures(world, 0).map(({ id, range }) => ({ id, range }))).toEqual(
    before.map(({ id, range }) => ({ id, range })),
  );
  expect(tableFigures(world, 0).tokens).toEqual(tokens);
  expect(value(keyFigures(world, 0, A)).items).toBeCloseTo(items, 6);
  expect(value(keyFigures(world, 0, A)).bytes).toBeCloseTo(bytes, 3);
  value(applyEdit(world, { kind: 'deleteKey', match: { id: B } }));
  value(applyEdit(world, { kind: 'setItems', items: world.configuration.items }));
  expect(tableFigures(world, 0).keys).toBe(2);
  expect(partitionFigures(world, 0).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
});

/** A and B get 500 puts a second each, and have had them for ten seconds. */
function growing(): World {
  const world = makeWorld({
    collections: { [A]: 100, [B]: 100 },
    operations: [writes(A, 1000, { kind: 'PutItem', itemBytes: 1000, keys: { kind: 'uniform' } })],
    table: { partitions: 2 },
  });
  return run(world, 10);
}

/** Items and bytes of a key. */
function holdings(world: World, key: string): readonly number[] {
  const { items, bytes } = value(keyFigures(world, 0, key));
  return [Math.round(items), Math.round(bytes)];
}

function takeBack(world: World, ...after: readonly Edit[]): void {
  for (const edit of [{ kind: 'setItems', items: world.configuration.items } as const, ...after])
    value(applyEdit(world, edit));
}

const ADD_C: Edit = { kind: 'addKey', values: { id: C }, items: 100, weight: 1 };
const GROWN = [5100, 5_100_000];

test('P4: what puts have added stays with its key when a key that came is taken back', () => {
  const world = growing();
  value(applyEdit(world, ADD_C));
  takeBack(world);
  for (const key of [A, B]) expect(holdings(world, key)).toEqual(GROWN);
  expect(problem(keyFigures(world, 0, C))).toContain(C);
  expect(sum(partitionFigures(world, 0).map(({ bytes }) => bytes))).toBeCloseTo(10_200_000, 3);
});

test('P4: a deleted key that is taken back comes with what puts had added to it, as do the others', () => {
  const world = growing();
  value(applyEdit(world, { kind: 'deleteKey', match: { id: A } }));
  run(world, 5);
  takeBack(world);
  expect(holdings(world, A)).toEqual(GROWN);
  expect(holdings(world, B)).toEqual([10_100, 10_100_000]);
});

test('P4: where one key went and another came nobody gets what was added to others', () => {
  const world = growing();
  value(applyEdit(world, { kind: 'deleteKey', match: { id: A } }));
  value(applyEdit(world, ADD_C));
  run(world, 10);
  takeBack(world);
  expect(holdings(world, A)).toEqual(GROWN);
  expect(holdings(world, B)).toEqual([10_100, 10_100_000]);
});

test('P4: a key that was added keeps what puts have added to it when a later change is taken back', () => {
  const world = growing();
  value(applyEdit(world, ADD_C));
  run(world, 15);
  const before = [A, B, C].map((key) => holdings(world, key));
  expect(before[2]).toEqual([5100, 5_100_000]);
  value(applyEdit(world, { kind: 'deleteKey', match: { id: B } }));
  takeBack(world, ADD_C);
  expect([A, B, C].map((key) => holdings(world, key))).toEqual(before);
  // Deleted, it comes back as it was; another key in its place does not.
  value(applyEdit(world, { kind: 'deleteKey', match: { id: C } }));
  takeBack(world, ADD_C);
  expect(holdings(world, C)).toEqual(before[2]);
  takeBack(world, { ...ADD_C, values: { id: D } });
  expect(holdings(world, D)).toEqual([100, 100_000]);
});

test('P4: a key deleted and added anew by hand is new', () => {
  const world = growing();
  value(applyEdit(world, { kind: 'deleteKey', match: { id: A } }));
  value(applyEdit(world, { kind: 'addKey', values: { id: A }, items: 100, weight: 1 }));
  expect(holdings(world, A)).toEqual([100, 100_000]);
});

test('P4: what is kept of keys that went ends with their items, but not with a new table', () => {
  const world = growing();
  value(applyEdit(world, { kind: 'deleteKey', match: { id: A } }));
  configure(world, { partitions: 5 });
  takeBack(world);
  expect(holdings(world, A)).toEqual(GROWN);
  value(applyEdit(world, { kind: 'deleteKey', match: { id: A } }));
  const { items } = world.configuration;
  if (items.kind !== 'generated') throw new Error('These items are generated');
  value(applyEdit(world, { kind: 'setItems', items: { ...items, itemBytes: 10 } }));
  takeBack(world);
  expect(holdings(world, A)).toEqual([100, 1000]);
});

// ---- a new table -------------------------------------------------------------------------------------------

test('K5, P5: another number of partitions by hand lays the table out anew, with what puts have added', () => {
  const world = makeWorld({
    collections: { [A]: 100 },
    operations: [writes(A, 100, { kind: 'PutItem', itemBytes: 1000 })],
    table: { partitions: 2 },
  });
  run(world, 10);
  configure(world, { partitions: 5 });
  expect(eventsOf(world, 'tableRebuilt')).toMatchObject([{ partitions: 5, keys: 1 }]);
  expect(count(world)).toBe(5);
  expect(tableFigures(world, 0).bytes).toBeCloseTo(100_000 + 1_000_000, 3);
  expect(value(keyFigures(world, 0, A)).items).toBeCloseTo(1100, 6);
});

test('K1, K3: another partition key hashes the same items anew', () => {
  const world = makeWorld({ collections: { [A]: 100, [B]: 100 }, table: { partitions: 4, sortKey: null } });
  const sets = {
    ...makeConfiguration({ collections: {} }).items,
    groups: [
      {
        sets: 4,
        items: 400,
        spread: { kind: 'even' },
        attributes: {
          id: { kind: 'names', names: [A, B] },
          owner: { kind: 'names', names: [C, D, C, D] },
        },
      },
    ],
  } as Extract<Edit, { kind: 'setItems' }>['items'];
  value(applyEdit(world, { kind: 'setItems', items: sets }));
  expect(partitionFigures(world, 0).map(({ bytes }) => bytes)).toEqual([200_000, 200_000, 0, 0]);
  configure(world, { partitionKey: ['owner'] });
  expect(partitionFigures(world, 0).map(({ bytes }) => bytes)).toEqual([0, 0, 200_000, 200_000]);
  configure(world, { partitionKey: ['id', 'owner'] });
  expect(tableFigures(world, 0)).toMatchObject({ keys: 2, bytes: 400_000 });
  expect(value(keyFigures(world, 0, `${A}#${C}`)).position).toBe(positionOfKey(`${A}#${C}`));
});

test('S6: collections are put together again when a table must keep them whole', () => {
  const world = makeWorld({
    collections: { [A]: 100 },
    operations: [writes(A, 1500)],
    table: { partitions: 1 },
  });
  run(world, 500);
  expect(value(keyFigures(world, 0, A)).partitions).toHaveLength(2);
  configure(world, { keepCollectionsWhole: true });
  expect(value(keyFigures(world, 0, A)).partitions).toHaveLength(1);
  expect(eventsOf(world, 'tableRebuilt')).toHaveLength(1);
});

test('S6: a switch that forbids cuts before any was made changes the table in place', () => {
  const world = makeWorld({ collections: { [A]: 100 }, table: { partitions: 3 } });
  configure(world, { keepCollectionsWhole: true });
  expect(eventsOf(world, 'tableRebuilt')).toEqual([]);
});

// ---- traffic -----------------------------------------------------------------------------------------------

test('T6, S2: other traffic keeps the observation, and a stream of the same name goes on', () => {
  const world = makeWorld({
    collections: { [A]: 100, [B]: 100 },
    operations: [writes(A, 700), writes(B, 700)],
    arrivals: 'poisson',
    table: { partitions: 1 },
  });
  run(world, 200);
  const generator = { ...world.streams[1]?.generator };
  value(
    applyEdit(world, {
      kind: 'setTraffic',
      traffic: { arrivals: 'poisson', operations: [writes(B, 600), reads(A, 10), writes(A, 600)] },
    }),
  );
  expect(world.streams[0]?.generator).toEqual(generator);
  run(world, 100);
  expect(eventsOf(world, 'splitAnnounced')).toMatchObject([{ tick: 3000 }]);
});

test('T3: whatever other traffic asks for, and when, its keys have the weights of a world that begins with it', () => {
  const choices: KeyChoice[] = [
    { kind: 'items' },
    { kind: 'uniform' },
    { kind: 'zipf', exponent: 0.9 },
    { kind: 'zipf', exponent: 1.1 },
    { kind: 'hotKey', match: { id: A }, share: 0.5 },
    { kind: 'hotKey', match: { id: B }, share: 0.5 },
    { kind: 'newest', share: 0.9, everySeconds: 0.5 },
  ];
  const operationsOf = (turn: number): Operation[] =>
    choices.map((_, index) => ({
      ...reads(A, 10 * turn),
      name: `operation ${index}`,
      // As before, or what another one asked for.
      keys: choices[(index + Math.floor(turn / 4)) % choices.length] as KeyChoice,
    }));
  const collections = Object.fromEntries(KEYS.map((key, index) => [key, 100 * (index + 1)]));
  const world = makeWorld({ collections, operations: operationsOf(1), table: { partitions: 3 } });
  for (let turn = 1; turn < 16; turn += 1) {
    // Edits of other kinds in between, and a tick at which the newest key changes.
    if (turn === 4) value(applyEdit(world, { kind: 'weighKey', match: { id: C }, weight: 5 }));
    if (turn === 7) value(applyEdit(world, { kind: 'renameKey', match: { id: D }, values: { id: 'other' } }));
    const operations = turn % 3 === 0 ? operationsOf(turn).reverse() : operationsOf(turn);
    value(applyEdit(world, { kind: 'setTraffic', traffic: { arrivals: 'smooth', operations } }));
    for (const lane of world.lanes) expect(lane.keyWeights).toEqual(keyWeightsOf(world, lane.keys));
    expect(world.nextWeightChange).toBe(nextWeightChange(world));
    for (let tick = 0; tick < 5; tick += 1) step(world);
  }
});

test('M2: the second in which the traffic changes counts both, and nothing twice', () => {
  const world = makeWorld({
    collections: { [A]: 100 },
    operations: [writes(A, 100)],
    table: { partitions: 1 },
  });
  run(world, 1.5);
  value(
    applyEdit(world, {
      kind: 'setTraffic',
      traffic: { arrivals: 'smooth', operations: [writes(A, 300), reads(A, 50)] },
    }),
  );
  run(world, 0.5);
  expect(tableFigures(world, 0).offered[1]).toBeCloseTo(200, 9);
  expect(tableFigures(world, 0).offered[0]).toBeCloseTo(25, 9);
  expect(partitionFigures(world, 0)[0]?.offered[1]).toBeCloseTo(200, 9);
});

// ---- refused edits -----------------------------------------------------------------------------------------

const REFUSED: readonly (readonly [string, Edit])[] = [
  ['an unknown table', { kind: 'configureTable', lane: 1, change: { readCapacity: 5 } }],
  ['an unknown partition key', { kind: 'configureTable', lane: 0, change: { partitionKey: ['colour'] } }],
  ['an unknown sort key', { kind: 'configureTable', lane: 0, change: { sortKey: 'colour' } }],
  ['a sort key that is the partition key', { kind: 'configureTable', lane: 0, change: { sortKey: 'id' } }],
  ['text as numbers', { kind: 'configureTable', lane: 0, change: { partitionKeyType: 'N' } }],
  ['a key that is not there', { kind: 'renameKey', match: { id: 'nobody' }, values: { id: 'x' } }],
  ['an empty name', { kind: 'renameKey', match: { id: A }, values: { id: '' } }],
  ['a name too long', { kind: 'renameKey', match: { id: A }, values: { id: 'x'.repeat(2049) } }],
  ['deleting every key', { kind: 'deleteKey', match: {} }],
  ['a negative weight', { kind: 'weighKey', match: { id: A }, weight: -1 }],
  ['no items at all', { kind: 'setItems', items: { kind: 'generated', itemBytes: 1, groups: [] } }],
  [
    'items without the partition key',
    {
      kind: 'setItems',
      items: {
        kind: 'generated',
        itemBytes: 1,
        groups: [{ sets: 1, items: 1, spread: { kind: 'even' }, attributes: {} }],
      },
    },
  ],
  [
    'rows that are not here',
    {
      kind: 'setItems',
      items: { kind: 'rows', checksum: 'x', count: 1, columns: [], weightColumn: null, itemBytes: null },
    },
  ],
];

test.each(REFUSED)('D1: an edit that cannot be made (%s) says so and changes nothing', (_, edit) => {
  const world = makeWorld({
    collections: { [A]: 100, [B]: 100 },
    operations: [writes(A, 1500, { kind: 'PutItem' }), reads(B, 50)],
    arrivals: 'poisson',
    table: { partitions: 1 },
  });
  run(world, 20.5);
  const before = cloneWorld(world);
  const figures = keyFigures(world, 0, A);
  expect(problem(applyEdit(world, edit))).toMatch(/[.]$/);
  expect(checksum(world)).toBe(checksum(before));
  expect(keyFigures(world, 0, A)).toEqual(figures);
  expect(world.events).toEqual(before.events);
  expect(world.configuration).toBe(before.configuration);
  expect(checksum(run(world, 30))).toBe(checksum(run(before, 30)));
});

test('D3: of two tables only the one that is edited changes', () => {
  const world = makeWorld({
    collections: { [A]: 100, [keyIn(0, 4, 1)]: 5 },
    operations: [writes(A, 1500)],
    table: [{ partitions: 1 }, { partitions: 1 }],
  });
  run(world, 3);
  const other = (): string => checksum(world, [world.lanes[1] as Lane]);
  const before = other();
  configure(world, { readCapacity: 40_000 });
  expect(count(world)).toBeGreaterThan(1);
  expect(other()).toBe(before);
});
