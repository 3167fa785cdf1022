import { expect, test } from 'vitest';
import { capacityFor, experimentOfRows, type RowsChoice, type RowsFacts } from './rowsExperiment.ts';

const CHOICE: RowsChoice = {
  name: 'flights.csv',
  partitionKey: ['origin', 'destination'],
  partitionKeyType: 'S',
  sortKey: null,
  reads: 6000,
  writes: 700,
};

const FACTS: RowsFacts = {
  items: {
    kind: 'rows',
    checksum: '0590b83386ffc864',
    count: 5366,
    columns: ['origin', 'destination'],
    weightColumn: 'count',
    itemBytes: null,
  },
  meanItemBytes: 1500,
  unitsPerRequest: [1, 2],
};

test('the table has capacity of which the traffic uses 70 %', () => {
  const experiment = experimentOfRows(CHOICE, FACTS);
  expect(experiment).toMatchObject({
    ok: true,
    value: {
      version: 1,
      name: 'flights.csv',
      items: FACTS.items,
      tables: [{ partitionKey: ['origin', 'destination'], readCapacity: 8572, writeCapacity: 2000 }],
      traffic: {
        operations: [
          { kind: 'GetItem', requestsPerSecond: 6000, itemBytes: 1500 },
          { kind: 'UpdateItem', requestsPerSecond: 700, itemBytes: 1500 },
        ],
      },
      edits: [],
    },
  });
});

test('without traffic there is capacity of one unit', () => {
  expect(capacityFor(0)).toBe(1);
  expect(experimentOfRows({ ...CHOICE, reads: 0 }, FACTS)).toMatchObject({
    ok: true,
    value: { tables: [{ readCapacity: 1 }] },
  });
});

test('too much traffic and a bad combination are sentences', () => {
  expect(experimentOfRows({ ...CHOICE, reads: 1e8 }, FACTS)).toMatchObject({
    ok: false,
    problem: expect.stringContaining('10,000,000 units/s'),
  });
  expect(experimentOfRows({ ...CHOICE, sortKey: 'colour' }, FACTS)).toMatchObject({
    ok: false,
    problem: expect.stringContaining('colour'),
  });
});

test('a name that is too long is cut', () => {
  const long = experimentOfRows({ ...CHOICE, name: 'x'.repeat(300) }, FACTS);
  expect(long.ok && long.value.name).toHaveLength(200);
});
