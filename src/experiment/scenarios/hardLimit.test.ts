import { expect, test } from 'vitest';
import { hardLimit } from './hardLimit.ts';
import {
  eventsOf,
  HOUR,
  MINUTE,
  onlyLane,
  partition,
  play,
  throttled,
  throttles,
  withTable,
  withTraffic,
} from './played.testing.ts';

const PREMIERE = 2;

test('C1: of 3,500 reads one partition serves 3,000, from the first second to the end of an hour', () => {
  const played = play(hardLimit, HOUR);
  for (const second of onlyLane(played)) {
    expect(partition(second, PREMIERE).offered[0]).toBeCloseTo(3500, 6);
    expect(partition(second, PREMIERE).served[0]).toBeCloseTo(3000, 6);
    expect(throttled(partition(second, PREMIERE), 0, 'hardLimit')).toBeCloseTo(500, 6);
    for (const id of [1, 3, 4]) expect(partition(second, id).served[0]).toBeCloseTo(200, 6);
  }
  expect(eventsOf(played, 'splitRefused')).toMatchObject([{ refusal: 'singleItem', key: 'Casablanca' }]);
});

test('C1: 3,000 are served whatever is provisioned', () => {
  for (const readCapacity of [22_000, 100_000, 1_000_000]) {
    const played = play(withTable(hardLimit, { readCapacity }), 10 * MINUTE);
    for (const { table } of onlyLane(played)) {
      expect(table.served[0]).toBeCloseTo(3600, 6);
      expect(throttled(table, 0, 'hardLimit')).toBeCloseTo(500, 6);
    }
  }
});

test('C1: without its cause, more than 3,000 on one partition, nothing throttles', () => {
  const operations = hardLimit.traffic.operations.map((operation, index) =>
    index === 0 ? { ...operation, requestsPerSecond: 3000 } : operation,
  );
  expect(onlyLane(play(withTraffic(hardLimit, { operations }), HOUR)).some(throttles)).toBe(false);
});
