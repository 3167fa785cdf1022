/** Where SSDs and partitions are drawn. The same table always lies the same way. */
import type { LaneStructure } from '../../protocol/messages.ts';
import { layoutBoxes, ROW_HEIGHT, type SsdBox } from './boxes.ts';
import { fits, type Shelved, shelve, type TextLines } from './shelves.ts';

/** A partition's place. */
export interface Disc extends Shelved {
  readonly partition: number;
  readonly ssd: number;
}

export interface StorageLayout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly SsdBox[];
  /** In key order. */
  readonly discs: readonly Disc[];
  /** Lines of text below every disc. */
  readonly lines: TextLines;
}

/** Radius of the smallest disc, as a part of the largest. */
const SIZE_LEAST = 0.42;

/** Radii of the largest disc, pixels: bounds of the search, and what a number of lines asks for. */
const RADIUS_LEAST = 1.5;
const RADIUS_MOST = 58;
const RADIUS_WISHED: Readonly<Record<TextLines, number>> = { 2: 22, 1: 12, 0: 0 };

/** Sizes are rounded to this part of the largest, so that growing bytes do not move the picture all the time. */
const SIZE_STEP = 1 / 16;

/** Radii of partitions as parts of the largest: the area follows the bytes. */
export function sizesOf(bytes: ArrayLike<number>): readonly number[] {
  const all = Array.from(bytes);
  const most = all.reduce((one, other) => Math.max(one, other), 0);
  return all.map((each) => {
    const size = most > 0 ? Math.sqrt(each / most) : 1;
    return Math.max(SIZE_LEAST, Math.round(size / SIZE_STEP) * SIZE_STEP);
  });
}

/** Lays out a lane within a width. `sizes`: by `sizesOf`, in key order; `rowHeight`: of a row of SSDs, if it can be. */
export function layoutStorage(
  { partitions, ssds }: Pick<LaneStructure, 'partitions' | 'ssds'>,
  sizes: readonly number[],
  width: number,
  rowHeight: number = ROW_HEIGHT,
): StorageLayout {
  const { height, boxes } = layoutBoxes(ssds.length, width, rowHeight);
  const members = boxes.map(({ ssd }) =>
    partitions.flatMap((place, index) => (place.ssd === ssd ? [index] : [])),
  );
  const radiiIn = (box: number, largest: number): number[] =>
    (members[box] ?? []).map((index) => (sizes[index] ?? 1) * largest);
  const holds = (largest: number, lines: TextLines): boolean =>
    boxes.every(({ inside }, box) => fits(radiiIn(box, largest), inside, lines));
  const { largest, lines } = chooseRadius(holds);
  const discs: Disc[] = [];
  for (const [box, { ssd, inside }] of boxes.entries())
    for (const [place, shelved] of shelve(radiiIn(box, largest), inside, lines).entries()) {
      const index = members[box]?.[place] ?? 0;
      discs[index] = { ...shelved, ssd, partition: partitions[index]?.id ?? 0 };
    }
  return { width, height, boxes, discs, lines };
}

/** The largest radius with as much text as leaves the discs a fair size. */
function chooseRadius(holds: (largest: number, lines: TextLines) => boolean): {
  largest: number;
  lines: TextLines;
} {
  for (const lines of [2, 1, 0] as const) {
    const largest = largestThatFits((radius) => holds(radius, lines));
    if (largest !== null && largest >= RADIUS_WISHED[lines]) return { largest, lines };
  }
  return { largest: RADIUS_LEAST, lines: 0 };
}

/** By halving, to a quarter of a pixel; null if not even the smallest fits. */
function largestThatFits(fitsAt: (radius: number) => boolean): number | null {
  if (!fitsAt(RADIUS_LEAST)) return null;
  let low = RADIUS_LEAST;
  let high = RADIUS_MOST;
  if (fitsAt(high)) return high;
  while (high - low > 0.25) {
    const middle = (low + high) / 2;
    if (fitsAt(middle)) low = middle;
    else high = middle;
  }
  return low;
}
