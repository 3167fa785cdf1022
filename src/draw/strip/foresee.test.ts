import { expect, test } from 'vitest';
import { KEY_SPACE } from '../../protocol/facts.ts';
import type { LaneNumbers } from '../laneNumbers.ts';
import type { BarPart } from './bars.ts';
import { foresee } from './foresee.ts';

/** Reads of partitions, units/s; no writes. */
function numbersOf(offered: readonly number[], throttled: readonly number[]): LaneNumbers {
  const none = new Float32Array(offered.length);
  const served = Float32Array.from(offered, (units, index) => units - (throttled[index] ?? 0));
  return {
    measured: 'yes',
    offered: [Float32Array.from(offered), none],
    served: [served, none],
    share: [none.map(() => 1000), none],
    throttled: [[Float32Array.from(throttled)], [none]],
    rejected: none,
    bytes: none,
    ssdLoad: none,
    ssdBytes: none,
  };
}

const bar = (...parts: readonly (readonly [partition: number, reads: number])[]) => ({
  parts: parts.map(([partition, reads]): BarPart => ({ partition, x: 0, width: 1, offered: [reads, 0] })),
});

/** Two partitions, each with half of the key space. */
const HALVES = [
  { range: { start: { position: 0, sort: 0 }, end: { position: KEY_SPACE / 2, sort: 0 } } },
  { range: { start: { position: KEY_SPACE / 2, sort: 0 }, end: { position: KEY_SPACE, sort: 0 } } },
];

/** What the many keys of each half are asked for. */
const grass = (first: number, second: number) => ({
  reads: Float32Array.of(first, second),
  writes: new Float32Array(2),
});

const LIMIT = [3000, 1000] as const;

test('What is asked for above the hard limit would be refused, in the partition whose keys are asked', () => {
  const numbers = numbersOf([2000, 4000], [0, 1000]);
  const { offered, served, throttled } = foresee(
    numbers,
    LIMIT,
    grass(200, 100),
    [bar([0, 3800]), bar([1, 1900])],
    HALVES,
  );
  expect([...offered[0]]).toEqual([4000, 2000]);
  expect([...served[0]]).toEqual([3000, 2000]);
  expect([...(throttled[0][0] ?? [])]).toEqual([1000, 0]);
});

test('A partition that refuses below the hard limit is not foreseen to serve more', () => {
  const numbers = numbersOf([1500, 500], [500, 0]);
  const { throttled } = foresee(numbers, LIMIT, grass(0, 500), [bar([0, 1800])], HALVES);
  expect(throttled[0][0]?.[0]).toBe(800);
});

test('Under the traffic that there is nothing changes, also where a key is in pieces', () => {
  const numbers = numbersOf([2000, 4000], [0, 1000]);
  const foreseen = foresee(numbers, LIMIT, grass(500, 1000), [bar([0, 1500], [1, 3000])], HALVES);
  expect(foreseen.offered).toEqual(numbers.offered);
  expect(foreseen.served).toEqual(numbers.served);
  expect(foreseen.throttled[0]).toEqual(numbers.throttled[0]);
});
