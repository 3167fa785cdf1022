/**
 * Which rows of a very long list are to be made, and where. A browser draws no element of any height, so a list
 * that is too long for it is squeezed: one pixel of scrolling then goes past more than one pixel of rows.
 */

/** Height that every browser can draw, CSS pixels (Firefox gives up at some 17 million). */
export const HEIGHT_MOST = 8_000_000;

export interface ListShape {
  /** Number of rows. */
  readonly total: number;
  readonly rowHeight: number;
  /** Height of the visible part. */
  readonly viewHeight: number;
}

/** The rows to make: `from` is the first, `top` where it stands in the scrolled area. */
export interface RowWindow {
  readonly from: number;
  readonly count: number;
  readonly top: number;
}

/** Height of the scrolled area. */
export function scrollHeight({ total, rowHeight }: ListShape): number {
  return Math.min(HEIGHT_MOST, total * rowHeight);
}

/** The rows to see at this scroll position, and one more at each end. */
export function windowAt(shape: ListShape, scrollTop: number): RowWindow {
  const { total, rowHeight, viewHeight } = shape;
  const first = scrollTop / pixelsPerRow(shape);
  const visible = Math.ceil(viewHeight / rowHeight);
  const from = Math.max(0, Math.min(Math.floor(first) - 1, total - visible - 1));
  const count = Math.min(total - from, visible + 3);
  // The rows have their own height, wherever they are: placed so that row `first` is at the top of the view.
  return { from, count, top: Math.max(0, scrollTop - (first - from) * rowHeight) };
}

/** The scroll position at which row `index` is in full view, as near to the present one as can be. */
export function scrollToRow(shape: ListShape, scrollTop: number, index: number): number {
  const { rowHeight, viewHeight } = shape;
  const perRow = pixelsPerRow(shape);
  const first = scrollTop / perRow;
  const whole = viewHeight / rowHeight;
  if (index < first) return index * perRow;
  if (index + 1 > first + whole) return (index + 1 - whole) * perRow;
  return scrollTop;
}

/** Pixels of scrolling that go past one row. At the end of the way the last row is the last one to see. */
function pixelsPerRow(shape: ListShape): number {
  const { total, rowHeight, viewHeight } = shape;
  const rowsToPass = total - viewHeight / rowHeight;
  return rowsToPass > 0 ? (scrollHeight(shape) - viewHeight) / rowsToPass : rowHeight;
}
