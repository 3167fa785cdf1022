import { expect, test } from 'vitest';
import type { LaneStructure, PartitionPlace } from '../../protocol/messages.ts';
import { layoutStorage, type StorageLayout, sizesOf } from './layout.ts';

/** A lane whose partition i lies on SSD `ssdOf[i]`. */
function lane(ssdOf: readonly number[], ssds: number): Pick<LaneStructure, 'partitions' | 'ssds'> {
  const edge = { position: 0, sort: 0 };
  return {
    partitions: ssdOf.map(
      (ssd, index): PartitionPlace => ({
        id: index + 1,
        parent: null,
        range: { start: edge, end: edge },
        keys: 1,
        ssd,
        splitDoneTick: null,
        moveDoneTick: null,
      }),
    ),
    ssds: Array.from({ length: ssds }, (_, id) => ({ id, loadMost: 9000, bytesMost: 4e10 })),
  };
}

const even = (count: number): number[] => Array.from({ length: count }, () => 1);
const GB = 2 ** 30;

/** What lies where it must not. */
function faults({ discs, boxes, width, height }: StorageLayout): string[] {
  const found: string[] = [];
  for (const { ssd, ...box } of boxes)
    if (box.x < 0 || box.x + box.width > width + 0.01 || box.y + box.height > height + 0.01)
      found.push(`SSD ${ssd} is cut off`);
  for (const [index, { partition, ssd, x, y, r }] of discs.entries()) {
    const box = boxes[ssd];
    const isInside =
      box !== undefined &&
      Math.min(x - r - box.x, box.x + box.width - x - r, y - r - box.y, box.y + box.height - y - r) >= 0;
    if (!isInside) found.push(`${partition} is outside of SSD ${ssd}`);
    for (const other of discs.slice(index + 1))
      if (Math.hypot(x - other.x, y - other.y) < r + other.r - 0.01)
        found.push(`${partition} lies on ${other.partition}`);
  }
  return found;
}

test('Discs lie inside their SSD and never on each other, from one partition to 400, on any screen', () => {
  for (const width of [300, 358, 620, 780, 1400, 2600])
    for (const [partitions, ssds] of [
      [1, 1],
      [8, 4],
      [25, 9],
      [100, 3],
      [256, 128],
      [400, 40],
      [400, 400],
    ] as const) {
      const ssdOf = even(partitions).map((_, index) => index % ssds);
      expect(faults(layoutStorage(lane(ssdOf, ssds), even(partitions), width))).toEqual([]);
    }
});

test('A crowded SSD beside empty ones still fits', () => {
  expect(faults(layoutStorage(lane([...even(60).map(() => 0), 1], 4), even(61), 780))).toEqual([]);
});

test('The area of a disc follows its bytes, down to a least size', () => {
  const sizes = sizesOf([4 * GB, GB, 0]);
  expect(sizes[0]).toBe(1);
  expect(sizes[1]).toBe(0.5);
  expect(sizes[2]).toBeGreaterThan(0.3);
});

test('Bytes that grow a little do not move the picture', () => {
  expect(sizesOf([4 * GB, GB])).toEqual(sizesOf([4 * GB, 1.02 * GB]));
});

test('A small table has its names and figures below its discs', () => {
  expect(layoutStorage(lane([0, 0, 0, 1, 2, 3, 3, 3], 4), sizesOf([0, 0, 0, 2, 5, 0, 0, 0]), 780).lines).toBe(
    2,
  );
});

test('The same table always lies the same way', () => {
  const table = lane([0, 1, 1, 2], 3);
  expect(layoutStorage(table, even(4), 780)).toEqual(layoutStorage(table, even(4), 780));
});
