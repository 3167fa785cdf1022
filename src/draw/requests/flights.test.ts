import { expect, test } from 'vitest';
import type { LaneNumbers } from '../laneNumbers.ts';
import { BOUNCE_MS, createFlights, FLIGHT_MS } from './flights.ts';

/** Two partitions, asked for these reads/s; the second refuses everything. */
function numbersOf(first: number, second: number): LaneNumbers {
  const none = new Float32Array(2);
  const reads = new Float32Array([first, second]);
  return {
    measured: 'yes',
    offered: [reads, none],
    served: [new Float32Array([first, 0]), none],
    share: [none, none],
    throttled: [[new Float32Array([0, second])], [none]],
    rejected: none,
    bytes: none,
    ssdLoad: none,
    ssdBytes: none,
  };
}

/** The same numbers in [0, 1) each time. */
function chances(): () => number {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const PARTITIONS = [{ id: 4 }, { id: 7 }];

const scene = {
  sourceOf: (partition: number) => ({ x: partition * 100, y: 0, key: partition === 1 ? 'dog' : null }),
  goalOf: (partition: number) => ({ x: partition * 100, y: 200, r: 20 }),
};

/** All flights of ten seconds at 60 pictures a second. */
function flightsOf(numbers: LaneNumbers) {
  const flights = createFlights(chances());
  flights.follow(numbers, PARTITIONS);
  const seen = new Set<ReturnType<typeof flights.advance>[number]>();
  for (let nowMs = 0; nowMs < 10_000; nowMs += 1000 / 60)
    for (const flight of flights.advance(nowMs, scene)) seen.add(flight);
  return [...seen];
}

test('Few requests are drawn one by one, of many a sample', () => {
  expect(flightsOf(numbersOf(5, 0)).length).toBeGreaterThan(45);
  expect(flightsOf(numbersOf(5, 0)).length).toBeLessThan(52);
  expect(flightsOf(numbersOf(50_000, 0)).length).toBeLessThan(600);
});

test('The sample is in proportion to what each partition is asked for', () => {
  const all = flightsOf(numbersOf(3000, 1000));
  const second = all.filter(({ from }) => from.x === 100).length;
  expect(second / all.length).toBeGreaterThan(0.2);
  expect(second / all.length).toBeLessThan(0.3);
});

test('Those that are refused bounce off, no others', () => {
  for (const { from, isRefused } of flightsOf(numbersOf(3000, 1000))) expect(isRefused).toBe(from.x === 100);
});

test('Without traffic nothing flies, and after a pause nothing is made up for', () => {
  expect(flightsOf(numbersOf(0, 0))).toEqual([]);
  const flights = createFlights(chances());
  flights.follow(numbersOf(1000, 0), PARTITIONS);
  flights.advance(0, scene);
  expect(flights.advance(60_000, scene)).toEqual([]);
});

test('What has arrived is gone', () => {
  const flights = createFlights(chances());
  flights.follow(numbersOf(1000, 0), PARTITIONS);
  flights.advance(0, scene);
  expect(flights.advance(100, scene).length).toBeGreaterThan(0);
  expect(flights.advance(100 + FLIGHT_MS + BOUNCE_MS + 1, scene)).toEqual([]);
});

test('A request keeps on course to a partition that moves, and to none that is gone', () => {
  const flights = createFlights(chances());
  flights.follow(numbersOf(1000, 1000), PARTITIONS);
  flights.advance(0, scene);
  const before = flights.advance(100, scene);
  const moved = { ...scene, goalOf: (partition: number) => ({ x: partition * 100, y: 260, r: 20 }) };
  const after = flights.advance(100, moved);
  expect(before.length).toBeGreaterThan(2);
  expect(after.map(({ to, off }) => [to.x, to.y - 60, off.y - 60])).toEqual(
    before.map(({ to, off }) => [to.x, expect.closeTo(to.y, 9), expect.closeTo(off.y, 9)]),
  );
  flights.follow(numbersOf(1000, 1000), [{ id: 4 }, { id: 9 }]);
  const left = flights.advance(100, scene);
  expect(left.length).toBeGreaterThan(0);
  expect(left.every(({ partition }) => partition === 4)).toBe(true);
});

test('A refused one is found where it bounces off, with its partition and its key; others are not', () => {
  const flights = createFlights(chances());
  flights.follow(numbersOf(0, 1000), PARTITIONS);
  let nowMs = 0;
  while (!flights.advance(nowMs, scene).some(({ startMs }) => nowMs - startMs > FLIGHT_MS)) nowMs += 16;
  const [refused] = flights.advance(nowMs, scene);
  const { to } = refused ?? { to: { x: 0, y: 0 } };
  expect(flights.refusedAt(to, 30)).toMatchObject({
    isRefused: true,
    partition: 7,
    key: 'dog',
    dimension: 0,
  });
  expect(flights.refusedAt({ x: to.x, y: to.y - 100 }, 30)).toBeNull();
  const served = createFlights(chances());
  served.follow(numbersOf(1000, 0), PARTITIONS);
  for (let ms = 0; ms < 2000; ms += 16) served.advance(ms, scene);
  expect(served.refusedAt({ x: 0, y: 180 }, 1000)).toBeNull();
});
