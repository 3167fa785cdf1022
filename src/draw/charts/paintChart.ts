/**
 * Paints a chart onto a canvas: areas and lines only. Text, the cursor and the marks lie above it in the document,
 * so that they follow the pointer without repainting and can be read.
 */
import type { ChartLayout } from './chartLayout.ts';
import { type ChartSeries, holdsMeans, isKnown, refusedIn } from './chartSeries.ts';

/** What is needed of a canvas; in the page a `CanvasRenderingContext2D`. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | 'beginPath'
  | 'clearRect'
  | 'fill'
  | 'fillStyle'
  | 'globalAlpha'
  | 'lineTo'
  | 'lineWidth'
  | 'moveTo'
  | 'setLineDash'
  | 'stroke'
  | 'strokeStyle'
>;

/** Colours as the style sheet has them at the moment. */
export interface ChartColours {
  /** Of the reads or of the writes. */
  readonly served: string;
  readonly throttled: string;
  readonly capacity: string;
  readonly grid: string;
}

/** So much above its mean, a second is more than the chance of arrivals. */
const SPIKE = 1.2;

const SOLID: number[] = [];
const DASHED = [4, 3];
const DOTTED = [1, 4];

/** Paints everything anew. `stepped`: each bin as a block, as metrics of a minute are read. */
export function paintChart(
  pen: Pen,
  series: ChartSeries | null,
  layout: ChartLayout,
  colours: ChartColours,
  stepped: boolean,
): void {
  pen.clearRect(0, 0, layout.size.width, layout.size.height);
  paintGrid(pen, layout, colours.grid);
  if (series === null) return;
  const chart: Chart = { pen, series, layout, colours, stepped };
  paintServed(chart);
  paintThrottled(chart);
  paintLimits(chart);
  if (holdsMeans(series)) paintPeaks(chart);
  paintBurst(chart);
}

interface Chart {
  readonly pen: Pen;
  readonly series: ChartSeries;
  readonly layout: ChartLayout;
  readonly colours: ChartColours;
  readonly stepped: boolean;
}

function paintGrid(pen: Pen, { size, rates, plotBottom, stripBottom }: ChartLayout, colour: string): void {
  const rules = [...rates.map(({ at }) => at), plotBottom, stripBottom - 0.5];
  trace(pen, colour, 1, SOLID, () => {
    for (const at of rules) {
      pen.moveTo(0, Math.round(at) - 0.5);
      pen.lineTo(size.width, Math.round(at) - 0.5);
    }
  });
}

function paintServed(chart: Chart): void {
  const { pen, series, layout, colours } = chart;
  fillBetween(chart, colours.served, 0.22, {
    low: () => layout.plotBottom,
    high: (bin) => layout.y(series.served[bin] ?? 0),
    where: (bin) => isKnown(series, bin),
  });
  trace(pen, colours.served, 2, SOLID, () => follow(chart, series.served, layout.y));
}

/** What was asked for and not served: red, under a dashed line, so that colour is not alone. */
function paintThrottled(chart: Chart): void {
  const { pen, series, layout, colours } = chart;
  const where = (bin: number): boolean => isRed(chart, bin);
  const height = (bin: number): number => layout.y((series.served[bin] ?? 0) + refusedIn(series, bin));
  fillBetween(chart, colours.throttled, 0.4, {
    low: (bin) => layout.y(series.served[bin] ?? 0),
    high: height,
    where,
  });
  trace(pen, colours.throttled, 1.5, DASHED, () => follow(chart, series.offered, layout.y, where));
}

/** A block is red where it is throttled; lines begin and end a bin before and after, where they part and meet. */
function isRed({ series, stepped }: Chart, bin: number): boolean {
  const reach = stepped ? [0] : [-1, 0, 1];
  return isKnown(series, bin) && reach.some((step) => refusedIn(series, bin + step) > 0);
}

function paintLimits(chart: Chart): void {
  const { pen, series, layout, colours } = chart;
  if (layout.showsProvisioned)
    trace(pen, colours.capacity, 1.5, DOTTED, () => follow(chart, series.provisioned, layout.y));
  const { limitAt } = layout;
  if (limitAt === null) return;
  trace(pen, colours.throttled, 1, DASHED, () => {
    pen.moveTo(0, limitAt);
    pen.lineTo(layout.size.width, limitAt);
  });
}

/** How far the busiest second of a throttled bin rose above its mean. */
function paintPeaks({ pen, series, layout, colours }: Chart): void {
  const half = Math.max(1, layout.x(series.ticksPerBin) - layout.x(0)) / 2;
  trace(pen, colours.throttled, 1, SOLID, () => {
    for (let bin = 0; bin < series.bins; bin += 1) {
      if (!hidesSpike(series, bin)) continue;
      const middle = layout.x(series.fromTick + (bin + 0.5) * series.ticksPerBin);
      const peak = layout.y(series.offeredMost[bin] ?? 0);
      const arm = Math.min(3, half);
      pen.moveTo(middle, layout.y(series.offered[bin] ?? 0));
      pen.lineTo(middle, peak);
      pen.moveTo(middle - arm, peak);
      pen.lineTo(middle + arm, peak);
    }
  });
}

/** Whether a mean hides that more was asked for, and refused, in one of its seconds. */
function hidesSpike({ throttledMost, offeredMost, offered }: ChartSeries, bin: number): boolean {
  return (throttledMost[bin] ?? 0) > 0 && (offeredMost[bin] ?? 0) > SPIKE * (offered[bin] ?? 0);
}

function paintBurst(chart: Chart): void {
  const { pen, series, layout, colours } = chart;
  fillBetween(chart, colours.capacity, 0.22, {
    low: () => layout.stripBottom,
    high: (bin) => layout.stripY(series.tokens[bin] ?? 0),
    where: (bin) => isKnown(series, bin),
  });
  trace(pen, colours.capacity, 1, SOLID, () => follow(chart, series.tokens, layout.stripY));
}

// ---- paths ------------------------------------------------------------------------------------------------

/** A point of a path: its bin and where it is. */
interface Place {
  readonly bin: number;
  readonly x: number;
}

/** One place in the middle of each bin, or one at either end of it. */
function placesOf({ series, layout, stepped }: Chart): Place[] {
  const within = stepped ? [0, 1] : [0.5];
  return Array.from({ length: series.bins }, (_, bin) => bin).flatMap((bin) =>
    within.map((part) => ({ bin, x: layout.x(series.fromTick + (bin + part) * series.ticksPerBin) })),
  );
}

/** The places where there is something to paint, each unbroken row of them apart. */
function rowsOf(chart: Chart, where: (bin: number) => boolean): Place[][] {
  const rows: Place[][] = [[]];
  for (const place of placesOf(chart)) {
    if (where(place.bin)) rows.at(-1)?.push(place);
    else rows.push([]);
  }
  return rows;
}

/** A line along a column. */
function follow(
  chart: Chart,
  column: Float32Array,
  y: (value: number) => number,
  where: (bin: number) => boolean = (bin) => isKnown(chart.series, bin),
): void {
  for (const row of rowsOf(chart, where)) draw(chart.pen, row, (bin) => y(column[bin] ?? 0));
}

/** A line through places. */
function draw(pen: Pen, places: readonly Place[], y: (bin: number) => number): void {
  places.forEach(({ bin, x }, index) => {
    if (index === 0) pen.moveTo(x, y(bin));
    else pen.lineTo(x, y(bin));
  });
}

interface Between {
  readonly low: (bin: number) => number;
  readonly high: (bin: number) => number;
  readonly where: (bin: number) => boolean;
}

function fillBetween(chart: Chart, colour: string, alpha: number, { low, high, where }: Between): void {
  const { pen } = chart;
  pen.globalAlpha = alpha;
  pen.fillStyle = colour;
  pen.beginPath();
  for (const row of rowsOf(chart, where)) {
    draw(pen, row, high);
    for (const { bin, x } of row.toReversed()) pen.lineTo(x, low(bin));
  }
  pen.fill();
  pen.globalAlpha = 1;
}

function trace(pen: Pen, colour: string, width: number, dash: number[], path: () => void): void {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.setLineDash(dash);
  pen.beginPath();
  path();
  pen.stroke();
}
