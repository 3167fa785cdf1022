/** A number per partition as steps along the strip; where several partitions share a pixel, the largest counts. */
import { area, curveStepAfter, line } from 'd3';
import { type Plot, yOf } from './plot.ts';
import type { StripRanges } from './ranges.ts';

/** From `x` to the next step's `x`; `low` and `high` are units/s. */
export interface Step {
  readonly x: number;
  readonly low: number;
  readonly high: number;
}

/** A number of the partition with this index. */
type ValueOf = (partition: number) => number;

const NOTHING: ValueOf = () => 0;

/** Steps from `low` to `high` of each partition. The last one marks the right edge. */
export function stepsOf({ edges, isReadable }: StripRanges, high: ValueOf, low: ValueOf = NOTHING): Step[] {
  const count = edges.length - 1;
  const steps: Step[] = [];
  for (let index = 0; index < count; index += 1) {
    const x = isReadable ? (edges[index] as number) : Math.floor(edges[index] as number);
    const last = steps.at(-1);
    if (!isReadable && last?.x === x)
      steps[steps.length - 1] = {
        x,
        low: Math.max(last.low, low(index)),
        high: Math.max(last.high, high(index)),
      };
    else steps.push({ x, low: low(index), high: high(index) });
  }
  const last = steps.at(-1);
  if (last !== undefined) steps.push({ ...last, x: edges[count] as number });
  return steps;
}

/** The outline of the steps' upper ends as an SVG path. */
export function stepLine(steps: readonly Step[], plot: Plot): string {
  const path = line<Step>()
    .x(({ x }) => x)
    .y(({ high }) => yOf(plot, high))
    .curve(curveStepAfter)
    .digits(1);
  return path(steps) ?? '';
}

/** The area between the steps' lower and upper ends as an SVG path; empty if there is none. */
export function stepArea(steps: readonly Step[], plot: Plot): string {
  if (!steps.some(({ low, high }) => high > low)) return '';
  const path = area<Step>()
    .x(({ x }) => x)
    .y0(({ low }) => yOf(plot, low))
    .y1(({ high }) => yOf(plot, high))
    .curve(curveStepAfter)
    .digits(1);
  return path(steps) ?? '';
}
