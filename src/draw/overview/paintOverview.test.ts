import { expect, test } from 'vitest';
import type { LaneNumbers } from '../laneNumbers.ts';
import { layoutOverview } from './layout.ts';
import { createOverviewPainter, type OverviewPen } from './paintOverview.ts';

const COUNT = 500;
const edge = { position: 0, sort: 0 };
const layout = layoutOverview(
  {
    partitions: Array.from({ length: COUNT }, (_, index) => ({
      id: index + 1,
      parent: null,
      range: { start: edge, end: edge },
      keys: 1,
      ssd: 0,
      splitDoneTick: null,
      moveDoneTick: null,
    })),
    ssds: [{ id: 0, loadMost: 9000, bytesMost: 4e10 }],
  },
  780,
);
const colours = {
  heat: Array.from({ length: 17 }, (_, step) => `heat ${step}`),
  tile: 'tile',
  empty: 'empty',
  throttled: 'red',
};

/** A pen that notes in which colours it filled. */
function recordingPen(): OverviewPen & { fills: string[] } {
  const fills: string[] = [];
  return {
    fills,
    fillStyle: '',
    clearRect: () => fills.splice(0),
    fillRect() {
      fills.push(String(this.fillStyle));
    },
  };
}

function numbersOf(readsOfFirst: number, throttledOfFirst: number): LaneNumbers {
  const none = new Float32Array(COUNT);
  const reads = none.slice();
  const lost = none.slice();
  reads[0] = readsOfFirst;
  lost[0] = throttledOfFirst;
  return {
    measured: 'yes',
    offered: [reads, none],
    served: [reads, none],
    share: [none, none],
    throttled: [[lost], [none]],
    rejected: none,
    bytes: none,
    ssdLoad: none,
    ssdBytes: none,
  };
}

test('Only cells that changed are painted again', () => {
  const pen = recordingPen();
  const painter = createOverviewPainter();
  painter.start(pen, layout, colours);
  painter.paint(numbersOf(3000, 0), [3000, 1000]);
  expect(pen.fills).toContain('heat 16');
  const before = pen.fills.length;
  painter.paint(numbersOf(2999, 0), [3000, 1000]);
  expect(pen.fills.length).toBe(before);
  painter.paint(numbersOf(1500, 0), [3000, 1000]);
  expect(pen.fills.slice(before)).toEqual(['empty', 'heat 8']);
});

test('A throttled partition is framed', () => {
  const pen = recordingPen();
  const painter = createOverviewPainter();
  painter.start(pen, layout, colours);
  painter.paint(numbersOf(3000, 10), [3000, 1000]);
  expect(pen.fills.filter((colour) => colour === 'red')).toHaveLength(5);
});
