import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultOperation, defaultTable } from '../experiment/defaults.ts';
import { checksum } from './checksum.ts';
import { applyEdit } from './edits.ts';
import { createWorld } from './engine.ts';
import { explain } from './explain.ts';
import { hottestKeys, keyFigures, partitionFigures } from './figures.ts';
import { itemAmounts, itemEnds, pieceShare } from './itemOrder.ts';
import { slotsOfKey } from './keyRanges.ts';
import { findKey } from './keyTable.ts';
import type { Edit, Operation, RowData, TableConfiguration } from './types.ts';
import { cloneWorld, type Lane, type World } from './world.ts';
import { makeWorld, run, sum, value, writes } from './worlds.testing.ts';

/** Orders of one customer, the whale: how often each of its sort keys is asked for. */
type Whale = readonly (readonly [order: string, weight: number])[];

/** The whale's orders among those of 400 small customers. */
function ordersOf(whale: Whale): RowData {
  const rows = [
    ...whale.map(([order, weight]) => ({ customer: 'whale', order, weight })),
    ...Array.from({ length: 400 }, (_, at) => ({ customer: `c${at}`, order: `o${at}`, weight: 1 })),
  ];
  const column = (name: 'customer' | 'order') => {
    const values = [...new Set(rows.map((row) => row[name]))];
    const codeOf = new Map(values.map((value, code) => [value, code]));
    return { name, values, codes: Int32Array.from(rows, (row) => codeOf.get(row[name]) ?? -1) };
  };
  return {
    checksum: 'orders',
    count: rows.length,
    columns: [column('customer'), column('order')],
    bytes: new Float64Array(rows.length).fill(100),
    weights: Float64Array.from(rows, ({ weight }) => weight),
  };
}

const TWO_THOUSAND_WRITES = defaultOperation({
  name: 'writes',
  kind: 'UpdateItem',
  requestsPerSecond: 2000,
});

function makeOrders(
  whale: Whale,
  operations: readonly Operation[] = [TWO_THOUSAND_WRITES],
  table: Partial<TableConfiguration> = {},
): World {
  const rows = ordersOf(whale);
  const items = {
    kind: 'rows',
    checksum: rows.checksum,
    count: rows.count,
    columns: ['customer', 'order'],
    weightColumn: 'weight',
    itemBytes: null,
  } as const;
  const capacity = { readCapacity: 100, writeCapacity: 4000 };
  const tables = [defaultTable({ partitionKey: ['customer'], sortKey: 'order', ...capacity, ...table })];
  return value(createWorld({ seed: 1, items, traffic: { arrivals: 'smooth', operations }, tables }, rows));
}

/** What the partitions with a part of the whale are asked for after an hour, writes/s, in sort-key order. */
function partsOfWhale(world: World): number[] {
  run(world, 3600);
  return partitionFigures(world, 0)
    .map(({ offered }) => Math.round(offered[1]))
    .filter((offered) => offered > 200);
}

function laneOf(world: World): { lane: Lane; whale: number } {
  const lane = world.lanes[0] as Lane;
  return { lane, whale: findKey(lane.keys, 'whale') };
}

test('S4: a collection whose requests are spread over many items is cut until it is served', () => {
  const many = Array.from({ length: 100 }, (_, at) => [`p${at}`, 60] as const);
  const parts = partsOfWhale(makeOrders(many));
  expect(parts.length).toBeGreaterThanOrEqual(2);
  expect(Math.max(...parts)).toBeLessThanOrEqual(1000);
});

test('S4: one item that gets nearly all requests of its collection is not cut', () => {
  const few = Array.from({ length: 9 }, (_, at) => [`p${at}`, 1] as const);
  expect(partsOfWhale(makeOrders([['o1', 5991], ...few]))).toHaveLength(1);
});

test('S4: rows with the same partition key and sort key are one item', () => {
  const one = Array.from({ length: 100 }, () => ['o1', 60] as const);
  expect(partsOfWhale(makeOrders(one))).toHaveLength(1);
});

test('S4: a collection of very many rows is cut like any other', () => {
  const rows = 200_000;
  const world = makeOrders(Array.from({ length: rows }, (_, at) => [`p${at}`, 1] as const));
  const parts = partsOfWhale(world);
  expect(parts.length).toBeGreaterThanOrEqual(2);
  const { lane, whale } = laneOf(world);
  expect(itemEnds(world, lane, whale, { from: 0, to: 1 })).toHaveLength(rows);
});

test('S4: two items make two parts at most', () => {
  const two = partsOfWhale(
    makeOrders([
      ['o1', 3000],
      ['o2', 3000],
    ]),
  );
  expect(two).toHaveLength(2);
});

test('S4: an item is never divided, so what is asked for one stays in one part', () => {
  // In all 6,400, of which 2,000 writes/s: o1 has 1,125 of them whatever is cut.
  const whale = [
    ['o1', 3600],
    ['o2', 1200],
    ['o3', 1200],
  ] as const;
  const parts = partsOfWhale(makeOrders(whale));
  expect(Math.max(...parts)).toBeGreaterThanOrEqual(1125);
  expect(Math.max(...parts)).toBeLessThan(1300);
  expect(sum(parts)).toBeGreaterThanOrEqual(1875);
});

test('S1, S2, P3: whatever a collection is cut for, it is cut between two of its items', () => {
  const whale = Array.from({ length: 6 }, (_, at) => [`o${at}`, 1000] as const);
  const busy = { ...TWO_THOUSAND_WRITES, requestsPerSecond: 2500 };
  const world = makeOrders(whale, [busy]);
  const cuts = (): number[] =>
    partitionFigures(world, 0)
      .map(({ range }) => range.start.sort)
      .filter((sort) => sort > 0);
  const expectBetweenItems = (): void => {
    for (const sort of cuts()) expect(6 * sort).toBeCloseTo(Math.round(6 * sort), 9);
  };
  run(world, 3600);
  const forHeat = cuts().length;
  expect(forHeat).toBeGreaterThan(1);
  expectBetweenItems();
  value(applyEdit(world, { kind: 'configureTable', lane: 0, change: { writeCapacity: 40_000 } }));
  expect(cuts().length).toBeGreaterThan(forHeat);
  expectBetweenItems();
});

test('S4, T3: the part of a piece is that of its items, as each operation asks for them', () => {
  const hot = defaultOperation({
    name: 'hot order',
    kind: 'GetItem',
    requestsPerSecond: 10,
    keys: { kind: 'hotKey', match: { customer: 'whale', order: 'o2' }, share: 1 },
  });
  const world = makeOrders(
    [
      ['o3', 10],
      ['o1', 60],
      ['o2', 30],
    ],
    [TWO_THOUSAND_WRITES, hot],
  );
  const { lane, whale } = laneOf(world);
  const thirds = [0, 1, 2].map((third) => ({ from: third / 3, to: third === 2 ? 1 : (third + 1) / 3 }));
  const shares = (operation: number) =>
    thirds.map((piece) => pieceShare(world, lane, operation, whale, piece));
  for (const [third, share] of [0.6, 0.3, 0.1].entries()) expect(shares(0)[third]).toBeCloseTo(share, 12);
  for (const [third, share] of [0, 1, 0].entries()) expect(shares(1)[third]).toBeCloseTo(share, 12);
  const amounts = itemAmounts(world, lane, whale, { from: 1 / 3, to: 1 }, [100, 10]) ?? [];
  expect(amounts[0]).toBeCloseTo(0.3 * 100 + 10, 9);
  expect(amounts[1]).toBeCloseTo(0.1 * 100, 9);
});

test('S4, M4: of a key that is cut a partition has what comes to its part', () => {
  const world = makeOrders([
    ['o1', 3000],
    ['o2', 3000],
  ]);
  run(world, 3600);
  const parts = partitionFigures(world, 0).filter(({ offered }) => offered[1] > 200);
  expect(parts).toHaveLength(2);
  for (const { id, offered } of parts) {
    const [hottest] = hottestKeys(world, 0, id, 1);
    expect(hottest).toMatchObject({ name: 'whale' });
    expect(hottest?.offered[1]).toBeCloseTo((2000 * 3000) / 6400, 6);
    const explained = value(explain(world, { kind: 'partition', lane: 0, partition: id, dimension: 1 }));
    expect(explained.key?.shareOfPartition).toBeCloseTo((2000 * 3000) / 6400 / offered[1], 9);
    expect(explained.key?.offered).toBeCloseTo((2000 * 6000) / 6400, 6);
  }
});

test('S4: a change of weights or items is followed, and the parts always make up the whole', () => {
  const world = makeOrders([
    ['o1', 3000],
    ['o2', 3000],
  ]);
  run(world, 3600);
  const edits: readonly Edit[] = [
    { kind: 'weighKey', match: { customer: 'whale', order: 'o1' }, weight: 3 },
    { kind: 'addKey', values: { customer: 'whale', order: 'o15' }, items: 1, weight: 1 },
    { kind: 'deleteKey', match: { customer: 'whale', order: 'o1' } },
  ];
  for (const edit of edits) {
    value(applyEdit(world, edit));
    run(world, 2);
    const parts = partitionFigures(world, 0).map(({ offered }) => offered[1]);
    expect(sum(parts)).toBeCloseTo(2000, 6);
    const { offeredPerSecond, partitions } = value(keyFigures(world, 0, 'whale'));
    expect(partitions).toHaveLength(2);
    expect(offeredPerSecond[1]).toBeGreaterThan(0);
  }
});

test('S4: the shares of the pieces of a collection sum to 1, wherever it is cut', () => {
  const weights = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 9 });
  const cuts = fc.array(fc.double({ min: 0.001, max: 0.999, noNaN: true }), { maxLength: 5 });
  fc.assert(
    fc.property(weights, cuts, (orders, places) => {
      const world = makeOrders(orders.map((weight, at) => [`o${at}`, weight] as const));
      const { lane, whale } = laneOf(world);
      const ends = [0, ...places.toSorted((a, b) => a - b), 1];
      const shares = ends
        .slice(1)
        .map((to, at) => pieceShare(world, lane, 0, whale, { from: ends[at] as number, to }));
      expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
      expect(sum(shares)).toBeCloseTo(1, 9);
    }),
    { numRuns: 200 },
  );
});

test('D2: what is kept of a cut collection changes nothing: a copy without it runs on alike', () => {
  const newest = defaultOperation({
    name: 'newest',
    kind: 'PutItem',
    requestsPerSecond: 500,
    keys: { kind: 'newest', share: 0.5, everySeconds: 30 },
  });
  const world = makeOrders(
    [
      ['o1', 3000],
      ['o2', 3000],
    ],
    [TWO_THOUSAND_WRITES, newest],
  );
  run(world, 1000);
  const { lane, whale } = laneOf(world);
  expect(slotsOfKey(lane.partitions, lane.keys, whale).length).toBeGreaterThan(1);
  const copy = cloneWorld(world);
  (copy.lanes[0] as Lane).itemOrders = null;
  for (let second = 0; second < 100; second += 1) {
    run(world, 1);
    run(copy, 1);
    (copy.lanes[0] as Lane).itemOrders = null;
  }
  expect(checksum(copy)).toBe(checksum(world));
});

test('T4: where items are all alike, random sort keys are spread evenly; ascending and newest ones are at the end', () => {
  const operations = [
    writes('a', 1),
    writes('a', 1, { name: 'log', sortKey: 'ascending' }),
    writes('a', 1, { name: 'feed', sortKey: 'latest' }),
  ];
  const world = makeWorld({ collections: { a: 100 }, operations });
  const lane = world.lanes[0] as Lane;
  const shareOf = (operation: number, from: number, to: number) =>
    pieceShare(world, lane, operation, 0, { from, to });
  expect(shareOf(0, 0.25, 0.75)).toBe(0.5);
  for (const operation of [1, 2]) {
    expect(shareOf(operation, 0.25, 0.75)).toBe(0);
    expect(shareOf(operation, 0.75, 1)).toBe(1);
    expect(shareOf(operation, 0, 1)).toBe(1);
  }
  expect(itemEnds(world, lane, 0, { from: 0, to: 1 })).toBeNull();
});
