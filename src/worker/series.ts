/** Reduces a series to the bins a chart has pixels for. */
import { TICKS_PER_SECOND } from '../engine/limits.ts';
import { DIMENSIONS, type Dimension, type SeriesPoint } from '../engine/types.ts';
import type { SeriesWindow } from '../protocol/questions.ts';

/**
 * Puts every point into the bin its first tick falls into. Rates are means weighted by the points' lengths,
 * levels (tokens, capacity, partitions) the last of the bin, and a bin without points is NaN: nothing is known.
 */
export function binSeries(
  points: readonly SeriesPoint[],
  fromTick: number,
  toTick: number,
  bins: number,
): SeriesWindow {
  const ticksPerBin = Math.max(1, Math.ceil((toTick - fromTick) / Math.max(1, bins)));
  const count = Math.max(0, Math.ceil((toTick - fromTick) / ticksPerBin));
  const window = emptyWindow(fromTick, ticksPerBin, count);
  const members = pointsByBin(points, fromTick, ticksPerBin, count);
  for (const [bin, inBin] of members.entries()) {
    const last = inBin.at(-1);
    if (last === undefined) continue;
    for (const dimension of DIMENSIONS) fillRates(window, bin, dimension, inBin);
    for (const dimension of DIMENSIONS) fillLevels(window, bin, dimension, last);
    window.rejected[bin] = rate(inBin, (point) => point.rejected);
    window.partitions[bin] = last.partitions;
  }
  return window;
}

function emptyWindow(fromTick: number, ticksPerBin: number, count: number): SeriesWindow {
  const floats = (): Float32Array => new Float32Array(count).fill(Number.NaN);
  const pair = (): readonly [Float32Array, Float32Array] => [floats(), floats()];
  return {
    tick: Float64Array.from({ length: count }, (_, bin) => fromTick + bin * ticksPerBin),
    ticksPerBin,
    offered: pair(),
    served: pair(),
    throttled: pair(),
    throttledMost: pair(),
    offeredMost: pair(),
    rejected: floats(),
    tokens: pair(),
    provisioned: pair(),
    partitions: floats(),
  };
}

function pointsByBin(
  points: readonly SeriesPoint[],
  fromTick: number,
  ticksPerBin: number,
  count: number,
): SeriesPoint[][] {
  const members: SeriesPoint[][] = Array.from({ length: count }, () => []);
  for (const point of points) members[Math.floor((point.tick - fromTick) / ticksPerBin)]?.push(point);
  return members;
}

function fillRates(
  window: SeriesWindow,
  bin: number,
  dimension: Dimension,
  points: readonly SeriesPoint[],
): void {
  window.offered[dimension][bin] = rate(points, (point) => point.offered[dimension]);
  window.served[dimension][bin] = rate(points, (point) => point.served[dimension]);
  window.throttled[dimension][bin] = rate(points, (point) => sum(point.throttled[dimension]));
  window.throttledMost[dimension][bin] = most(points, ({ throttled }) => sum(throttled[dimension]));
  window.offeredMost[dimension][bin] = most(points, ({ offered }) => offered[dimension]);
}

function fillLevels(window: SeriesWindow, bin: number, dimension: Dimension, last: SeriesPoint): void {
  window.tokens[dimension][bin] = last.tokens[dimension];
  window.provisioned[dimension][bin] = last.provisioned[dimension];
}

/** Units/s of the point with the most. */
function most(points: readonly SeriesPoint[], unitsOf: (point: SeriesPoint) => number): number {
  return Math.max(...points.map((point) => rate([point], unitsOf)));
}

/** Units/s over all points together. */
function rate(points: readonly SeriesPoint[], unitsOf: (point: SeriesPoint) => number): number {
  const units = sum(points.map(unitsOf));
  const ticks = sum(points.map((point) => point.ticks));
  return (units / ticks) * TICKS_PER_SECOND;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
