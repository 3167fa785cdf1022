import { expect, test } from 'vitest';
import type { LaneNumbers } from '../../draw/laneNumbers.ts';
import { CAUSES } from '../../protocol/facts.ts';
import type { LaneStructure } from '../../protocol/messages.ts';
import { outcomeSentence } from './caption.ts';

const AT = { position: 0, sort: 0 };

/** Partitions P1, P2 … that serve so many reads/s and refuse so many, because of this. */
function tableOf(
  served: readonly number[],
  refused: readonly number[],
  cause: (typeof CAUSES)[number] = 'hardLimit',
): readonly [LaneNumbers, LaneStructure] {
  const none = new Float32Array(served.length);
  const byCause = CAUSES.map((each) => (each === cause ? Float32Array.from(refused) : none));
  const numbers: LaneNumbers = {
    measured: 'yes',
    offered: [Float32Array.from(served, (units, index) => units + (refused[index] ?? 0)), none],
    served: [Float32Array.from(served), none],
    share: [none, none],
    throttled: [byCause, CAUSES.map(() => none)],
    rejected: none,
    bytes: none,
    ssdLoad: none,
    ssdBytes: none,
  };
  const partitions = served.map((_, index) => ({
    ...{ id: index + 1, parent: null, range: { start: AT, end: AT }, keys: 1, ssd: 0 },
    ...{ splitDoneTick: null, moveDoneTick: null },
  }));
  return [numbers, { partitions, ssds: [], hardLimit: [3000, 1000], partitionBytesMost: 1 }];
}

test('it names who throttles', () => {
  expect(outcomeSentence(...tableOf([3000, 100], [500, 0]))).toBe('P1 throttles.');
  expect(outcomeSentence(...tableOf([0, 3000, 3000], [0, 500, 1]))).toBe('P2 and P3 throttle.');
  expect(outcomeSentence(...tableOf([9, 9, 9], [1, 1, 1]))).toBe('P1, P2 and P3 throttle.');
  expect(outcomeSentence(...tableOf([9, 9, 9, 9], [1, 1, 1, 1]))).toBe('4 partitions throttle.');
});

test('it tells a table that is too small from a partition that is too hot', () => {
  expect(outcomeSentence(...tableOf([10, 10], [30, 30], 'tableCapacity'))).toMatch(/^The table throttles/);
});

test('all is well: the fullest partition, in words that do not change with every second', () => {
  const words = [1230, 1260, 1345].map((units) => outcomeSentence(...tableOf([100, units], [0, 0])));
  expect(new Set(words).size).toBe(1);
  expect(words[0]?.replaceAll('\u202f', ' ')).toBe(
    'Nothing is refused now. P2, the fullest partition, stays below 50 % of its hard limit.',
  );
  expect(outcomeSentence(...tableOf([2950], [0]))).toContain('close to its hard limit');
  expect(outcomeSentence(...tableOf([0], [0]))).toBe('Nothing is refused now.');
});

test('it tells what is rejected, which is no throttling', () => {
  const [numbers, place] = tableOf([10, 10], [0, 0]);
  const rejected = Float32Array.of(0, 5);
  expect(outcomeSentence({ ...numbers, rejected }, place)).toBe('P2 rejects writes: a collection is full.');
  const [both] = tableOf([3000, 10], [500, 0]);
  expect(outcomeSentence({ ...both, rejected }, place)).toBe(
    'P1 throttles. P2 rejects writes: a collection is full.',
  );
});
