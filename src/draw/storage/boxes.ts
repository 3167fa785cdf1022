/** The SSDs as boxes in a grid that fills the width and leaves each box as much room as can be. */
import type { Box } from '../box.ts';

/** How much of its heading a box has room for. */
export type BoxLevel = 'full' | 'short' | 'bare';

export interface SsdBox extends Box {
  readonly ssd: number;
  readonly level: BoxLevel;
  /** Where its partitions may lie. */
  readonly inside: Box;
}

/** Room for the heading, the gap between boxes and the margin inside them, pixels; by level where it differs. */
const HEAD: Readonly<Record<BoxLevel, number>> = { full: 44, short: 34, bare: 12 };
const MARGIN: Readonly<Record<BoxLevel, number>> = { full: 12, short: 8, bare: 4 };
const GAP: Readonly<Record<BoxLevel, number>> = { full: 16, short: 12, bare: 6 };

/** Height of a row of boxes that one would like, also in a low frame, and of the whole picture at most; pixels. */
export const ROW_HEIGHT = 224;
export const ROW_HEIGHT_LOW = 188;
const HEIGHT_MOST = 520;
/** Width of a box that one would like. */
const WIDTH_WISHED = 160;
const WIDTH_FULL = 128;
const WIDTH_SHORT = 72;

/** Boxes for SSDs numbered from 0, and the height they need together. `rowHeight`: as one would like it, pixels. */
export function layoutBoxes(
  count: number,
  width: number,
  rowHeight: number,
): { height: number; boxes: readonly SsdBox[] } {
  if (count === 0 || width <= 0) return { height: rowHeight, boxes: [] };
  const wishedRows = Math.ceil((count * WIDTH_WISHED) / width);
  const height = Math.min(HEIGHT_MOST, Math.max(rowHeight, wishedRows * rowHeight));
  const columns = bestColumns(count, width, height);
  const rows = Math.ceil(count / columns);
  const level = levelOf(cellSize(width, columns, GAP.bare));
  const gap = GAP[level];
  const boxWidth = cellSize(width, columns, gap);
  const boxHeight = cellSize(height, rows, gap);
  const boxes = Array.from({ length: count }, (_, ssd): SsdBox => {
    const x = (ssd % columns) * (boxWidth + gap);
    const y = Math.floor(ssd / columns) * (boxHeight + gap);
    const inside = {
      x: x + MARGIN[level],
      y: y + HEAD[level],
      width: boxWidth - 2 * MARGIN[level],
      height: boxHeight - HEAD[level] - MARGIN[level],
    };
    return { ssd, level, x, y, width: boxWidth, height: boxHeight, inside };
  });
  return { height, boxes };
}

/** The number of columns whose boxes hold the largest square; of equals the fewest rows. */
function bestColumns(count: number, width: number, height: number): number {
  let best = { columns: 1, square: Number.NEGATIVE_INFINITY };
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const boxWidth = cellSize(width, columns, GAP.bare);
    const room = cellSize(height, rows, GAP.bare) - HEAD[levelOf(boxWidth)];
    const square = Math.min(boxWidth, room);
    if (square >= best.square) best = { columns, square };
  }
  return best.columns;
}

function cellSize(whole: number, cells: number, gap: number): number {
  return (whole - gap * (cells - 1)) / cells;
}

function levelOf(width: number): BoxLevel {
  if (width >= WIDTH_FULL) return 'full';
  return width >= WIDTH_SHORT ? 'short' : 'bare';
}
