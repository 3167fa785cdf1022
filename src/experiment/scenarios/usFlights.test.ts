import { expect, test } from 'vitest';
import { present } from '../../base/assert.ts';
import { keyFigures } from '../../engine/figures.ts';
import { parseExperiment } from '../experiment.ts';
import {
  eventsOf,
  HOUR,
  MINUTE,
  type PlayedSecond,
  play,
  rowsOfFile,
  throttled,
  throttles,
  withRates,
} from './played.testing.ts';
import { usFlights } from './usFlights.ts';

const rows = rowsOfFile('data/us-flights-2008.csv', 'count');
const played = play(usFlights, HOUR, rows);
const [byAirport, byRoute] = played.lanes.map((lane) => present(lane, 'There is a lane')) as [
  readonly PlayedSecond[],
  readonly PlayedSecond[],
];

test('the shipped file is the one the scenario refers to', () => {
  expect(usFlights.items).toMatchObject({ checksum: rows.checksum, count: rows.count });
  expect(rows.weights?.reduce((sum, count) => sum + count, 0)).toBe(7_009_728);
});

test('K1: 5,366 routes between 303 airports', () => {
  expect(byAirport[0]?.table.keys).toBe(303);
  expect(byRoute[0]?.table.keys).toBe(5366);
});

test('S3, C1: by airport Atlanta ends up alone in its partition and is throttled there for ever', () => {
  const atlanta = keyFigures(played.world, 0, 'ATL');
  const home = atlanta.ok ? atlanta.value.partitions : [];
  expect(home).toHaveLength(1);
  const last = byAirport.at(-1);
  expect(last?.partitions.find(({ id }) => id === home[0])?.keys).toBe(1);
  expect(eventsOf(played, 'splitRefused')).toMatchObject([{ lane: 0, refusal: 'singleItem', key: 'ATL' }]);
  for (const { partitions, second } of byAirport.slice(20 * MINUTE)) {
    for (const figures of partitions) {
      if (figures.id !== home[0]) expect(throttled(figures, 1), `second ${second}`).toBe(0);
      else {
        expect(figures.served[1]).toBeCloseTo(1000, 6);
        expect(throttled(figures, 1, 'hardLimit')).toBeCloseTo(64.4, 1);
      }
    }
  }
});

test('K1: by route the same departures are all counted, and nothing is split', () => {
  expect(byRoute.some(throttles)).toBe(false);
  expect(eventsOf(played, 'splitAnnounced').filter(({ lane }) => lane === 1)).toEqual([]);
  expect(byRoute.at(-1)?.table.served[1]).toBeCloseTo(18_000, 6);
});

test('C1: without its cause, so many departures, Atlanta is served once splits have isolated it', () => {
  const fewer = play(withRates(usFlights, 0.9), HOUR, rows);
  expect(fewer.lanes[0]?.slice(30 * MINUTE).some(throttles)).toBe(false);
});

test('S4: without its cause, one counter per airport, Atlanta is cut by destination and served', () => {
  const [table] = usFlights.tables;
  const tables = [{ ...table, sortKey: 'destination' }];
  const cut = play({ ...usFlights, tables }, HOUR, rows);
  const atlanta = keyFigures(cut.world, 0, 'ATL');
  expect(atlanta.ok && atlanta.value.partitions.length).toBeGreaterThan(1);
  expect(cut.lanes[0]?.slice(50 * MINUTE).some(throttles)).toBe(false);
});

test('the scenario is a valid document', () => {
  expect(parseExperiment(JSON.parse(JSON.stringify(usFlights)))).toEqual({ ok: true, value: usFlights });
});
