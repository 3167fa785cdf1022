/**
 * Where the partitions' hash ranges lie on the strip. Each is as wide as its range, but never narrower than can be
 * seen: a partition cut down to one key stays visible. Where that does not fit, widths are just in proportion.
 */
import { KEY_SPACE } from '../../protocol/facts.ts';
import type { PartitionPlace } from '../../protocol/messages.ts';

type Range = PartitionPlace['range'];

/** Left edges of the partitions in key order, and the right edge of the last one: one more than partitions. */
export interface StripRanges {
  readonly edges: Float64Array;
  /** Whether every partition has its least width; if not, they are too many to be told apart. */
  readonly isReadable: boolean;
}

/** Least width of a partition, pixels. */
const RANGE_LEAST = 6;

/** Lays ranges that tile the key space along `width` pixels. */
export function layoutRanges(ranges: readonly Range[], width: number, least = RANGE_LEAST): StripRanges {
  const sizes = ranges.map(sizeOf);
  const isReadable = ranges.length * least <= width;
  const widths = isReadable ? withLeast(sizes, width, least) : inProportion(sizes, width);
  const edges = new Float64Array(ranges.length + 1);
  for (const [index, each] of widths.entries()) edges[index + 1] = (edges[index] as number) + each;
  return { edges, isReadable };
}

/** Length of a range in hash positions; inside a cut collection a fraction of one. */
function sizeOf({ start, end }: Range): number {
  return end.position - start.position + (end.sort - start.sort);
}

function inProportion(sizes: readonly number[], width: number): number[] {
  const total = sizes.reduce((sum, size) => sum + size, 0) || 1;
  return sizes.map((size) => (size / total) * width);
}

/** Those below the least width get it; the others share what is left in proportion, smallest first. */
function withLeast(sizes: readonly number[], width: number, least: number): number[] {
  const bySize = sizes.map((_, index) => index).sort((a, b) => at(sizes, a) - at(sizes, b) || a - b);
  const widths = new Array<number>(sizes.length).fill(least);
  let sizeLeft = sizes.reduce((sum, size) => sum + size, 0);
  let widthLeft = width;
  for (const index of bySize) {
    const fair = sizeLeft > 0 ? (at(sizes, index) / sizeLeft) * widthLeft : least;
    widths[index] = Math.max(least, fair);
    widthLeft -= at(widths, index);
    sizeLeft -= at(sizes, index);
  }
  return widths;
}

function at(numbers: readonly number[], index: number): number {
  return numbers[index] ?? 0;
}

/** Index of the partition that holds the beginning of the collection at a hash position. */
export function rangeAt(ranges: readonly Range[], position: number): number {
  let low = 0;
  let high = ranges.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    const start = ranges[middle]?.start;
    const isAtOrBefore =
      start !== undefined && (start.position < position || (start.position === position && start.sort === 0));
    if (isAtOrBefore) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Pixel of a hash position inside the partition with this index, kept inside it. */
export function xInRange(
  { edges }: StripRanges,
  ranges: readonly Range[],
  index: number,
  position: number,
): number {
  const range = ranges[index];
  const left = edges[index] ?? 0;
  const right = edges[index + 1] ?? left;
  if (range === undefined) return left;
  const size = sizeOf(range);
  const part = size > 0 ? (position - range.start.position - range.start.sort) / size : 0;
  return left + Math.min(1, Math.max(0, part)) * (right - left);
}

/** Index of the partition under a pixel. */
export function rangeUnder({ edges }: StripRanges, x: number): number {
  let low = 0;
  let high = edges.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((edges[middle] as number) <= x) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/** The hash position in the middle of a bin of the key space. */
export function binPosition(bin: number, bins: number): number {
  return ((bin + 0.5) / bins) * KEY_SPACE;
}
