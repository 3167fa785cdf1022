/** Texts on the strip that never lie on each other, on a bar or a line: each takes the first of its spots that is free. */
import type { Box } from '../box.ts';

/** A text and where it would like to be, best spot first. */
export interface Wish {
  readonly id: string;
  readonly spots: readonly Box[];
  /** Whether it is shown on a line rather than not at all. */
  readonly mayCross: boolean;
}

/** The boxes of those texts that found room, by id; the first wishes choose first. */
export function placeTexts(
  wishes: readonly Wish[],
  bars: readonly Box[],
  lines: readonly Box[],
  bounds: Box,
): ReadonlyMap<string, Box> {
  const taken = [...bars];
  const isFree = (box: Box, of: readonly Box[]): boolean => !of.some((other) => overlap(box, other));
  const placed = new Map<string, Box>();
  for (const { id, spots, mayCross } of wishes) {
    const free = spots.filter((box) => isInside(box, bounds) && isFree(box, taken));
    const spot = free.find((box) => isFree(box, lines)) ?? (mayCross ? free[0] : undefined);
    if (spot === undefined) continue;
    taken.push(spot);
    placed.set(id, spot);
  }
  return placed;
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

function isInside(box: Box, bounds: Box): boolean {
  return (
    box.x >= bounds.x &&
    box.y >= bounds.y &&
    box.x + box.width <= bounds.x + bounds.width &&
    box.y + box.height <= bounds.y + bounds.height
  );
}
