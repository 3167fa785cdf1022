import { expect, test } from 'vitest';
import type { PartitionPlace } from '../../protocol/messages.ts';
import { cellAt, layoutOverview } from './layout.ts';

/** A lane of so many partitions, in turn on so many SSDs. */
function lane(partitions: number, ssds: number) {
  const edge = { position: 0, sort: 0 };
  return {
    partitions: Array.from(
      { length: partitions },
      (_, index): PartitionPlace => ({
        id: index + 1,
        parent: null,
        range: { start: edge, end: edge },
        keys: 1,
        ssd: index % ssds,
        splitDoneTick: null,
        moveDoneTick: null,
      }),
    ),
    ssds: Array.from({ length: ssds }, (_, id) => ({ id, loadMost: 9000, bytesMost: 4e10 })),
  };
}

test('Every partition has a cell of its own inside the picture', () => {
  for (const [partitions, ssds, width] of [
    [401, 3, 780],
    [2048, 1366, 780],
    [10_000, 6667, 358],
  ] as const) {
    const layout = layoutOverview(lane(partitions, ssds), width);
    expect(layout.cells.length).toBe(partitions);
    for (const [index, cell] of layout.cells.entries()) {
      expect(cell.index).toBe(index);
      expect(Math.min(cell.width, cell.height)).toBeGreaterThan(1);
      expect(cell.x + cell.width).toBeLessThanOrEqual(width + 0.01);
      expect(cell.y + cell.height).toBeLessThanOrEqual(layout.height + 0.01);
    }
  }
});

test('A place finds its cell', () => {
  const layout = layoutOverview(lane(2048, 100), 780);
  for (const index of [0, 777, 2047]) {
    const cell = layout.cells[index];
    if (cell === undefined) throw new Error('a cell');
    expect(cellAt(layout, cell.x + cell.width / 2, cell.y + cell.height / 2, 0)?.index).toBe(index);
  }
  expect(cellAt(layout, -50, -50, 4)).toBeNull();
});
