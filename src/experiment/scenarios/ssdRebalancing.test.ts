import { expect, test } from 'vitest';
import type { Experiment } from '../experiment.ts';
import {
  eventsOf,
  HOUR,
  MINUTE,
  onlyLane,
  type PlayedSecond,
  partition,
  play,
  throttled,
  throttles,
  withRates,
  withTable,
} from './played.testing.ts';
import { ssdRebalancing } from './ssdRebalancing.ts';

const played = play(ssdRebalancing, HOUR);
const BUSY = [1, 6] as const;
const SSD_LIMIT = 9000;

/** What the partitions of an SSD are asked for, reads + 3 × writes. */
function askedOf({ partitions }: PlayedSecond, ssd: number): number {
  return partitions
    .filter((figures) => figures.ssd === ssd)
    .reduce((sum, { offered }) => sum + offered[0] + 3 * offered[1], 0);
}

test('P1, B3: ten partitions; the two busy ones begin on one SSD, each within its own limits', () => {
  const first = onlyLane(played)[0];
  if (first === undefined) throw new Error('There is a first second');
  expect(first.partitions).toHaveLength(10);
  const [one, six] = BUSY.map((id) => partition(first, id));
  expect(one?.ssd).toBe(six?.ssd);
  expect(askedOf(first, one?.ssd ?? -1)).toBeGreaterThan(SSD_LIMIT);
  for (const id of BUSY) {
    expect(partition(first, id).offered[0]).toBeLessThan(0.9 * 3000);
    expect(partition(first, id).offered[1]).toBeLessThan(0.9 * 1000);
  }
});

test('B4, B6: the SSD refuses until one of them has moved, and then never again in the hour', () => {
  const [move] = eventsOf(played, 'moveDone');
  expect(BUSY).toContain(move?.partition);
  expect(move?.why).toBe('load');
  expect(move?.second).toBeLessThan(2 * MINUTE);
  for (const second of onlyLane(played)) {
    expect(throttles(second), `second ${second.second}`).toBe(second.second <= (move?.second ?? 0));
    if (!throttles(second)) continue;
    for (const figures of second.partitions) {
      expect(throttled(figures, 0)).toBeCloseTo(throttled(figures, 0, 'ssd'), 9);
      expect(throttled(figures, 1)).toBeCloseTo(throttled(figures, 1, 'ssd'), 9);
    }
  }
});

test('B4: afterwards the small partitions share SSDs among themselves, none is empty, and nothing moves any more', () => {
  const last = onlyLane(played).at(-1);
  if (last === undefined) throw new Error('There is a last second');
  const drives = [0, 1, 2, 3, 4].map((ssd) => last.partitions.filter((figures) => figures.ssd === ssd));
  expect(drives.map(({ length }) => length).toSorted()).toEqual([1, 1, 2, 3, 3]);
  for (const id of BUSY) expect(drives[partition(last, id).ssd]).toHaveLength(1);
  const moves = eventsOf(played, 'moveBegan');
  expect(moves.map(({ why }) => why)).toEqual(['load', 'grouping', 'grouping']);
  expect(moves.at(-1)?.second).toBeLessThan(MINUTE);
});

test('B5: moving a partition lifts no limit of its own', () => {
  const hotter = play(withRates(ssdRebalancing, 1.3), HOUR);
  const last = onlyLane(hotter).at(-1);
  for (const id of BUSY) {
    const figures = last?.partitions.find((candidate) => candidate.id === id);
    if (figures !== undefined) expect(figures.served[0]).toBeLessThanOrEqual(3000 + 1e-6);
  }
});

test('B4: without balancing the SSD refuses for ever', () => {
  const still = play(withTable(ssdRebalancing, { balanceSsds: false }), HOUR);
  expect(onlyLane(still).every(throttles)).toBe(true);
  expect(eventsOf(still, 'moveBegan')).toEqual([]);
});

test.each<[what: string, experiment: Experiment]>([
  ['limits of SSDs', withTable(ssdRebalancing, { ssdLimits: false })],
  ['so many requests', withRates(ssdRebalancing, 0.7)],
])('B6: without its cause, %s, nothing is ever refused', (_, experiment) => {
  expect(onlyLane(play(experiment, HOUR)).some(throttles)).toBe(false);
});
