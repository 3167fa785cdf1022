/** Which texts the strip wants and where: names of the hottest keys, then what the lines mean. */
import type { Box } from '../box.ts';
import { SMALL_TEXT, textWidth } from '../textWidth.ts';
import type { Bar } from './bars.ts';
import type { Wish } from './labels.ts';
import { type Plot, STRIP_HEIGHT, yOf } from './plot.ts';
import type { StripRanges } from './ranges.ts';
import type { Step } from './steps.ts';

/** Size of the texts, pixels, and the height of a line of them. */
const STRIP_TEXT = 12;
export const LINE_HEIGHT = 15;
const GAP = 5;

/** A bar often ends at a line: its name lies so far below its end or above it, pixels. */
const BESIDE = [2, -3];

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

/** What the lines of a plot cover, as boxes without breadth. `steps`: of what partitions may use. */
export function lineBoxes(plot: Plot, steps: readonly Step[], limit: number): readonly Box[] {
  const width = steps.at(-1)?.x ?? 0;
  const across = [plot.base, yOf(plot, limit)].map((y) => ({ x: 0, y, width, height: 0 }));
  return steps.slice(1).reduce<Box[]>((boxes, { x, high }, index) => {
    const from = steps[index] as Step;
    const [y, next] = [yOf(plot, from.high), yOf(plot, high)];
    boxes.push({ x: from.x, y, width: x - from.x, height: 0 });
    boxes.push({ x, y: Math.min(y, next), width: 0, height: Math.abs(next - y) });
    return boxes;
  }, across);
}

/**
 * A key's name at the end of its bar and in its partition's column; if the bar leaves no room for it there, at least by
 * half, and beside a column that is narrower than the name. `isFirst`: rather over a line or in another's column than not
 * at all.
 */
export function nameWish(
  { key, parts }: Bar,
  text: string,
  plots: readonly Plot[],
  { edges }: StripRanges,
  isFirst: boolean,
): Wish {
  const width = textWidth(text, STRIP_TEXT) * BOLD;
  const first = parts[0];
  const last = parts.at(-1);
  const inTraffic = plots.filter(({ dimension }) => key.offered[dimension] > 0);
  const spots = (inTraffic.length > 0 ? inTraffic : plots).flatMap((plot) => {
    if (first === undefined || last === undefined) return [];
    const most = Math.max(...parts.map(({ offered }) => offered[plot.dimension]));
    const end = yOf(plot, most);
    const [from, to] = [edges[first.partition] ?? 0, edges[last.partition + 1] ?? 0];
    const sides = [last.x + last.width + GAP, first.x - GAP - width];
    const inside = sides.filter((x) => x >= from && x + width <= to);
    /** So much of the text may be in the next column. */
    const beyondEdge = width > to - from ? width : width / 2;
    const partly = sides.filter((x) => x >= from - beyondEdge && x + width <= to + beyondEdge);
    const middle = (first.x + last.x + last.width - width) / 2;
    const centre = width > to - from ? middle : Math.max(from, Math.min(to - width, middle));
    const top = plot.direction === -1 ? end : end - LINE_HEIGHT;
    /** So many pixels from the end towards the base line. */
    const at = (pixels: number, ...lefts: readonly number[]) =>
      lefts.map((x) => ({ x, y: top - plot.direction * pixels }));
    const beside = (...lefts: readonly number[]) =>
      [...BESIDE, LINE_HEIGHT].flatMap((pixels) => at(pixels, ...lefts));
    const beyond = at(-LINE_HEIGHT - 1, centre);
    const own = inside.length > 0 ? [...beside(...inside), ...beyond] : [...beyond, ...beside(...partly)];
    return isFirst ? [...own, ...beside(...sides)] : own;
  });
  return {
    id: key.name,
    spots: spots.map((spot) => ({ ...spot, width, height: LINE_HEIGHT })),
    mayCross: isFirst,
  };
}

/** A line's meaning just above or below it, at one of these pixels from left to right. */
export function lineWish(id: string, text: string, y: number, lefts: readonly number[]): Wish {
  const width = textWidth(text, SMALL_TEXT);
  return {
    id,
    spots: lefts.flatMap((x) =>
      [y - LINE_HEIGHT, y + 2].map((top) => ({ x, y: top, width, height: LINE_HEIGHT - 2 })),
    ),
    mayCross: false,
  };
}

/** Where texts may lie: below the head. */
export function textBounds(width: number, plots: readonly Plot[]): Box {
  const top = Math.min(...plots.map(({ base, height }) => base - height)) - 2;
  return { x: 2, y: top, width: width - 4, height: STRIP_HEIGHT - top };
}
