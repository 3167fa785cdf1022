import { expect, test } from 'vitest';
import { addPoint, createSeries, cutSeries, pointsBetween, type Series, sumPoints } from './series.ts';
import type { SeriesPoint } from './types.ts';

/** A second in which its own number was offered as reads, of which a tenth was refused by the table. */
function second(number: number): SeriesPoint {
  return {
    tick: 10 * number,
    ticks: 10,
    offered: [number, 1],
    served: [0.9 * number, 1],
    throttled: [
      [0, 0, 0.1 * number, 0],
      [0, 0, 0, 0],
    ],
    rejected: 2,
    tokens: [number, 0],
    provisioned: [100, 50],
    partitions: number,
  };
}

function ofSeconds(count: number): Series {
  const series = createSeries();
  for (let number = 0; number < count; number += 1) addPoint(series, second(number));
  return series;
}

test('M1: a minute is the sum of its seconds, and has the tokens and partitions of its end', () => {
  const { minutes, seconds } = ofSeconds(125);
  expect(seconds).toHaveLength(125);
  expect(minutes).toHaveLength(2);
  expect(minutes[0]).toMatchObject({
    tick: 0,
    ticks: 600,
    offered: [1770, 60],
    rejected: 120,
    tokens: [59, 0],
    partitions: 59,
  });
  expect(minutes[1]?.tick).toBe(600);
  expect(minutes[0]?.throttled[0][2]).toBeCloseTo(177, 9);
});

test('M1: a minute hides a spike: 3,600 units in one second are 60 units/s on average', () => {
  const series = createSeries();
  for (let number = 0; number < 60; number += 1)
    addPoint(series, { ...second(number), offered: [number === 10 ? 3600 : 0, 0] });
  expect((series.minutes[0]?.offered[0] ?? 0) / 60).toBe(60);
  expect(Math.max(...series.seconds.map(({ offered }) => offered[0]))).toBe(3600);
});

test('M1: seconds are kept for an hour, minutes for the whole day', () => {
  const series = ofSeconds(24 * 3600);
  expect(series.seconds.length).toBeGreaterThanOrEqual(3600);
  expect(series.seconds.length).toBeLessThanOrEqual(3660);
  expect(series.minutes).toHaveLength(24 * 60);
});

test('M1: a window shows minutes up to the first second that is kept, then seconds, without gap or overlap', () => {
  const series = ofSeconds(2 * 3600);
  const points = pointsBetween(series, 0, 72_000);
  let tick = 0;
  for (const point of points) {
    expect(point.tick).toBe(tick);
    tick += point.ticks;
  }
  expect(tick).toBe(72_000);
  expect(points[0]?.ticks).toBe(600);
  expect(points.at(-1)?.ticks).toBe(10);
});

test('M1: a window holds the points that begin in it', () => {
  const points = pointsBetween(ofSeconds(100), 95, 130);
  expect(points.map(({ tick }) => tick)).toEqual([100, 110, 120]);
});

test('M1, D2: a branch has the past up to its fork, and goes on from there', () => {
  const series = cutSeries(ofSeconds(200), 905);
  expect(series.seconds.at(-1)?.tick).toBe(890);
  expect(series.minutes).toHaveLength(1);
  for (let number = 90; number < 120; number += 1) addPoint(series, second(number));
  expect(series.minutes).toEqual(ofSeconds(120).minutes);
});

test('M1: of nothing there is no sum', () => {
  expect(() => sumPoints([])).toThrow(RangeError);
});
