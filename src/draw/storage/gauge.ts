/**
 * The shapes of a partition's two halves, reads left and writes right, filled like gauges. On a circle of radius 1
 * around 0, so that all partitions share them; one shape for each step, so that painting is picking.
 */

/** Number of fill levels above empty; the last is full. */
export const GAUGE_STEPS = 32;

/** 0 for nothing, 1 for the slightest use, `GAUGE_STEPS` for `most` and above. */
export function gaugeStep(use: number, most: number): number {
  if (!(use > 0) || !(most > 0)) return 0;
  return Math.min(GAUGE_STEPS, Math.max(1, Math.round((use / most) * GAUGE_STEPS)));
}

/** A half filled up to a step, by dimension and step. */
export const HALF_SHAPES: readonly (readonly string[])[] = shapes(halfShape);

/** The mark at the rim of a half at a step, by dimension and step. */
export const TICK_SHAPES: readonly (readonly string[])[] = shapes(tickShape);

function shapes(shape: (side: -1 | 1, step: number) => string): string[][] {
  return ([-1, 1] as const).map((side) =>
    Array.from({ length: GAUGE_STEPS + 1 }, (_, step) => shape(side, step)),
  );
}

/** From the bottom along the rim up to the level, and back along the middle. */
function halfShape(side: -1 | 1, step: number): string {
  if (step === 0) return '';
  const y = levelOf(step);
  const x = side * rimAt(y);
  const isClockwise = side === -1 ? 1 : 0;
  return `M0 1A1 1 0 0 ${isClockwise} ${round(x)} ${round(y)}L0 ${round(y)}Z`;
}

/** Across the rim; near the top and bottom, where the rim is level, along it. */
function tickShape(side: -1 | 1, step: number): string {
  const y = levelOf(step);
  const rim = rimAt(y);
  return `M${round(side * Math.max(0.06, rim - 0.2))} ${round(y)}L${round(side * Math.max(0.42, rim + 0.1))} ${round(y)}`;
}

/** Height of a level: 1 is the bottom, -1 the top. */
function levelOf(step: number): number {
  return 1 - (2 * step) / GAUGE_STEPS;
}

function rimAt(y: number): number {
  return Math.sqrt(Math.max(0, 1 - y * y));
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
