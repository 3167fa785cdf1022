import { expect, test } from 'vitest';
import { frameLength, partitionColumn } from '../../protocol/frame.ts';
import type { Frame, Structure } from '../../protocol/messages.ts';
import { partitionInFocus } from './focus.ts';
import { fullestPartition } from './fullest.ts';

const IDS = [4, 7, 9];

/** A structure of three partitions and one SSD, and a frame in which they refuse so many reads and writes. */
function shown(reads: readonly number[], writes: readonly number[] = [0, 0, 0]): [Frame, Structure] {
  const shape = { partitions: IDS.length, ssds: 1 };
  const lane = new Float32Array(frameLength(shape));
  partitionColumn(lane, shape, 'readHardLimitThrottled').set(reads);
  partitionColumn(lane, shape, 'writeTableThrottled').set(writes);
  const start = { position: 0, sort: 0 };
  const partitions = IDS.map((id) => ({
    id,
    parent: null,
    range: { start, end: start },
    keys: 1,
    ssd: 0,
    splitDoneTick: null,
    moveDoneTick: null,
  }));
  const place = {
    partitions,
    ssds: [{ id: 0, loadMost: 9000, bytesMost: 1 }],
    hardLimit: [3000, 1000] as const,
    partitionBytesMost: 1,
  };
  return [
    { kind: 'frame', run: 1, sequence: 1, revision: 1, tick: 10, measured: 'yes', lanes: [lane] },
    { kind: 'structure', run: 1, revision: 1, tick: 0, lanes: [place] },
  ];
}

test('untouched, the inspector turns to the partition that refuses most; a write weighs as three reads', () => {
  expect(partitionInFocus(...shown([10, 20, 0]), 0, null)).toBe(7);
  expect(partitionInFocus(...shown([10, 20, 0], [0, 0, 8]), 0, null)).toBe(9);
});

test('it stays with a partition until another one is clearly ahead', () => {
  expect(partitionInFocus(...shown([10, 12, 0]), 0, 4)).toBe(4);
  expect(partitionInFocus(...shown([10, 16, 0]), 0, 4)).toBe(7);
  expect(partitionInFocus(...shown([0, 5, 0]), 0, 4)).toBe(7);
});

test('nothing refused, nothing in focus; a frame of another structure changes nothing', () => {
  expect(partitionInFocus(...shown([0, 0, 0]), 0, 4)).toBeNull();
  const [frame, structure] = shown([0, 0, 0]);
  expect(partitionInFocus({ ...frame, revision: 2 }, structure, 0, 4)).toBe(4);
});

test('after a change of which nothing is measured it stays where it was, if that is still there', () => {
  const [frame, structure] = shown([0, 5, 0]);
  const changed = { ...frame, measured: 'changed' as const };
  expect(partitionInFocus(changed, structure, 0, 4)).toBe(4);
  expect(partitionInFocus(changed, structure, 0, 5)).toBeNull();
});

test('the fullest partition is the one nearest to a hard limit, in its busier dimension', () => {
  const [, structure] = shown([0, 0, 0]);
  const [place] = structure.lanes;
  if (place === undefined) throw new Error('no lane');
  const served = [new Float32Array([600, 300, 0]), new Float32Array([100, 500, 0])] as const;
  expect(fullestPartition({ served }, place)).toEqual({ id: 7, dimension: 1, use: 0.5 });
  const nothing = [new Float32Array(3), new Float32Array(3)] as const;
  expect(fullestPartition({ served: nothing }, place)).toBeNull();
});
