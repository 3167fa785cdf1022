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

/** Heights of the parts of the strip, pixels. */
export const STRIP = { head: 22, single: 104, half: 68, foot: 6 } as const;

/** Height of the whole strip, pixels. */
export function stripHeight(view: StripView): number {
  return STRIP.head + (view === 'both' ? 2 * STRIP.half : STRIP.single) + STRIP.foot;
}

/** The plots of a view. `tops`: units/s at full height, [read, write]. */
export function plotsOf(view: StripView, tops: readonly [number, number]): readonly Plot[] {
  if (view === 'both') {
    const base = STRIP.head + STRIP.half;
    return [
      { dimension: READ, base, height: STRIP.half, direction: -1, top: tops[READ] },
      { dimension: WRITE, base, height: STRIP.half, direction: 1, top: tops[WRITE] },
    ];
  }
  const dimension = view === 'reads' ? READ : WRITE;
  const base = STRIP.head + STRIP.single;
  return [{ dimension, base, height: STRIP.single, direction: -1, top: tops[dimension] }];
}

/** Pixel of so many units/s; above full height it is cut off. */
export function yOf({ base, height, direction, top }: Plot, units: number): number {
  const part = top > 0 ? Math.min(1, Math.max(0, units / top)) : 0;
  return base + direction * height * part;
}

/** Units/s at a pixel, possibly above full height. */
export function unitsAt({ base, height, direction, top }: Plot, y: number): number {
  return Math.max(0, ((direction * (y - base)) / height) * top);
}

const NICE = [1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/**
 * Units/s at full height: a round number above what is asked for and shared out, and above the hard limit too
 * unless that would leave everything else at the ground. Stays at `before` as long as that still looks right.
 */
export function chooseTop(most: number, hardLimit: number, before: number): number {
  const needed = Math.max(1, most) * 1.12;
  const withLimit = hardLimit <= needed * 3 ? Math.max(needed, hardLimit * 1.15) : needed;
  const keeps = before >= withLimit && before <= withLimit * 1.8;
  return keeps ? before : roundUp(withLimit);
}

/** The next round number. */
function roundUp(value: number): number {
  let unit = 1;
  while (unit * 10 <= value) unit *= 10;
  while (unit > value) unit /= 10;
  return (NICE.find((nice) => nice * unit >= value) ?? 10) * unit;
}
