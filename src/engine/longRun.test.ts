import { expect, test } from 'vitest';
import { defaultOperation, defaultTable } from '../experiment/defaults.ts';
import { checksum } from './checksum.ts';
import { createHistory, type History, historyBytes, seek, series } from './history.ts';
import type { WorldConfiguration } from './types.ts';

const HOUR_TICKS = 36_000;
const DAY_TICKS = 24 * HOUR_TICKS;

/** Eight partitions, one of them throttled for half of every minute: something happens all day long. */
const BUSY: WorldConfiguration = {
  seed: 1,
  items: {
    kind: 'generated',
    itemBytes: 1000,
    groups: [
      {
        sets: 200,
        items: 1_000_000,
        spread: { kind: 'even' },
        attributes: {
          user: { kind: 'sequence', prefix: 'user-', first: 1, digits: 4 },
          order: { kind: 'perItem', prefix: 'order-', digits: 8 },
        },
      },
    ],
  },
  traffic: {
    arrivals: 'poisson',
    operations: [
      defaultOperation({ name: 'reads', kind: 'GetItem', requestsPerSecond: 4000 }),
      defaultOperation({
        name: 'waves',
        kind: 'UpdateItem',
        requestsPerSecond: 1500,
        keys: { kind: 'hotKey', match: { user: 'user-0007' }, share: 1 },
        pattern: { kind: 'daily', low: 0, periodSeconds: 60 },
      }),
    ],
  },
  tables: [
    defaultTable({ partitionKey: ['user'], sortKey: 'order', readCapacity: 12_000, writeCapacity: 4000 }),
    defaultTable({ partitionKey: ['user'], readCapacity: 12_000, writeCapacity: 4000, regime: 'fixed' }),
  ],
};

test('D2, M1: a day of simulated time stays within its memory and can still be sought exactly', () => {
  const created = createHistory(BUSY, [], []);
  if (!created.ok) throw new Error(created.problem);
  const history = created.value;
  const seen = new Map<number, string>();
  for (let hour = 1; hour <= 24; hour += 1) {
    seek(history, hour * HOUR_TICKS - 7);
    seen.set(history.world.tick, checksum(history.world));
    seek(history, hour * HOUR_TICKS);
    expectBounded(history);
  }
  expect(history.branch.events.length).toBeGreaterThan(5000);
  expectSeries(history);
  for (const [tick, there] of [...seen].filter((_, index) => index % 7 === 0)) {
    seek(history, tick);
    expect(checksum(history.world)).toBe(there);
  }
  expectBounded(history);
});

function expectBounded(history: History): void {
  expect(historyBytes(history)).toBeLessThan(30_000_000);
  expect(history.branch.events.length).toBeLessThanOrEqual(20_000);
  for (const { seconds, minutes } of history.branch.series) {
    expect(seconds.length).toBeLessThanOrEqual(3660);
    expect(minutes.length).toBeLessThanOrEqual(1440);
  }
}

/** Minutes up to the last hour, seconds in it, without a gap. */
function expectSeries(history: History): void {
  for (const lane of history.world.lanes.keys()) {
    const points = series(history, lane, 0, DAY_TICKS);
    let reached = 0;
    for (const { tick, ticks } of points) {
      expect(tick).toBe(reached);
      expect(ticks).toBe(tick >= DAY_TICKS - HOUR_TICKS ? 10 : ticks);
      expect([10, 600]).toContain(ticks);
      reached = tick + ticks;
    }
    expect(reached).toBe(DAY_TICKS);
    const seconds = points.filter(({ ticks }) => ticks === 10);
    expect(seconds.length).toBeGreaterThanOrEqual(3600);
    expect(points.length - seconds.length).toBeGreaterThan(1300);
  }
}
