/**
 * Paints a chart onto a canvas: areas and lines only. Text, the cursor and the marks lie above it in the document,
 * so that they follow the pointer without repainting and can be read.
 */
import { area, curveLinear, curveStep, line } from 'd3';
import type { ChartLayout } from './chartLayout.ts';
import { type ChartSeries, holdsMeans, isKnown } from './chartSeries.ts';

/** What is needed of a canvas; in the page a `CanvasRenderingContext2D`. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | 'arc'
  | 'arcTo'
  | 'beginPath'
  | 'bezierCurveTo'
  | 'clearRect'
  | 'closePath'
  | 'fill'
  | 'fillStyle'
  | 'globalAlpha'
  | 'lineTo'
  | 'lineWidth'
  | 'moveTo'
  | 'quadraticCurveTo'
  | 'rect'
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
  const where = (bin: number): boolean => nearThrottling(series, bin);
  const height = (bin: number): number => layout.y((series.served[bin] ?? 0) + (series.throttled[bin] ?? 0));
  fillBetween(chart, colours.throttled, 0.4, {
    low: (bin) => layout.y(series.served[bin] ?? 0),
    high: height,
    where,
  });
  trace(pen, colours.throttled, 1.5, DASHED, () => follow(chart, series.offered, layout.y, where));
}

/** Throttled, or beside a throttled bin: so the red begins and ends where the lines part and meet. */
function nearThrottling(series: ChartSeries, bin: number): boolean {
  return isKnown(series, bin) && [-1, 0, 1].some((step) => (series.throttled[bin + step] ?? 0) > 0);
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
      if (!((series.throttledMost[bin] ?? 0) > 0)) continue;
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

/** A line along a column, through the middles of the bins. */
function follow(
  chart: Chart,
  column: Float32Array,
  y: (value: number) => number,
  where: (bin: number) => boolean = (bin) => isKnown(chart.series, bin),
): void {
  line<number>()
    .curve(chart.stepped ? curveStep : curveLinear)
    .defined(where)
    .x((bin) => middleOf(chart, bin))
    .y((bin) => y(column[bin] ?? 0))
    .context(chart.pen as CanvasRenderingContext2D)(binsOf(chart));
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
  area<number>()
    .curve(chart.stepped ? curveStep : curveLinear)
    .defined(where)
    .x((bin) => middleOf(chart, bin))
    .y0(low)
    .y1(high)
    .context(pen as CanvasRenderingContext2D)(binsOf(chart));
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

function middleOf({ series, layout }: Chart, bin: number): number {
  return layout.x(series.fromTick + (bin + 0.5) * series.ticksPerBin);
}

function binsOf({ series }: Chart): number[] {
  return Array.from({ length: series.bins }, (_, bin) => bin);
}
