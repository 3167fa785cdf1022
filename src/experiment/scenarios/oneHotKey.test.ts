import { expect, test } from 'vitest';
import { keyFigures } from '../../engine/figures.ts';
import { oneHotKey } from './oneHotKey.ts';
import {
  eventsOf,
  HOUR,
  MINUTE,
  onlyLane,
  type Played,
  play,
  throttled,
  throttles,
  withTable,
  withTraffic,
} from './played.testing.ts';

const played = play(oneHotKey, HOUR);
const CELEBRITY = 'teen-idol';

function figuresOf({ world }: Played, key: string) {
  const figures = keyFigures(world, 0, key);
  if (!figures.ok) throw new Error(figures.problem);
  return figures.value;
}

/** A user whose key hashes into the celebrity's partition at the start. */
function neighbour(): string {
  const early = play(oneHotKey, 1);
  const [home] = figuresOf(early, CELEBRITY).partitions;
  for (let number = 1; number <= 10_000; number += 1) {
    const user = `user-${String(number).padStart(5, '0')}`;
    if (figuresOf(early, user).partitions[0] === home) return user;
  }
  throw new Error('There is a neighbour');
}

test('C5: before the splits a neighbour loses the same part of its reads as the celebrity', () => {
  const early = play(oneHotKey, 5 * MINUTE);
  const [celebrity, user] = [figuresOf(early, CELEBRITY), figuresOf(early, neighbour())];
  const lost = ({ served, offered }: typeof user): number => 1 - served[0] / offered[0];
  expect(lost(celebrity)).toBeGreaterThan(0.3);
  expect(lost(user)).toBeCloseTo(lost(celebrity), 9);
});

test('S2, S4: splits isolate the celebrity, and then there is nothing left to cut', () => {
  expect(eventsOf(played, 'splitDone').map(({ second }) => second)).toEqual([7 * MINUTE, 14 * MINUTE]);
  expect(eventsOf(played, 'splitRefused')).toMatchObject([
    { refusal: 'singleItem', key: CELEBRITY, hotterShare: 1, second: 19 * MINUTE },
  ]);
  const [home, ...others] = figuresOf(played, CELEBRITY).partitions;
  expect(others).toEqual([]);
  const last = onlyLane(played).at(-1);
  expect(last?.partitions.find(({ id }) => id === home)?.keys).toBe(1);
});

test('C1: afterwards the neighbours are free and the celebrity stays at 3,000 to the end of the hour', () => {
  const [home] = figuresOf(played, CELEBRITY).partitions;
  for (const { partitions, second } of onlyLane(played).slice(14 * MINUTE)) {
    for (const figures of partitions) {
      const expected = figures.id === home ? 1500 : 0;
      expect(throttled(figures, 0, 'hardLimit'), `second ${second}`).toBeCloseTo(expected, 0);
      expect(throttled(figures, 1)).toBe(0);
      if (figures.id === home) expect(figures.served[0]).toBeCloseTo(3000, 6);
    }
  }
});

test('S2: without splits the neighbours suffer for ever', () => {
  const whole = play(withTable(oneHotKey, { splitForHeat: false }), HOUR);
  const user = neighbour();
  const figures = figuresOf(whole, user);
  expect(figures.served[0] / figures.offered[0]).toBeLessThan(0.7);
  expect(figures.servedPerSecond[0] / figures.offeredPerSecond[0]).toBeLessThan(0.7);
});

test('C1: without its cause, the celebrity, nothing throttles and nothing is split', () => {
  const operations = oneHotKey.traffic.operations.slice(0, 2);
  const calm = play(withTraffic(oneHotKey, { operations }), HOUR);
  expect(onlyLane(calm).some(throttles)).toBe(false);
  expect(eventsOf(calm, 'splitAnnounced')).toEqual([]);
});
