import { expect, test } from 'vitest';
import { frameLength, partitionColumn, ssdColumn } from '../protocol/frame.ts';
import type { Frame, Measured, Structure } from '../protocol/messages.ts';
import { laneNumbers, lastMeasured } from './laneNumbers.ts';

const SHAPE = { partitions: 1, ssds: 1 };

/** A partition that serves 5 of 7 reads/s, on an SSD with a load of 5, with a share of 9 and 11 bytes. */
function shown(measured: Measured): [Frame, Structure] {
  const lane = new Float32Array(frameLength(SHAPE));
  partitionColumn(lane, SHAPE, 'readOffered')[0] = 7;
  partitionColumn(lane, SHAPE, 'readServed')[0] = 5;
  partitionColumn(lane, SHAPE, 'readShareThrottled')[0] = 2;
  partitionColumn(lane, SHAPE, 'readShare')[0] = 9;
  partitionColumn(lane, SHAPE, 'bytes')[0] = 11;
  ssdColumn(lane, SHAPE, 'load')[0] = 5;
  const range = { start: { position: 0, sort: 0 }, end: { position: 1, sort: 0 } };
  const partition = { id: 1, parent: null, range, keys: 1, ssd: 0, splitDoneTick: null, moveDoneTick: null };
  const place = {
    partitions: [partition],
    ssds: [{ id: 0, loadMost: 9000, bytesMost: 1 }],
    hardLimit: [3000, 1000] as const,
    partitionBytesMost: 1,
  };
  return [
    { kind: 'frame', run: 1, sequence: 1, revision: 1, tick: 10, measured, lanes: [lane] },
    { kind: 'structure', run: 1, revision: 1, tick: 0, lanes: [place] },
  ];
}

/** Offered, served, throttled by cause, SSD load; share, bytes. */
function figures(numbers: ReturnType<typeof laneNumbers>): unknown {
  if (numbers === null) return null;
  const { offered, served, throttled, ssdLoad, share, bytes } = numbers;
  const lost = throttled[0].map((column) => column[0]);
  return [offered[0][0], served[0][0], lost, ssdLoad[0], share[0][0], bytes[0]];
}

test('what was measured is shown only if it was measured as things are now; shares and bytes always', () => {
  expect(figures(laneNumbers(...shown('yes'), 0))).toEqual([7, 5, [0, 2, 0, 0], 5, 9, 11]);
  for (const measured of ['changed', 'notYet'] as const) {
    expect(figures(laneNumbers(...shown(measured), 0))).toEqual([0, 0, [0, 0, 0, 0], 0, 9, 11]);
    expect(figures(lastMeasured(...shown(measured), 0))).toEqual([7, 5, [0, 2, 0, 0], 5, 9, 11]);
  }
});

test('a frame of another structure, or of no such lane, has no numbers', () => {
  const [frame, structure] = shown('yes');
  expect(laneNumbers({ ...frame, revision: 2 }, structure, 0)).toBeNull();
  expect(laneNumbers(frame, structure, 1)).toBeNull();
  expect(laneNumbers(null, structure, 0)).toBeNull();
});
