import { expect, test } from 'vitest';
import { ITEM_BYTES_MAX, PARTITION_READ_UNITS, PARTITION_WRITE_UNITS } from './limits.ts';
import { type Operation, READ, WRITE } from './types.ts';
import {
  addsBytes,
  attributeValueBytes,
  batchGetUnits,
  batchWriteUnits,
  dimensionOf,
  itemBytes,
  queryUnits,
  readUnits,
  unitsPerRequest,
  writeUnits,
} from './units.ts';

const KB = 1024;

const READS: Operation = {
  name: 'reads',
  kind: 'GetItem',
  requestsPerSecond: 1,
  itemBytes: 1,
  itemsPerRequest: 1,
  consistency: 'strong',
  keys: { kind: 'items' },
  sortKey: 'random',
  pattern: { kind: 'steady' },
};

test('U1, O-01: an 8 KB item costs 2 read units strongly consistent, 1 eventually, 4 in a transaction', () => {
  expect(readUnits(8 * KB, 'strong')).toBe(2);
  expect(readUnits(8 * KB, 'eventual')).toBe(1);
  expect(readUnits(8 * KB, 'transactional')).toBe(4);
});

test('U1, U2, O-02: 3,500 bytes and 10 KB read cost 1 and 3 units; 1.6 KB and 2 KB written cost 2, in a transaction 4', () => {
  expect(readUnits(3500, 'strong')).toBe(1);
  expect(readUnits(10 * KB, 'strong')).toBe(3);
  expect(writeUnits(1.6 * KB, 'standard')).toBe(2);
  expect(writeUnits(2 * KB, 'standard')).toBe(2);
  expect(writeUnits(2 * KB, 'transactional')).toBe(4);
});

test('U1, U2: a missing or empty item costs one block, one byte more than a block costs two', () => {
  expect(readUnits(0, 'strong')).toBe(1);
  expect(readUnits(0, 'eventual')).toBe(0.5);
  expect(writeUnits(0, 'standard')).toBe(1);
  expect(readUnits(4096, 'strong')).toBe(1);
  expect(readUnits(4097, 'strong')).toBe(2);
  expect(writeUnits(1024, 'standard')).toBe(1);
  expect(writeUnits(1025, 'standard')).toBe(2);
});

test('U2: the largest item, 400 KB, costs 400 write units', () => {
  expect(writeUnits(ITEM_BYTES_MAX, 'standard')).toBe(400);
});

test('U3, O-03: BatchGet rounds each item (1.5 KB + 6.5 KB are 3 units), Query their sum (40.8 KB are 11 or 5.5)', () => {
  expect(batchGetUnits([1.5 * KB, 6.5 * KB], 'strong')).toBe(3);
  expect(queryUnits(40.8 * KB, 'strong')).toBe(11);
  expect(queryUnits(40.8 * KB, 'eventual')).toBe(5.5);
});

test('U3, O-03: a Query of 1,500 items of 64 bytes costs 24 strongly consistent read units', () => {
  expect(unitsPerRequest({ ...READS, kind: 'Query', itemBytes: 64, itemsPerRequest: 1500 })).toBe(24);
});

test('U3: a full page of 1 MB costs 128 eventually consistent read units', () => {
  expect(queryUnits(1024 * KB, 'eventual')).toBe(128);
});

test('U3, O-04: BatchWrite of 500 B and 3.5 KB costs 5; a transaction of three 500 B items 6, reading or writing', () => {
  expect(batchWriteUnits([500, 3.5 * KB], 'standard')).toBe(5);
  expect(batchWriteUnits([500, 500, 500], 'transactional')).toBe(6);
  expect(unitsPerRequest({ ...READS, kind: 'TransactWriteItems', itemBytes: 500, itemsPerRequest: 3 })).toBe(
    6,
  );
  expect(unitsPerRequest({ ...READS, kind: 'TransactGetItems', itemBytes: 500, itemsPerRequest: 3 })).toBe(6);
});

test('U1, U2, O-05: 6 read units read 24 KB/s strongly, 48 eventually, 12 in transactions; 6 write units write 6 or 3', () => {
  expect((6 / readUnits(4 * KB, 'strong')) * 4).toBe(24);
  expect((6 / readUnits(4 * KB, 'eventual')) * 4).toBe(48);
  expect((6 / readUnits(4 * KB, 'transactional')) * 4).toBe(12);
  expect(6 / writeUnits(1 * KB, 'standard')).toBe(6);
  expect(6 / writeUnits(1 * KB, 'transactional')).toBe(3);
});

test('U1, U2, O-06: 80 strongly consistent reads/s of 3 KB need 80 units, 100 writes/s of 512 bytes need 100', () => {
  expect(80 * readUnits(3 * KB, 'strong')).toBe(80);
  expect(100 * writeUnits(512, 'standard')).toBe(100);
});

test('U1, C1, O-07: one partition serves at most 600 strongly consistent reads/s of 20 KB items', () => {
  expect(PARTITION_READ_UNITS / readUnits(20 * KB, 'strong')).toBe(600);
});

test('U3, O-08: BatchGet of an item around 4 KB, a small and a missing one costs 1.5 or 3, and just over 4 KB 2 or 4', () => {
  const under = [4 * KB, 20, 0];
  const over = [4 * KB + 1, 20, 0];
  expect(batchGetUnits(under, 'eventual')).toBe(1.5);
  expect(batchGetUnits(under, 'strong')).toBe(3);
  expect(batchGetUnits(over, 'eventual')).toBe(2);
  expect(batchGetUnits(over, 'strong')).toBe(4);
});

test('U1, U2, O-26: a key at the read or the write limit for 60 s is 180,000 when a write counts 3', () => {
  expect(60 * PARTITION_READ_UNITS).toBe(180_000);
  expect(60 * PARTITION_WRITE_UNITS * 3).toBe(180_000);
});

test('T1: reads use read units, writes write units, and only puts add bytes', () => {
  const reads = ['GetItem', 'Query', 'Scan', 'TransactGetItems'] as const;
  const writes = ['PutItem', 'UpdateItem', 'DeleteItem', 'TransactWriteItems'] as const;
  expect(reads.map(dimensionOf)).toEqual([READ, READ, READ, READ]);
  expect(writes.map(dimensionOf)).toEqual([WRITE, WRITE, WRITE, WRITE]);
  expect(reads.map(addsBytes)).toEqual([false, false, false, false]);
  expect(writes.map(addsBytes)).toEqual([true, false, false, true]);
});

test('T1: one request of each single-item operation costs its item', () => {
  expect(unitsPerRequest({ ...READS, itemBytes: 8 * KB })).toBe(2);
  expect(unitsPerRequest({ ...READS, itemBytes: 8 * KB, consistency: 'eventual' })).toBe(1);
  for (const kind of ['PutItem', 'UpdateItem', 'DeleteItem'] as const) {
    expect(unitsPerRequest({ ...READS, kind, itemBytes: 1.5 * KB })).toBe(2);
  }
});

test('U4: the example of the guide, two short strings with their names, has 23 bytes', () => {
  expect(
    itemBytes([
      ['shirt-color', 'R'],
      ['shirt-size', 'M'],
    ]),
  ).toBe(23);
});

test('U4: text counts its UTF-8 bytes', () => {
  expect(itemBytes([['ä', '€😀']])).toBe(2 + 3 + 4);
});

test('U4: a number takes a byte for two digits aligned to powers of 100, one more, and one for a minus sign', () => {
  const bytes = [
    '0',
    '1',
    '12',
    '1.2',
    '123',
    '1234',
    '-1',
    '1e100',
    '12345678901234567890123456789012345678',
  ];
  expect(bytes.map((N) => attributeValueBytes({ N }))).toEqual([1, 2, 2, 3, 3, 3, 3, 2, 20]);
});

test('U4: null and booleans take 1 byte, binary its raw bytes, lists and maps 3 and 1 for each element', () => {
  expect(attributeValueBytes({ BOOL: false })).toBe(1);
  expect(attributeValueBytes({ NULL: true })).toBe(1);
  expect(attributeValueBytes({ B: 'aGVsbG8=' })).toBe(5);
  expect(attributeValueBytes({ L: [] })).toBe(3);
  expect(attributeValueBytes({ L: [{ S: 'abc' }, { BOOL: true }] })).toBe(3 + 1 + 3 + 1 + 1);
  expect(attributeValueBytes({ M: { name: { S: 'abc' } } })).toBe(3 + 1 + 4 + 3);
});
