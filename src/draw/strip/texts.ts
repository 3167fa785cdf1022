/** Which texts the strip wants and where: names of the hottest keys, then what the lines mean. */
import type { Box } from '../box.ts';
import { SMALL_TEXT, textWidth } from '../textWidth.ts';
import type { Bar } from './bars.ts';
import type { Wish } from './labels.ts';
import { type Plot, STRIP_HEIGHT, yOf } from './plot.ts';

/** Size of the texts, pixels, and the height of a line of them. */
const STRIP_TEXT = 12;
export const LINE_HEIGHT = 15;
const GAP = 5;

/** How much wider names are for being bold, with some room between two of them. */
const BOLD = 1.16;

/** What the bars cover, which texts keep away from. */
export function barBoxes(bars: readonly Bar[], plots: readonly Plot[]): readonly Box[] {
  return bars.flatMap(({ parts }) =>
    parts.flatMap(({ x, width, offered }) =>
      plots.map((plot) => {
        const y = yOf(plot, offered[plot.dimension]);
        return { x: x - 1, width: width + 2, y: Math.min(y, plot.base), height: Math.abs(plot.base - y) };
      }),
    ),
  );
}

/** A key's name beside the end of its bar; `text` may say more while it is dragged. */
export function nameWish({ key, parts }: Bar, text: string, plots: readonly Plot[]): Wish {
  const width = textWidth(text, STRIP_TEXT) * BOLD;
  const first = parts[0];
  const last = parts.at(-1);
  const inTraffic = plots.filter(({ dimension }) => key.offered[dimension] > 0);
  const spots = (inTraffic.length > 0 ? inTraffic : plots).flatMap((plot) => {
    if (first === undefined || last === undefined) return [];
    const most = Math.max(...parts.map(({ offered }) => offered[plot.dimension]));
    const end = yOf(plot, most);
    const right = last.x + last.width + GAP;
    const left = first.x - GAP - width;
    const beside = plot.direction === -1 ? end : end - LINE_HEIGHT;
    const beyond = plot.direction === -1 ? end - LINE_HEIGHT - 1 : end + 1;
    const centre = (first.x + last.x + last.width - width) / 2;
    return [
      { x: right, y: beside },
      { x: left, y: beside },
      { x: centre, y: beyond },
      { x: right, y: beyond },
      { x: left, y: beyond },
    ];
  });
  return { id: key.name, spots: spots.map((spot) => ({ ...spot, width, height: LINE_HEIGHT })) };
}

/** A line's meaning just above or below it, at one of these pixels from left to right. */
export function lineWish(id: string, text: string, y: number, lefts: readonly number[]): Wish {
  const width = textWidth(text, SMALL_TEXT);
  return {
    id,
    spots: lefts.flatMap((x) =>
      [y - LINE_HEIGHT, y + 2].map((top) => ({ x, y: top, width, height: LINE_HEIGHT - 2 })),
    ),
  };
}

/** Where texts may lie: below the head. */
export function textBounds(width: number, plots: readonly Plot[]): Box {
  const top = Math.min(...plots.map(({ base, height }) => base - height)) - 2;
  return { x: 2, y: top, width: width - 4, height: STRIP_HEIGHT - top };
}
