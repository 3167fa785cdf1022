import { expect, test } from 'vitest';
import { dueTick, forgiveBacklog, msUntilNextTick, nextChunk, startPace } from './pace.ts';

test('at 10 ticks a second one is due each 100 ms, none before', () => {
  const pace = startPace(10, 40, 1000);
  expect([1000, 1099, 1100, 1950, 2000].map((nowMs) => dueTick(pace, nowMs))).toEqual([40, 40, 41, 49, 50]);
});

test('at 36,000 ticks a second a millisecond brings 36', () => {
  expect(dueTick(startPace(36_000, 0, 0), 1)).toBe(36);
});

test('a clock that goes back makes no tick due', () => {
  expect(dueTick(startPace(10, 40, 1000), 0)).toBe(40);
});

test('it is told how long the next tick is away', () => {
  const pace = startPace(10, 0, 0);
  expect(msUntilNextTick(pace, 0, 30)).toBe(70);
  expect(msUntilNextTick(pace, 0, 100)).toBe(0);
  expect(msUntilNextTick(pace, 0, 5000)).toBe(0);
});

test('a small backlog is caught up with, a large one is forgiven', () => {
  const pace = startPace(100, 0, 0);
  expect(forgiveBacklog(pace, 80, 1000)).toBe(pace);
  expect(forgiveBacklog(pace, 10, 1000)).toEqual(startPace(100, 10, 1000));
});

test('chunks aim at a fixed time, grow by doubling at most and never vanish', () => {
  expect(nextChunk(100, 4)).toBe(50);
  expect(nextChunk(100, 1)).toBe(200);
  expect(nextChunk(100, 0.01)).toBe(200);
  expect(nextChunk(100, 0)).toBe(200);
  expect(nextChunk(1, 1000)).toBe(1);
  expect(nextChunk(4000, 0)).toBe(4096);
});
