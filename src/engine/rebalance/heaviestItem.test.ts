import { expect, test } from 'vitest';
import { defaultOperation, defaultTable } from '../../experiment/defaults.ts';
import { createWorld } from '../engine.ts';
import { partitionFigures } from '../figures.ts';
import type { RowData } from '../types.ts';
import { run, value } from '../worlds.testing.ts';

/** Orders of one customer, the whale: how often each of its sort keys is asked for. */
function ordersOf(whale: readonly (readonly [order: string, weight: number])[]): RowData {
  const rows = [
    ...whale.map(([order, weight]) => ({ customer: 'whale', order, weight })),
    ...Array.from({ length: 400 }, (_, at) => ({ customer: `c${at}`, order: `o${at}`, weight: 1 })),
  ];
  const column = (name: 'customer' | 'order') => {
    const values = [...new Set(rows.map((row) => row[name]))];
    return { name, values, codes: Int32Array.from(rows, (row) => values.indexOf(row[name])) };
  };
  return {
    checksum: 'orders',
    count: rows.length,
    columns: [column('customer'), column('order')],
    bytes: new Float64Array(rows.length).fill(100),
    weights: Float64Array.from(rows, ({ weight }) => weight),
  };
}

/** How many partitions the whale has after an hour at 2,000 writes/s, nearly all of them the whale's. */
function partitionsOfWhale(whale: readonly (readonly [order: string, weight: number])[]): number {
  const rows = ordersOf(whale);
  const world = value(
    createWorld(
      {
        seed: 1,
        items: {
          kind: 'rows',
          checksum: rows.checksum,
          count: rows.count,
          columns: ['customer', 'order'],
          weightColumn: 'weight',
          itemBytes: null,
        },
        traffic: {
          arrivals: 'smooth',
          operations: [defaultOperation({ name: 'writes', kind: 'UpdateItem', requestsPerSecond: 2000 })],
        },
        tables: [
          defaultTable({
            partitionKey: ['customer'],
            sortKey: 'order',
            readCapacity: 100,
            writeCapacity: 4000,
          }),
        ],
      },
      rows,
    ),
  );
  run(world, 3600);
  return partitionFigures(world, 0).filter(({ offered }) => offered[1] > 200).length;
}

const many = Array.from({ length: 100 }, (_, at) => [`p${at}`, 60] as const);

test('S4: a collection whose requests are spread over many items is cut until it is served', () => {
  expect(partitionsOfWhale(many)).toBeGreaterThanOrEqual(2);
});

test('S4: one item that gets nearly all requests of its collection is not cut', () => {
  const few = Array.from({ length: 9 }, (_, at) => [`p${at}`, 1] as const);
  expect(partitionsOfWhale([['o1', 5991], ...few])).toBe(1);
});

test('S4: rows with the same partition key and sort key are one item', () => {
  expect(partitionsOfWhale(Array.from({ length: 100 }, () => ['o1', 60] as const))).toBe(1);
});

test('S4: two items make two parts at most', () => {
  expect(
    partitionsOfWhale([
      ['o1', 3000],
      ['o2', 3000],
    ]),
  ).toBe(2);
});
