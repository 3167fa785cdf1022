import { expect, test } from 'vitest';
import { keyFigures } from '../../engine/figures.ts';
import { findKey } from '../../engine/keyTable.ts';
import { listItems } from '../../engine/sortKeys.ts';
import { moviesByActor } from './moviesByActor.ts';
import {
  eventsOf,
  HOUR,
  MINUTE,
  onlyLane,
  type Played,
  play,
  throttles,
  withTable,
  withTraffic,
} from './played.testing.ts';

const played = play(moviesByActor, HOUR);
const MOST_POPULAR = 'Alma Adler';

function partitionOf({ world }: Played, actor: string): readonly number[] {
  const figures = keyFigures(world, 0, actor);
  if (!figures.ok) throw new Error(figures.problem);
  return figures.value.partitions;
}

test('K1: 600 actors are 600 keys, spread over all partitions', () => {
  const last = onlyLane(played).at(-1);
  expect(last?.table.keys).toBe(600);
  for (const figures of last?.partitions ?? []) expect(figures.keys).toBeGreaterThan(60);
});

test('C1: with popularity by Zipf 1 nothing throttles in an hour, and nothing is split', () => {
  expect(onlyLane(played).some(throttles)).toBe(false);
  expect(eventsOf(played, 'splitAnnounced')).toEqual([]);
  expect(eventsOf(played, 'splitRefused')).toEqual([]);
});

test('T3: the most popular actor gets the seventh part of all requests', () => {
  const figures = keyFigures(played.world, 0, MOST_POPULAR);
  const rate = moviesByActor.traffic.operations[0].requestsPerSecond;
  expect(figures.ok && figures.value.offeredPerSecond[0] / rate).toBeCloseTo(1 / 7, 1);
});

test('K4: the titles of each actor lie in order', () => {
  const lane = played.world.lanes[0];
  if (lane === undefined) throw new Error('There is a table');
  for (const actor of [MOST_POPULAR, 'Quinn Okafor', 'Dirk Tanaka']) {
    const key = findKey(lane.keys, actor);
    const range = { items: lane.keys.items[key] ?? 0, from: 0, count: 100 };
    const titles = listItems(played.world.sets, lane.keys, key, 'movie_title', range).map(
      ({ sortKey }) => sortKey,
    );
    expect(titles).toHaveLength(20);
    expect(titles[0]).toBe('Amadeus');
    expect(titles).toEqual([...titles].sort());
  }
});

test('K4: another sort key leaves every actor in the same partition', () => {
  const other = play(withTable(moviesByActor, { sortKey: null }), 1);
  for (const actor of [MOST_POPULAR, 'Quinn Okafor', 'Dirk Tanaka']) {
    expect(partitionOf(other, actor)).toEqual(partitionOf(played, actor));
  }
});

test('C1: without its cause, enough other actors, the most popular one throttles', () => {
  const operations = moviesByActor.traffic.operations.map((operation) => ({
    ...operation,
    keys: { kind: 'zipf', exponent: 2 } as const,
  }));
  const uneven = play(withTraffic(moviesByActor, { operations }), 5 * MINUTE);
  expect(onlyLane(uneven).slice(1).every(throttles)).toBe(true);
});
