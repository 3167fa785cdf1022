/** What is painted, on a pen that only notes. */
import { expect, test } from 'vitest';
import { chartLayout } from './chartLayout.ts';
import { seriesFrom } from './chartSeries.testing.ts';
import type { ChartSeries } from './chartSeries.ts';
import { type ChartColours, type Pen, paintChart } from './paintChart.ts';

const COLOURS: ChartColours = { served: 'blue', throttled: 'red', capacity: 'green', grid: 'grey' };

/** A line or an area, by its colour and its corners. */
interface Path {
  readonly kind: 'fill' | 'stroke';
  readonly colour: string;
  readonly dashed: boolean;
  readonly points: readonly (readonly [number, number])[];
}

function painted(series: ChartSeries | null, stepped = false): Path[] {
  const paths: Path[] = [];
  let points: [number, number][] = [];
  let dash: number[] = [];
  const to = (x: number, y: number): void => {
    points.push([x, y]);
  };
  const pen: Partial<Pen> = {
    clearRect: () => {},
    beginPath: () => {
      points = [];
    },
    moveTo: to,
    lineTo: to,
    setLineDash: (segments) => {
      dash = [...segments];
    },
    fill: () => {
      paths.push({ kind: 'fill', colour: String(pen.fillStyle), dashed: false, points });
    },
    stroke: () => {
      paths.push({ kind: 'stroke', colour: String(pen.strokeStyle), dashed: dash.length > 0, points });
    },
  };
  const bins = series?.bins ?? 1;
  const ticksPerBin = series?.ticksPerBin ?? 10;
  const layout = chartLayout({
    size: { width: 100, height: 130 },
    window: { fromTick: 0, toTick: bins * ticksPerBin, ticksPerBin, bins },
    series,
    tokensMost: 0,
    hardLimit: null,
  });
  paintChart(pen as Pen, series, layout, COLOURS, stepped);
  return paths.filter((path) => path.points.length > 0);
}

const redFills = (paths: readonly Path[]) =>
  paths.filter(({ kind, colour }) => kind === 'fill' && colour === 'red');

test('without data only the grid is painted', () => {
  expect(painted(null).map(({ colour }) => colour)).toEqual(['grey']);
});

test('where all is served nothing is red', () => {
  const paths = painted(seriesFrom({ offered: [5, 5, 5], served: [5, 5, 5], provisioned: [10, 10, 10] }));
  expect(paths.some(({ colour }) => colour === 'red')).toBe(false);
  expect(paths.some(({ kind, colour }) => kind === 'stroke' && colour === 'blue')).toBe(true);
  expect(paths.some(({ colour, dashed }) => colour === 'green' && dashed)).toBe(true);
});

test('what is throttled is red between served and asked for, under a dashed line', () => {
  const series = seriesFrom({
    offered: [5, 9, 9, 5, 5, 5],
    served: [5, 6, 6, 5, 5, 5],
    throttled: [0, 3, 3, 0, 0, 0],
  });
  const paths = painted(series);
  const [area] = redFills(paths);
  expect(area).toBeDefined();
  const xs = area?.points.map(([x]) => x) ?? [];
  expect(Math.min(...xs)).toBeCloseTo(100 / 12);
  expect(Math.max(...xs)).toBeCloseTo((100 * 7) / 12);
  expect(paths.some(({ kind, colour, dashed }) => kind === 'stroke' && colour === 'red' && dashed)).toBe(
    true,
  );
});

test('nothing is painted where nothing is known', () => {
  const nan = Number.NaN;
  const paths = painted(seriesFrom({ offered: [nan, nan, 5, 5], served: [nan, nan, 5, 5] }));
  const blue = paths.filter(({ colour }) => colour === 'blue').flatMap(({ points }) => points);
  expect(Math.min(...blue.map(([x]) => x))).toBeGreaterThan(50);
});

test('a mean that hides a spike shows how far its busiest second rose', () => {
  const minute = { ticksPerBin: 600, offered: [100, 100], served: [90, 100], throttled: [10, 0] };
  const strokes = (offeredMost: number[], throttledMost: number[]) =>
    painted(seriesFrom({ ...minute, offeredMost, throttledMost }), true).filter(
      ({ kind, colour, dashed }) => kind === 'stroke' && colour === 'red' && !dashed,
    );
  expect(strokes([600, 100], [500, 0])).toHaveLength(1);
  expect(strokes([110, 100], [20, 0])).toHaveLength(0);
});
