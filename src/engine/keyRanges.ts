/**
 * Which keys, and which parts of a cut item collection, lie in a partition (K2, K3, S4).
 *
 * The key space is a line of hash positions; a boundary may also lie inside one position, at a place in the
 * sort-key order of the collection there:
 *
 *     |---- partition A ----|--- partition B ---|- C -|
 *     0        [eagle]     [dog  0 …  0.5 … 1] [cat]  2^52      A ends at (dog, 0.5), B starts there
 */
import { lowerBound } from './keyTable.ts';
import type { PartitionColumns } from './partitions.ts';
import type { Boundary, KeyRange, KeyTable } from './types.ts';

/** A part of a collection's sort-key order, [from, to) in [0, 1]; the whole collection is [0, 1). */
export interface Piece {
  readonly from: number;
  readonly to: number;
}

const WHOLE: Piece = { from: 0, to: 1 };

/** The part of `key` that lies in the partition at `slot`; the key must touch it. */
export function pieceOf(columns: PartitionColumns, slot: number, keys: KeyTable, key: number): Piece {
  const { startPosition, startSort, endPosition, endSort } = columns.state;
  const position = keys.positions[key] as number;
  const from = startPosition[slot] === position ? (startSort[slot] as number) : 0;
  const to = endPosition[slot] === position ? (endSort[slot] as number) : 1;
  return from === 0 && to === 1 ? WHOLE : { from, to };
}

/** Sets `firstKey` and `endKey` of a slot from its range. */
export function findKeysOfSlot(columns: PartitionColumns, slot: number, keys: KeyTable): void {
  const { startPosition, endPosition, endSort, firstKey, endKey } = columns.state;
  firstKey[slot] = lowerBound(keys.positions, startPosition[slot] as number);
  let end = lowerBound(keys.positions, endPosition[slot] as number);
  // The keys at the end position lie here in part if the boundary is inside their collection.
  if ((endSort[slot] as number) > 0)
    while (end < keys.size && keys.positions[end] === endPosition[slot]) end += 1;
  endKey[slot] = end;
}

/** The range of a slot. */
export function rangeOf(columns: PartitionColumns, slot: number): KeyRange {
  const { startPosition, startSort, endPosition, endSort } = columns.state;
  return {
    start: { position: startPosition[slot] as number, sort: startSort[slot] as number },
    end: { position: endPosition[slot] as number, sort: endSort[slot] as number },
  };
}

/** Negative, zero or positive as `left` lies before, at or after `right`. */
export function compareBoundaries(left: Boundary, right: Boundary): number {
  return left.position - right.position || left.sort - right.sort;
}

/** The slot whose range holds a place in the key space. */
export function slotAt(columns: PartitionColumns, place: Boundary): number {
  const { order } = columns;
  let low = 0;
  let high = order.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    const slot = order[middle] as number;
    const start = {
      position: columns.state.startPosition[slot] as number,
      sort: columns.state.startSort[slot] as number,
    };
    if (compareBoundaries(start, place) <= 0) low = middle;
    else high = middle - 1;
  }
  return order[low] as number;
}

/** The slots that hold a key, in sort-key order: several once its collection is cut. */
export function slotsOfKey(columns: PartitionColumns, keys: KeyTable, key: number): number[] {
  const position = keys.positions[key] as number;
  const { order } = columns;
  let index = order.indexOf(slotAt(columns, { position, sort: 0 }));
  const slots: number[] = [];
  for (; index < order.length; index += 1) {
    const slot = order[index] as number;
    if (key < (columns.state.firstKey[slot] as number) || key >= (columns.state.endKey[slot] as number))
      break;
    slots.push(slot);
  }
  return slots;
}
