/** The hottest keys as bars on the strip: each in the partition its hash falls into, in pieces where it is cut. */
import type { Dimension } from '../../engine/types.ts';
import type { PartitionPlace } from '../../protocol/messages.ts';
import type { KeyLine, KeyProfile } from '../../protocol/questions.ts';
import { rangeAt, type StripRanges, xInRange } from './ranges.ts';

/** What one partition gets of a key. */
export interface BarPart {
  /** Index of the partition in key order. */
  readonly partition: number;
  readonly x: number;
  readonly width: number;
  /** Units/s, [read, write]. */
  readonly offered: readonly [number, number];
}

export interface Bar {
  readonly key: KeyLine;
  /** In key order; several where the collection is cut, with the partitions' boundary between them. */
  readonly parts: readonly BarPart[];
}

const WIDTH_LEAST = 2;
const WIDTH_MOST = 9;

/** Bars for the hottest keys, in the order of their positions. */
export function layoutBars(
  profile: Pick<KeyProfile, 'hottest' | 'pieces'>,
  partitions: readonly PartitionPlace[],
  strip: StripRanges,
): readonly Bar[] {
  const ranges = partitions.map(({ range }) => range);
  const width = barWidth(profile.hottest.length, strip.edges.at(-1) ?? 0);
  const indexOf = new Map(partitions.map(({ id }, index) => [id, index]));
  return profile.hottest.map((key) => {
    const pieces = profile.pieces.filter((piece) => piece.key === key.name);
    if (pieces.length === 0) {
      const partition = rangeAt(ranges, key.position);
      const centre = xInRange(strip, ranges, partition, key.position);
      return { key, parts: [partOf(strip, partition, centre, width, key.offered)] };
    }
    const parts = pieces.flatMap(({ partition, offered }) => {
      const index = indexOf.get(partition);
      if (index === undefined) return [];
      return [partOf(strip, index, xInRange(strip, ranges, index, key.position), width, offered)];
    });
    return { key, parts };
  });
}

function barWidth(bars: number, stripWidth: number): number {
  return Math.min(WIDTH_MOST, Math.max(WIDTH_LEAST, Math.floor(stripWidth / (3 * Math.max(1, bars)))));
}

/** A part centred at `centre`, moved as far as it takes to lie inside its partition. */
function partOf(
  { edges, isReadable }: StripRanges,
  partition: number,
  centre: number,
  wished: number,
  offered: readonly [number, number],
): BarPart {
  const left = edges[partition] ?? 0;
  const right = edges[partition + 1] ?? left;
  const margin = isReadable ? 1 : 0;
  const width = isReadable ? Math.min(wished, right - left - 2 * margin) : wished;
  const x = Math.max(left + margin, Math.min(right - margin - width, centre - width / 2));
  return { partition, x, width, offered };
}

/**
 * Where on the strip a request for a partition comes from: one of its bars, in proportion to their traffic, or for
 * the rest of its units/s anywhere in its range, of a key that has no name here. `chance` in [0, 1) picks.
 */
export function sourceOn(
  bars: readonly Bar[],
  { edges }: StripRanges,
  units: number,
  partition: number,
  dimension: Dimension,
  chance: number,
): { readonly x: number; readonly key: string | null } {
  const parts = bars.flatMap(({ key, parts: all }) =>
    all.filter((part) => part.partition === partition).map((part) => ({ ...part, key: key.name })),
  );
  const known = parts.reduce((sum, { offered }) => sum + offered[dimension], 0);
  let left = chance * Math.max(units, known);
  for (const { x, width, offered, key } of parts) {
    left -= offered[dimension];
    if (left < 0) return { x: x + width / 2, key };
  }
  const start = edges[partition] ?? 0;
  const end = edges[partition + 1] ?? start;
  const rest = Math.max(units, known) - known;
  return { x: start + (end - start) * (rest > 0 ? Math.min(1, left / rest) : 0.5), key: null };
}
