/** Discs of different sizes in rows inside a box, each with room for its text below. In the order given. */
import type { Box } from '../box.ts';

/** A disc with its centre, and the width its text may take. */
export interface Shelved {
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly textWidth: number;
}

/** Room around a disc for rings, pixels. */
const RING = 8;

/** Between the texts of two neighbours, pixels: estimated widths are rather too wide. */
const BETWEEN = 2;

/** Least width of a disc's text, pixels; without lines none. */
const TEXT_LEAST = 42;

/** Height of the text below a disc, pixels, by number of lines. */
const TEXT_HEIGHT = [0, 20, 35] as const;

/** Room for a badge between a disc and its text, pixels, by number of lines. */
const BADGE_HEIGHT = [0, 8, 8] as const;

export type TextLines = 0 | 1 | 2;

interface Row {
  readonly members: readonly number[];
  readonly height: number;
}

/** The rows that discs of these radii make in a box, or null if they do not fit. */
function rowsOf(radii: readonly number[], box: Box, lines: TextLines): readonly Row[] | null {
  const ring = ringRoom(lines);
  const rows: { members: number[]; height: number; width: number }[] = [];
  for (const [index, r] of radii.entries()) {
    const width = widthOf(r, lines);
    const height = BADGE_HEIGHT[lines] + 2 * (r + ring) + TEXT_HEIGHT[lines];
    const row = rows.at(-1);
    if (width > box.width) return null;
    if (row !== undefined && row.width + width <= box.width) {
      row.members.push(index);
      row.width += width;
      row.height = Math.max(row.height, height);
    } else rows.push({ members: [index], height, width });
  }
  const total = rows.reduce((sum, { height }) => sum + height, 0);
  return total <= box.height ? rows : null;
}

/** Small pictures have no room to waste around discs. */
function ringRoom(lines: TextLines): number {
  return lines === 0 ? 2 : RING;
}

function widthOf(r: number, lines: TextLines): number {
  return Math.max(2 * (r + ringRoom(lines)), lines === 0 ? 0 : TEXT_LEAST);
}

/** Whether discs of these radii fit into a box. */
export function fits(radii: readonly number[], box: Box, lines: TextLines): boolean {
  return rowsOf(radii, box, lines) !== null;
}

/** Lays discs that fit into a box; rows are as even as can be and in the middle of it. */
export function shelve(radii: readonly number[], box: Box, lines: TextLines): readonly Shelved[] {
  const rows = rowsOf(radii, box, lines) ?? [{ members: radii.map((_, index) => index), height: box.height }];
  const free = box.height - rows.reduce((sum, { height }) => sum + height, 0);
  const shelved: Shelved[] = [];
  let top = box.y + free / 2;
  for (const { members, height } of rows) {
    const widths = members.map((index) => widthOf(radii[index] ?? 0, lines));
    const spare = (box.width - widths.reduce((sum, width) => sum + width, 0)) / members.length;
    let left = box.x;
    for (const [place, index] of members.entries()) {
      const r = radii[index] ?? 0;
      const cell = (widths[place] ?? 0) + spare;
      const y = top + height - TEXT_HEIGHT[lines] - BADGE_HEIGHT[lines] - ringRoom(lines) - r;
      shelved.push({ x: left + cell / 2, y, r, textWidth: lines === 0 ? 0 : cell - BETWEEN });
      left += cell;
    }
    top += height;
  }
  return shelved;
}
