import { expect, test } from 'vitest';
import { KEY_SPACE } from '../../protocol/facts.ts';
import { layoutRanges, rangeAt, rangeUnder, xInRange } from './ranges.ts';

const at = (position: number, sort = 0) => ({ position, sort });

/** Ranges between these boundaries. */
function between(...cuts: { position: number; sort: number }[]) {
  const all = [at(0), ...cuts, at(KEY_SPACE)];
  return all.slice(1).map((end, index) => ({ start: all[index] as { position: number; sort: number }, end }));
}

test('Even ranges get even widths and fill the strip', () => {
  const { edges, isReadable } = layoutRanges(between(at(KEY_SPACE / 4), at(KEY_SPACE / 2)), 400);
  expect([...edges]).toEqual([0, 100, 200, 400]);
  expect(isReadable).toBe(true);
});

test('A partition cut down to one key keeps its least width, the others share the rest', () => {
  const key = KEY_SPACE / 2;
  const { edges } = layoutRanges(between(at(key), at(key, 0.5), at(key + 1)), 412);
  expect([...edges].map(Math.round)).toEqual([0, 200, 206, 212, 412]);
});

test('Many small partitions never take more than the strip has', () => {
  const cuts = Array.from({ length: 50 }, (_, index) => at(1000 + index));
  const { edges } = layoutRanges(between(...cuts), 400);
  expect(edges.at(-1)).toBeCloseTo(400, 6);
});

test('Too many partitions lie in proportion', () => {
  const cuts = Array.from({ length: 999 }, (_, index) => at(((index + 1) * KEY_SPACE) / 1000));
  const { edges, isReadable } = layoutRanges(between(...cuts), 400);
  expect(isReadable).toBe(false);
  expect(edges[500]).toBeCloseTo(200, 6);
});

test('K2: a position belongs to the range that starts at or before it', () => {
  const ranges = between(at(100), at(200, 0.5), at(300));
  expect([0, 99, 100, 200, 201, 300].map((position) => rangeAt(ranges, position))).toEqual([
    0, 0, 1, 1, 2, 3,
  ]);
});

test('A position is drawn inside its own partition', () => {
  const ranges = between(at(KEY_SPACE / 2), at(KEY_SPACE / 2, 0.5));
  const strip = layoutRanges(ranges, 400, 20);
  expect(xInRange(strip, ranges, 0, KEY_SPACE / 4)).toBeCloseTo(95, 1);
  expect(xInRange(strip, ranges, 1, KEY_SPACE / 2)).toBeCloseTo(strip.edges[1] ?? 0, 6);
});

test('A pixel finds its partition', () => {
  const strip = layoutRanges(between(at(KEY_SPACE / 4), at(KEY_SPACE / 2)), 400);
  expect([-5, 0, 99, 100, 399, 500].map((x) => rangeUnder(strip, x))).toEqual([0, 0, 0, 1, 2, 2]);
});
