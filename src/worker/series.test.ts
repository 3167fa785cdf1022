import { expect, test } from 'vitest';
import type { SeriesPoint } from '../engine/types.ts';
import { binSeries } from './series.ts';

/** A second that offers `offered` reads, of which the hard limit refuses `refused`. */
function second(tick: number, offered: number, refused = 0, ticks = 10): SeriesPoint {
  return {
    tick,
    ticks,
    offered: [offered, 0],
    served: [offered - refused, 0],
    throttled: [
      [refused, 0, 0, 0],
      [0, 0, 0, 0],
    ],
    rejected: 0,
    tokens: [tick, 0],
    provisioned: [100, 50],
    partitions: 4,
  };
}

test('M1: with a bin for each second the series is shown as it is', () => {
  const window = binSeries([second(0, 30), second(10, 50, 20)], 0, 20, 2);
  expect(window.ticksPerBin).toBe(10);
  expect([...window.tick]).toEqual([0, 10]);
  expect([...window.offered[0]]).toEqual([30, 50]);
  expect([...window.served[0]]).toEqual([30, 30]);
  expect([...window.throttled[0]]).toEqual([0, 20]);
});

test('M1: fewer bins hold means of rates, the greatest throttling and the last levels', () => {
  const window = binSeries([second(0, 30, 10), second(10, 50), second(20, 10), second(30, 10)], 0, 40, 2);
  expect([...window.offered[0]]).toEqual([40, 10]);
  expect([...window.throttled[0]]).toEqual([5, 0]);
  expect([...window.throttledMost[0]]).toEqual([10, 0]);
  expect([...window.tokens[0]]).toEqual([10, 30]);
  expect([...window.provisioned[1]]).toEqual([50, 50]);
  expect([...window.partitions]).toEqual([4, 4]);
});

test('M1: a minute counts as many times as a second as it is long', () => {
  const window = binSeries([second(0, 600, 0, 600), second(600, 70)], 0, 610, 1);
  expect(window.offered[0][0]).toBeCloseTo((600 + 70) / 61);
});

test('a bin of which nothing is known is NaN, not zero', () => {
  const window = binSeries([second(10, 50)], 0, 30, 3);
  expect([...window.offered[0]]).toEqual([Number.NaN, 50, Number.NaN]);
});

test('an empty window has no bins', () => {
  expect(binSeries([], 10, 10, 5).tick).toHaveLength(0);
});
