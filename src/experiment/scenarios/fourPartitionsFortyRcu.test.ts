import { expect, test } from 'vitest';
import { fourPartitionsFortyRcu, readsOfFour } from './fourPartitionsFortyRcu.ts';
import {
  HOUR,
  MINUTE,
  onlyLane,
  partition,
  play,
  throttled,
  throttles,
  withTable,
} from './played.testing.ts';

type Rates = Parameters<typeof readsOfFour>[0];

function withReads(rates: Rates) {
  return { ...fourPartitionsFortyRcu, traffic: readsOfFour(rates) };
}

test('P5, K1: four partitions by hand, one key in each', () => {
  const { table, partitions } = onlyLane(play(fourPartitionsFortyRcu, 1))[0] ?? {};
  expect(table?.provisioned[0]).toBe(40);
  expect(partitions?.map(({ keys }) => keys)).toEqual([1, 1, 1, 1]);
});

test('C2, O-19: at 8 each all is fine for an hour, and each share is 10', () => {
  for (const second of onlyLane(play(fourPartitionsFortyRcu, HOUR))) {
    expect(throttles(second)).toBe(false);
    for (const { share, served } of second.partitions) {
      expect(share[0]).toBeCloseTo(10, 9);
      expect(served[0]).toBeCloseTo(8, 9);
    }
  }
});

test('C2: one at 22 borrows what the others leave and is served', () => {
  for (const rates of [
    [22, 6, 6, 6],
    [6, 6, 22, 6],
  ] as const) {
    const busiest = 1 + rates.indexOf(22 as never);
    for (const second of onlyLane(play(withReads(rates), 30 * MINUTE))) {
      expect(throttles(second)).toBe(false);
      expect(partition(second, busiest).served[0]).toBeCloseTo(22, 9);
      expect(partition(second, busiest).share[0]).toBeCloseTo(22, 9);
    }
  }
});

test('C2: under the fixed shares of before 2017 the same one throttles at 10, and only that one', () => {
  const fixed = withTable(withReads([22, 6, 6, 6]), { regime: 'fixed' });
  for (const second of onlyLane(play(fixed, 30 * MINUTE))) {
    expect(partition(second, 1).share[0]).toBeCloseTo(10, 9);
    expect(throttled(partition(second, 1), 0, 'partitionShare')).toBeCloseTo(12, 6);
    for (const id of [2, 3, 4]) expect(throttled(partition(second, id), 0)).toBe(0);
  }
});

test('C4: more than 40 in all: the table throttles, every partition alike', () => {
  for (const second of onlyLane(play(withReads([22, 14, 8, 6]), 30 * MINUTE))) {
    expect(second.table.served[0]).toBeCloseTo(40, 6);
    expect(throttled(second.table, 0, 'tableCapacity')).toBeCloseTo(10, 6);
    for (const { offered, served } of second.partitions) expect(served[0] / offered[0]).toBeCloseTo(0.8, 6);
  }
});

test('C4: without its cause, too little capacity, the same requests are all served', () => {
  const enough = withTable(withReads([22, 14, 8, 6]), { readCapacity: 50 });
  expect(onlyLane(play(enough, 30 * MINUTE)).some(throttles)).toBe(false);
});
