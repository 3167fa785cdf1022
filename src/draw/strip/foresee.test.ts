import { expect, test } from 'vitest';
import type { LaneNumbers } from '../laneNumbers.ts';
import type { BarPart } from './bars.ts';
import { foresee } from './foresee.ts';

/** Reads of partitions, units/s; no writes. */
function numbersOf(offered: readonly number[], throttled: readonly number[]): LaneNumbers {
  const none = new Float32Array(offered.length);
  const served = Float32Array.from(offered, (units, index) => units - (throttled[index] ?? 0));
  return {
    offered: [Float32Array.from(offered), none],
    served: [served, none],
    share: [none.map(() => 1000), none],
    throttled: [[Float32Array.from(throttled)], [none]],
    bytes: none,
    ssdLoad: none,
    ssdBytes: none,
  };
}

const part = (partition: number, reads: number): BarPart => ({
  partition,
  x: 0,
  width: 1,
  offered: [reads, 0],
});

const LIMIT = [3000, 1000] as const;

test('What a bar is dragged to above the hard limit would be refused, and the others give way', () => {
  const numbers = numbersOf([2000, 4000], [0, 1000]);
  const { offered, served, throttled } = foresee(numbers, LIMIT, [part(0, 1800)], [part(0, 3900)]);
  expect(offered[0][0]).toBeCloseTo(4000, 0);
  expect(offered[0][1]).toBeCloseTo(2000, 0);
  expect(served[0][0]).toBe(3000);
  expect(throttled[0][0]?.[0]).toBeCloseTo(1000, 0);
  expect(throttled[0][0]?.[1]).toBe(0);
});

test('A partition that refuses below the hard limit is not foreseen to serve more', () => {
  const { throttled } = foresee(numbersOf([1500, 500], [500, 0]), LIMIT, [part(0, 1500)], [part(0, 1800)]);
  expect(throttled[0][0]?.[0]).toBe(800);
});

test('A bar that is where it was changes nothing, also in pieces', () => {
  const numbers = numbersOf([2000, 4000], [0, 1000]);
  const parts = [part(0, 1500), part(1, 1500)];
  const { offered, served, throttled } = foresee(numbers, LIMIT, parts, parts);
  expect(offered).toEqual(numbers.offered);
  expect(served).toEqual(numbers.served);
  expect(throttled[0]).toEqual(numbers.throttled[0]);
});
