/** The vertical scale of the strip: one plot for reads and one for writes, upwards or downwards from a base line. */
import type { Dimension } from '../../engine/types.ts';
import { READ, WRITE } from '../../protocol/facts.ts';

export interface Plot {
  readonly dimension: Dimension;
  /** Pixel of zero units/s. */
  readonly base: number;
  readonly height: number;
  /** -1: upwards, 1: downwards. */
  readonly direction: -1 | 1;
  /** Units/s at full height. */
  readonly top: number;
}

/** Reads, writes, or both apart: reads upwards and writes downwards. */
export type StripView = 'reads' | 'writes' | 'both';

/** Height of the whole strip, pixels; the same in every view. */
export const STRIP_HEIGHT = 164;

/** Of that its head, with one line of text and with two, and what is below the plots. */
export const STRIP = { head: 22, highHead: 35, foot: 6 } as const;

/** What is seen of a view: a table that is only read, or only written, has all of the height for that. */
export function seenOf(view: StripView, [reads, writes]: readonly [number, number]): StripView {
  if (view !== 'both' || (reads > 0 && writes > 0)) return view;
  if (reads > 0) return 'reads';
  return writes > 0 ? 'writes' : 'both';
}

/** The plots of a view below a head. `tops`: units/s at full height, [read, write]. */
export function plotsOf(
  view: StripView,
  tops: readonly [number, number],
  head: number = STRIP.head,
): readonly Plot[] {
  const height = STRIP_HEIGHT - STRIP.foot - head;
  if (view === 'both') {
    const half = height / 2;
    const base = head + half;
    return [
      { dimension: READ, base, height: half, direction: -1, top: tops[READ] },
      { dimension: WRITE, base, height: half, direction: 1, top: tops[WRITE] },
    ];
  }
  const dimension = view === 'reads' ? READ : WRITE;
  return [{ dimension, base: head + height, height, direction: -1, top: tops[dimension] }];
}

/** Pixel of so many units/s; above full height it is cut off. */
export function yOf({ base, height, direction, top }: Plot, units: number): number {
  const part = top > 0 ? Math.min(1, Math.max(0, units / top)) : 0;
  return base + direction * height * part;
}

/** So near to the base line, pixels, nobody can tell which end of a bar a hand has taken hold of. */
const NEAR_BASE = 12;

/**
 * Which way a hand lets a bar grow that has taken hold of it at one pixel and first moved to another: away from the
 * base line; from the line itself, either way.
 */
export function growthOf({ base, direction }: Plot, fromY: number, toY: number): -1 | 1 {
  if (Math.abs(fromY - base) >= NEAR_BASE || toY === fromY) return direction;
  return toY > fromY ? 1 : -1;
}

/** Units/s of a bar of `units` once it is pulled so many pixels in the direction in which it grows: its end follows. */
export function pulled({ height, top }: Plot, units: number, pixels: number): number {
  return Math.max(0, units + (pixels / height) * top);
}

/**
 * Units/s at full height: above what is asked for and shared out, and above the hard limit too unless that would
 * leave everything else at the ground. Stays at `before` as long as that still looks right.
 */
export function chooseTop(most: number, hardLimit: number, before: number): number {
  const needed = Math.max(1, most) * MARGIN;
  const top = hardLimit <= needed * 3 ? Math.max(needed, hardLimit * MARGIN) : needed;
  const keeps =
    before > 0 &&
    most * MARGIN_LEAST <= before &&
    hardLimitFits(hardLimit, top, before) &&
    before <= top * 1.4;
  return keeps ? before : top;
}

/** Room above the highest thing: what is given, and what is enough to stay. */
const MARGIN = 1.16;
const MARGIN_LEAST = 1.04;

/** Whether a limit that should be on the scale is. */
function hardLimitFits(hardLimit: number, wanted: number, before: number): boolean {
  return hardLimit > wanted || hardLimit * MARGIN_LEAST <= before;
}
