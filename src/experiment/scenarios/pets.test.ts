import { expect, test } from 'vitest';
import { explain } from '../../engine/explain.ts';
import { keyFigures } from '../../engine/figures.ts';
import type { Experiment } from '../experiment.ts';
import { petsByAnimal } from './petsByAnimal.ts';
import { petsByBreed } from './petsByBreed.ts';
import {
  eventsOf,
  HOUR,
  MINUTE,
  onlyLane,
  type Played,
  partition,
  play,
  throttled,
  throttles,
  withRates,
  withTable,
  withTraffic,
} from './played.testing.ts';

const byAnimal = play(petsByAnimal, HOUR);
const DOGS = 6;
const CATS = 2;

function partitionsOf({ world }: Played, key: string): readonly number[] {
  const figures = keyFigures(world, 0, key);
  if (!figures.ok) throw new Error(figures.problem);
  return figures.value.partitions;
}

/** From the second second on, `key`'s only partition refuses reads and writes in every second. */
function expectThrottledForEver(played: Played, key: string): void {
  const [id, ...others] = partitionsOf(played, key);
  expect(others).toEqual([]);
  for (const second of onlyLane(played)) {
    const figures = partition(second, id ?? 0);
    expect(throttled(figures, 0, 'hardLimit'), `reads, second ${second.second}`).toBeGreaterThan(0);
    expect(throttled(figures, 1, 'hardLimit'), `writes, second ${second.second}`).toBeGreaterThan(0);
  }
}

test('P1, K3: pets by animal have 8 partitions, of which dogs use the sixth and cats the second', () => {
  expect(onlyLane(byAnimal)[0]?.table).toMatchObject({ partitions: 8, keys: 2 });
  expect(partitionsOf(byAnimal, 'dog')).toEqual([DOGS]);
  expect(partitionsOf(byAnimal, 'cat')).toEqual([CATS]);
});

test('C1: dogs throttle reads and writes within a second and in every second of an hour, nobody else ever does', () => {
  expectThrottledForEver(byAnimal, 'dog');
  for (const second of onlyLane(byAnimal)) {
    for (const figures of second.partitions) {
      if (figures.id === DOGS) expect(figures.served[0]).toBeLessThanOrEqual(3000 + 1e-6);
      else expect(throttled(figures, 0) + throttled(figures, 1)).toBe(0);
    }
  }
});

test('C1: meanwhile the table is at about 40 % of its capacity', () => {
  for (const { table, second } of onlyLane(byAnimal).slice(5)) {
    expect(table.served[0] / table.provisioned[0], `reads, second ${second}`).toBeCloseTo(0.4, 1);
    expect(table.served[1] / table.provisioned[1], `writes, second ${second}`).toBeCloseTo(0.4, 1);
    expect(throttled(table, 0, 'tableCapacity') + throttled(table, 1, 'tableCapacity')).toBe(0);
  }
});

test('S3, S4: the split is refused for sequential access to one collection, and never done', () => {
  expect(eventsOf(byAnimal, 'splitRefused')).toMatchObject([
    { partition: DOGS, why: 'heat', refusal: 'sequentialAccess', key: 'dog', second: 5 * MINUTE },
  ]);
  expect(eventsOf(byAnimal, 'splitAnnounced')).toEqual([]);
  const explained = explain(byAnimal.world, { kind: 'key', lane: 0, key: 'dog', dimension: 0 });
  expect(explained).toMatchObject({
    ok: true,
    value: { moreCapacityHelps: false, split: { state: 'refused', refusal: 'sequentialAccess', key: 'dog' } },
  });
});

test('P3, C1: twice the capacity changes nothing, neither from the start nor when it is raised', () => {
  const doubled = { readCapacity: 24_000, writeCapacity: 8000 };
  const raised: Experiment = {
    ...petsByAnimal,
    edits: [{ tick: 600, edit: { kind: 'configureTable', lane: 0, change: doubled } }],
  };
  for (const experiment of [withTable(petsByAnimal, doubled), raised]) {
    const played = play(experiment, 10 * MINUTE);
    const last = onlyLane(played).at(-1);
    expect(last?.table.partitions).toBe(16);
    const [id, ...others] = partitionsOf(played, 'dog');
    expect(others).toEqual([]);
    for (const second of onlyLane(played).slice(70)) {
      expect(partition(second, id ?? 0).served).toEqual([expect.closeTo(3000, 6), expect.closeTo(1000, 6)]);
    }
  }
});

test('S4: without its cause, the newest pets most, dogs are cut by pet and served', () => {
  const operations = petsByAnimal.traffic.operations.map((operation) => ({
    ...operation,
    sortKey: 'random' as const,
  }));
  const played = play(withTraffic(petsByAnimal, { operations }), HOUR);
  expect(partitionsOf(played, 'dog').length).toBeGreaterThan(1);
  expect(
    onlyLane(played)
      .slice(30 * MINUTE)
      .some(throttles),
  ).toBe(false);
});

test('C1: without its cause, so many requests, pets by animal throttle never', () => {
  expect(onlyLane(play(withRates(petsByAnimal, 0.65), 10 * MINUTE)).some(throttles)).toBe(false);
});

const byBreed = play(petsByBreed, HOUR);

test('K1: 75 breeds of dogs and 45 of cats are 120 keys in all 8 partitions', () => {
  const last = onlyLane(byBreed).at(-1);
  expect(last?.table).toMatchObject({ partitions: 8, keys: 120 });
  for (const figures of last?.partitions ?? []) expect(figures.keys).toBeGreaterThan(5);
});

test('C1, S2: the same pets and requests by breed: nothing throttles in an hour, and nothing needs a split', () => {
  expect(petsByBreed.items).toBe(petsByAnimal.items);
  expect(petsByBreed.traffic).toBe(petsByAnimal.traffic);
  for (const second of onlyLane(byBreed)) {
    expect(throttles(second)).toBe(false);
    for (const { served } of second.partitions) {
      expect(served[0]).toBeLessThan(0.9 * 3000);
      expect(served[1]).toBeLessThan(0.9 * 1000);
    }
  }
  expect(eventsOf(byBreed, 'splitAnnounced')).toEqual([]);
  expect(eventsOf(byBreed, 'splitRefused')).toEqual([]);
});

test('K3: without its cause, the key, pets by breed throttle like pets by animal', () => {
  const played = play(withTable(petsByBreed, { partitionKey: ['animal'] }), 10 * MINUTE);
  expectThrottledForEver(played, 'dog');
});
