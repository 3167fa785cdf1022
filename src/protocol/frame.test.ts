import { expect, test } from 'vitest';
import { CAUSES } from './facts.ts';
import {
  type FrameShape,
  frameLength,
  PARTITION_COLUMNS,
  partitionColumn,
  SSD_COLUMNS,
  ssdColumn,
  THROTTLED_COLUMNS,
} from './frame.ts';

const shape: FrameShape = { partitions: 5, ssds: 3 };

test('every float of a frame belongs to exactly one column', () => {
  const frame = new Float32Array(frameLength(shape));
  for (const name of PARTITION_COLUMNS) {
    const column = partitionColumn(frame, shape, name);
    expect(column).toHaveLength(5);
    for (const [index, value] of column.entries()) column[index] = value + 1;
  }
  for (const name of SSD_COLUMNS) {
    const column = ssdColumn(frame, shape, name);
    expect(column).toHaveLength(3);
    for (const [index, value] of column.entries()) column[index] = value + 1;
  }
  expect(frame.every((value) => value === 1)).toBe(true);
});

test('a column is a view: what is written there is in the frame', () => {
  const frame = new Float32Array(frameLength(shape));
  partitionColumn(frame, shape, 'writeServed')[4] = 7;
  expect(frame.indexOf(7)).toBe(3 * 5 + 4);
});

test('there is a throttled column for every cause', () => {
  for (const names of THROTTLED_COLUMNS) expect(names).toHaveLength(CAUSES.length);
});

test('an empty table has an empty frame', () => {
  expect(frameLength({ partitions: 0, ssds: 0 })).toBe(0);
});
