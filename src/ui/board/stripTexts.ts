/** Which texts find room on the strip, and where: the hottest keys' names first, then what the lines mean. */
import { type LaneNumbers, usableUnits } from '../../draw/laneNumbers.ts';
import type { Bar } from '../../draw/strip/bars.ts';
import { placeTexts, type Wish } from '../../draw/strip/labels.ts';
import { type Plot, yOf } from '../../draw/strip/plot.ts';
import type { StripRanges } from '../../draw/strip/ranges.ts';
import { type Step, stepsOf } from '../../draw/strip/steps.ts';
import { barBoxes, LINE_HEIGHT, lineBoxes, lineWish, nameWish, textBounds } from '../../draw/strip/texts.ts';
import { SMALL_TEXT, textWidth } from '../../draw/textWidth.ts';
import type { Dimension } from '../../engine/types.ts';
import { formatShare, formatUnits } from '../format.ts';
import { unitName } from '../words/names.ts';

export interface StripText {
  readonly id: string;
  readonly kind: 'name' | 'share' | 'limit';
  readonly dimension: Dimension;
  readonly text: string;
  readonly x: number;
  /** Of the line the letters stand on. */
  readonly y: number;
}

/** Most names that are tried, and the bar that deserves one: the hottest, pixels high. */
const NAMES_MOST = 8;
const BAR_LEAST = 6;

/** What is served beyond the share by this factor comes from what was saved up. */
const BURST_LEAST = 1.01;

/** Texts of a strip. `dragged`: the key whose share is being changed, which is said at its bar. */
export function stripTexts(
  bars: readonly Bar[],
  plots: readonly Plot[],
  strip: StripRanges,
  numbers: LaneNumbers,
  hardLimit: readonly [number, number],
  dragged: string | null,
): readonly StripText[] {
  const width = strip.edges.at(-1) ?? 0;
  const lined = plots.map((plot) => ({
    plot,
    steps: stepsOf(strip, (index) => usableUnits(numbers, plot.dimension, index)),
  }));
  const wanted = [
    ...names(bars, plots, strip, dragged),
    ...lined.flatMap(({ plot, steps }) => meanings(plot, steps, numbers, hardLimit[plot.dimension])),
  ];
  const placed = placeTexts(
    wanted.map(({ wish }) => wish),
    barBoxes(bars, plots),
    lined.flatMap(({ plot, steps }) => lineBoxes(plot, steps, hardLimit[plot.dimension])),
    textBounds(width, plots),
  );
  return wanted.flatMap(({ text }) => {
    const box = placed.get(text.id);
    return box === undefined ? [] : [{ ...text, x: box.x, y: box.y + LINE_HEIGHT - 4 }];
  });
}

interface Wanted {
  readonly wish: Wish;
  readonly text: Omit<StripText, 'x' | 'y'>;
}

function names(
  bars: readonly Bar[],
  plots: readonly Plot[],
  strip: StripRanges,
  dragged: string | null,
): readonly Wanted[] {
  return [...bars]
    .sort(
      (one, other) =>
        Number(other.key.name === dragged) - Number(one.key.name === dragged) ||
        other.key.share - one.key.share,
    )
    .filter(
      ({ key }) => key.name === dragged || plots.some((plot) => heightOf(plot, key.offered) >= BAR_LEAST),
    )
    .slice(0, NAMES_MOST)
    .map((bar, index) => {
      const { name, share } = bar.key;
      const text = name === dragged ? `${name} ${formatShare(share)}` : name;
      // The first is the one being dragged, else the hottest: the one that must not be missing.
      const wish = nameWish(bar, text, plots, strip, index === 0);
      return { wish, text: { id: wish.id, kind: 'name', dimension: 0, text } };
    });
}

function heightOf(plot: Plot, offered: readonly [number, number]): number {
  return Math.abs(yOf(plot, offered[plot.dimension]) - plot.base);
}

/** What the lines of a plot mean. The share is said where the line is as high as at its beginning. */
function meanings(
  plot: Plot,
  steps: readonly Step[],
  numbers: LaneNumbers,
  limit: number,
): readonly Wanted[] {
  const { dimension, top } = plot;
  const isOnScale = limit <= top;
  const limitText = `hard limit ${formatUnits(limit)} ${unitName(dimension)}/s${isOnScale ? '' : BEYOND[plot.direction]}`;
  const limitY = yOf(plot, isOnScale ? limit : top);
  const share = numbers.share[dimension][0] ?? 0;
  const usable = usableUnits(numbers, dimension, 0);
  const shareText = `share ${formatUnits(share)}${usable > share * BURST_LEAST ? ' + burst' : ''}`;
  const shareY = yOf(plot, usable);
  const level = steps.filter(({ high }) => Math.abs(yOf(plot, high) - shareY) < 1).slice(0, PLACES);
  const limitLefts = spread(steps.at(-1)?.x ?? 0, textWidth(limitText, SMALL_TEXT)).reverse();
  return [
    {
      wish: lineWish(`limit ${dimension}`, limitText, limitY, limitLefts),
      text: { id: `limit ${dimension}`, kind: 'limit', dimension, text: limitText },
    },
    {
      wish: lineWish(
        `share ${dimension}`,
        shareText,
        shareY,
        level.map(({ x }) => x + MARGIN),
      ),
      text: { id: `share ${dimension}`, kind: 'share', dimension, text: shareText },
    },
  ];
}

/** Where a limit is that is not on the scale. */
const BEYOND = { [-1]: ' ↑', 1: ' ↓' } as const;

/** Most places along the strip that are tried for a text, and the least margin beside it, pixels. */
const PLACES = 9;
const MARGIN = 4;

/** Some places along the strip for a text of this width, from left to right. */
function spread(width: number, textWide: number): number[] {
  const room = Math.max(0, width - textWide - 2 * MARGIN);
  return Array.from({ length: PLACES }, (_, place) => MARGIN + (room * place) / (PLACES - 1));
}
