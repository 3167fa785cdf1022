/** A number per partition as steps along the strip; where several partitions share a pixel, the largest counts. */
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
  const [first, ...rest] = steps;
  return first === undefined ? '' : `M${first.x.toFixed(1)} ${levelOf(plot, first.high)}${along(rest, plot)}`;
}

/** The area between the steps' lower and upper ends as an SVG path; empty if there is none. */
export function stepArea(steps: readonly Step[], plot: Plot): string {
  if (!steps.some(({ low, high }) => high > low)) return '';
  return `${stepLine(steps, plot)}${wayBack(steps, plot)}Z`;
}

/** Along the lower ends from right to left, where a step's level is reached before its left end; on the ground at once. */
function wayBack(steps: readonly Step[], plot: Plot): string {
  const isOnGround = steps.every(({ low }) => low === 0);
  const turns = isOnGround ? steps.slice(0, 1) : [...steps].reverse();
  return turns.map(({ x, low }) => `V${levelOf(plot, low)}H${x.toFixed(1)}`).join('');
}

/** Each step keeps its level until the next one begins. */
function along(steps: readonly Step[], plot: Plot): string {
  return steps.map(({ x, high }) => `H${x.toFixed(1)}V${levelOf(plot, high)}`).join('');
}

function levelOf(plot: Plot, units: number): string {
  return yOf(plot, units).toFixed(1);
}
