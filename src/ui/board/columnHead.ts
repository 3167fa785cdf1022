/** What stands above a partition's range on the strip: its name and, if it is so, that no key is there. */
import { STRIP } from '../../draw/strip/plot.ts';
import type { StripRanges } from '../../draw/strip/ranges.ts';
import { firstThatFits, SMALL_TEXT, textWidth } from '../../draw/textWidth.ts';
import type { PartitionPlace } from '../../protocol/messages.ts';
import { partitionName } from '../words/names.ts';
import { EMPTY_TEXTS } from './boardWords.ts';

export interface ColumnHead {
  readonly name: string;
  readonly empty: string;
  /** Whether that stands below the name, not beside it. */
  readonly isHigh: boolean;
  /** Between the texts and the edges, pixels. */
  readonly margin: number;
}

/** Margins, and the room between a name and what is beside it, pixels. */
const MARGIN = 8;
const MARGIN_LEAST = 1;
const BESIDE = 6;

/** The head of a column so wide. */
export function columnHead({ id, keys }: Pick<PartitionPlace, 'id' | 'keys'>, width: number): ColumnHead {
  const most = width - 2 * MARGIN_LEAST;
  const name = firstThatFits([partitionName(id)], most, SMALL_TEXT);
  const nameWidth = textWidth(name, SMALL_TEXT);
  const texts = keys === 0 && name !== '' ? EMPTY_TEXTS : [];
  const beside = firstThatFits(texts.slice(0, -1), width - nameWidth - 2 * MARGIN - BESIDE, SMALL_TEXT);
  const empty = beside || firstThatFits(texts, most, SMALL_TEXT);
  const isHigh = beside === '' && empty !== '';
  const widest = isHigh ? Math.max(nameWidth, textWidth(empty, SMALL_TEXT)) : nameWidth;
  return { name, empty, isHigh, margin: Math.max(MARGIN_LEAST, Math.min(MARGIN, (width - widest) / 2)) };
}

/** Height of the heads, pixels: all columns begin at one height. */
export function headHeight(
  partitions: readonly PartitionPlace[],
  { edges, isReadable }: StripRanges,
): number {
  const isHigh = (place: PartitionPlace, index: number): boolean =>
    columnHead(place, (edges[index + 1] ?? 0) - (edges[index] ?? 0)).isHigh;
  return isReadable && partitions.some(isHigh) ? STRIP.highHead : STRIP.head;
}
