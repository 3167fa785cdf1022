/** Where everything of a chart lies: a plot of rates above, a thin strip with the burst capacity below. Pixels. */
import { roundNumbers } from '../roundNumbers.ts';
import { timeTicks } from '../timeSteps.ts';
import { type ChartSeries, holdsMeans } from './chartSeries.ts';
import type { TimeWindow } from './chartWindow.ts';

export interface ChartSize {
  readonly width: number;
  readonly height: number;
}

/** A round number and where it is. */
export interface Tick {
  readonly value: number;
  readonly at: number;
}

export interface ChartLayout {
  readonly size: ChartSize;
  /** Bottom of the plot, top and bottom of the strip. */
  readonly plotBottom: number;
  readonly stripTop: number;
  readonly stripBottom: number;
  readonly x: (tick: number) => number;
  readonly tickAt: (x: number) => number;
  readonly y: (unitsPerSecond: number) => number;
  readonly stripY: (tokens: number) => number;
  readonly rates: readonly Tick[];
  readonly times: readonly Tick[];
  /** Whether the provisioned capacity is within the plot; far above the traffic it would flatten it. */
  readonly showsProvisioned: boolean;
  /** The limit of a partition, if one is to be shown and is within the plot. */
  readonly limitAt: number | null;
}

export interface LayoutChoice {
  readonly size: ChartSize;
  readonly window: TimeWindow;
  readonly series: ChartSeries | null;
  /** Units that the bucket of the burst capacity holds at most, as far as known. */
  readonly tokensMost: number;
  /** Units/s no partition gets past; null: the chart is about the table. */
  readonly hardLimit: number | null;
}

const STRIP_HEIGHT = 22;

/** Room for the strip's name between it and the plot. */
const GAP = 16;

/** Room above the highest line, as a share of it: a label fits there. */
const HEADROOM = 1.16;

/** A level further above the traffic than this is said in words. */
const FAR_ABOVE = 3;

/** A label stands on its line. */
export const LABEL_HEIGHT = 14;

const PIXELS_PER_TIME = 90;
const PIXELS_PER_RATE = 40;

/** Lays a chart out. */
export function chartLayout({ size, window, series, tokensMost, hardLimit }: LayoutChoice): ChartLayout {
  const stripBottom = size.height;
  const stripTop = stripBottom - STRIP_HEIGHT;
  const plotBottom = stripTop - GAP;
  const traffic = series === null ? 0 : trafficMost(series);
  const provisioned = series === null ? 0 : most(series.provisioned);
  const showsProvisioned = isNear(provisioned, traffic);
  const showsLimit = hardLimit !== null && isNear(hardLimit, traffic);
  const top = Math.max(1, traffic, showsProvisioned ? provisioned : 0, showsLimit ? hardLimit : 0) * HEADROOM;
  const x = linear([window.fromTick, window.toTick], [0, size.width]);
  const y = linear([0, top], [plotBottom, 0]);
  const stripY = linear(
    [0, Math.max(1, tokensMost, series === null ? 0 : most(series.tokens))],
    [stripBottom, stripTop],
  );
  const placed = (values: readonly number[], scale: (value: number) => number): Tick[] =>
    values.map((value) => ({ value, at: scale(value) }));
  return {
    size,
    plotBottom,
    stripTop,
    stripBottom,
    x,
    tickAt: linear([0, size.width], [window.fromTick, window.toTick]),
    y,
    stripY,
    rates: placed(roundNumbers(top, Math.max(2, Math.floor(plotBottom / PIXELS_PER_RATE))), y).filter(
      ({ at }) => at >= LABEL_HEIGHT && !(showsLimit && isBeside(at, y(hardLimit))),
    ),
    times: placed(
      timeTicks(window.fromTick, window.toTick, Math.max(1, Math.floor(size.width / PIXELS_PER_TIME))),
      x,
    ),
    showsProvisioned,
    limitAt: showsLimit ? y(hardLimit) : null,
  };
}

/** A straight line through two points; d3's scales would bring their colours and formats along. */
function linear(
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
): (value: number) => number {
  const slope = to === from ? 0 : (end - start) / (to - from);
  return (value) => start + (value - from) * slope;
}

/** Whether labels of two lines would be one on the other. */
function isBeside(one: number, other: number): boolean {
  return Math.abs(one - other) < LABEL_HEIGHT;
}

function isNear(level: number, traffic: number): boolean {
  return level > 0 && (traffic <= 0 || level <= FAR_ABOVE * traffic);
}

function trafficMost(series: ChartSeries): number {
  return Math.max(most(series.offered), holdsMeans(series) ? most(series.offeredMost) : 0);
}

function most(column: Float32Array): number {
  return column.reduce((highest, value) => (value > highest ? value : highest), 0);
}
