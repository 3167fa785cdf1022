import { expect, test } from 'vitest';
import type { LaneNumbers } from '../laneNumbers.ts';
import { calloutsOf } from './callouts.ts';

/** Numbers of partitions that refuse these reads and writes, units/s. */
function refusing(...units: readonly (readonly [reads: number, writes: number])[]): LaneNumbers {
  const column = (values: readonly number[]): Float32Array => Float32Array.from(values);
  const none = column(units.map(() => 0));
  const pair = [none, none] as const;
  const throttled = [
    [column(units.map(([reads]) => reads)), none],
    [none, column(units.map(([, writes]) => writes))],
  ] as const;
  return {
    measured: 'yes',
    offered: pair,
    served: pair,
    share: pair,
    throttled,
    rejected: none,
    bytes: none,
    ssdLoad: none,
    ssdBytes: none,
  };
}

test('who refuses something is called out, in key order; who does not, is not', () => {
  expect(calloutsOf(refusing([0, 0], [5, 0], [0, 0], [0, 2]))).toEqual([1, 3]);
  expect(calloutsOf(refusing([0, 0]))).toEqual([]);
});

test('of many only the worst five, a write weighing as three reads', () => {
  expect(calloutsOf(refusing([10, 0], [0, 4], [11, 0], [9, 0], [13, 0], [0, 5], [8, 0]))).toEqual([
    0, 1, 2, 4, 5,
  ]);
});
