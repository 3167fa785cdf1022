/** Paints the overview's cells: two halves, filled and coloured by use. Only cells whose steps changed are repainted. */
import { DIMENSIONS } from '../../protocol/facts.ts';
import { HEAT_STEPS, heatStep } from '../heat.ts';
import { type LaneNumbers, refusedUnits } from '../laneNumbers.ts';
import type { Cell, OverviewLayout } from './layout.ts';

export interface OverviewColours {
  /** By step, 0 included. */
  readonly heat: readonly string[];
  readonly tile: string;
  readonly empty: string;
  readonly throttled: string;
}

/** What is needed of a canvas. */
export type OverviewPen = Pick<CanvasRenderingContext2D, 'fillRect' | 'fillStyle' | 'clearRect'>;

export interface OverviewPainter {
  /** Everything anew: another layout or other colours. */
  readonly start: (pen: OverviewPen, layout: OverviewLayout, colours: OverviewColours) => void;
  readonly paint: (numbers: LaneNumbers, hardLimit: readonly [number, number]) => void;
}

/** Lowest cell in which a fill level can be seen, pixels. */
const LEVEL_LEAST = 8;

/** What a cell shows, as one number. */
const NOT_PAINTED = -1;

/** A painter that has nothing to paint on. */
export function createOverviewPainter(): OverviewPainter {
  let pen: OverviewPen | null = null;
  let cells: readonly Cell[] = [];
  let colours: OverviewColours = { heat: [], tile: '', empty: '', throttled: '' };
  let shown = new Int32Array();

  return {
    start(nextPen, layout, nextColours) {
      pen = nextPen;
      cells = layout.cells;
      colours = nextColours;
      shown = new Int32Array(cells.length).fill(NOT_PAINTED);
      pen.clearRect(0, 0, layout.width, layout.height);
      pen.fillStyle = colours.tile;
      for (const { x, y, width, height } of layout.tiles) pen.fillRect(x, y, width, height);
    },
    paint(numbers, hardLimit) {
      if (pen === null) return;
      for (const cell of cells) {
        const { index } = cell;
        const reads = heatStep(numbers.served[0][index] ?? 0, hardLimit[0]);
        const writes = heatStep(numbers.served[1][index] ?? 0, hardLimit[1]);
        const isThrottled = refusedUnits(numbers, index) > 0;
        const shows = (reads * (HEAT_STEPS + 1) + writes) * 2 + (isThrottled ? 1 : 0);
        if (shown[index] === shows) continue;
        shown[index] = shows;
        paintCell(pen, cell, [reads, writes], isThrottled, colours);
      }
    },
  };
}

function paintCell(
  pen: OverviewPen,
  { x, y, width, height }: Cell,
  steps: readonly [number, number],
  isThrottled: boolean,
  colours: OverviewColours,
): void {
  const half = width / 2;
  pen.fillStyle = colours.empty;
  pen.fillRect(x, y, width, height);
  for (const dimension of DIMENSIONS) {
    const step = steps[dimension];
    if (step === 0) continue;
    const filled = height < LEVEL_LEAST ? height : (height * step) / HEAT_STEPS;
    pen.fillStyle = colours.heat[step] ?? colours.empty;
    pen.fillRect(x + dimension * half, y + height - filled, half, filled);
  }
  if (!isThrottled) return;
  // A frame and a bar across: seen without colour too.
  const line = Math.max(1, Math.min(2, width / 6));
  pen.fillStyle = colours.throttled;
  pen.fillRect(x, y, width, line);
  pen.fillRect(x, y + height - line, width, line);
  pen.fillRect(x, y, line, height);
  pen.fillRect(x + width - line, y, line, height);
  pen.fillRect(x, y + height / 2 - line / 2, width, line);
}
