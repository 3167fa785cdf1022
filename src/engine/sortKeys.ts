/**
 * K4. The items of one collection in sort-key order, a window at a time: a collection of millions is never listed as a
 * whole. Values that differ item by item are numbered through the collection, because no two items of a collection
 * have the same sort key.
 */
import { present } from '../base/assert.ts';
import { ownValue } from './attributeColumn.ts';
import { columnOf } from './items.ts';
import { createNumberOrder } from './numberOrder.ts';
import type { AttributeValues, ItemSets, KeyTable } from './types.ts';
import { compareUtf8 } from './utf8.ts';

type PerItem = Extract<AttributeValues, { kind: 'perItem' }>;

/** An item as a list shows it. Without a sort key it is the only one of its key, and `sortKey` is empty. */
export interface ListedItem {
  readonly sortKey: string;
}

/** Which items of how many: `count` of them from number `from` on, fewer at the end. */
export interface ItemRange {
  readonly items: number;
  readonly from: number;
  readonly count: number;
}

/**
 * K4. Items of key number `key` in the order of their sort keys' UTF-8 bytes. `sortKey` names an attribute of the
 * items; null: the table has none.
 */
export function listItems(
  sets: ItemSets,
  keys: KeyTable,
  key: number,
  sortKey: string | null,
  { items: held, from, count }: ItemRange,
): ListedItem[] {
  const items = Math.floor(held);
  const end = Math.min(items, from + count);
  if (sortKey === null) return Array.from({ length: Math.max(0, end - from) }, () => ({ sortKey: '' }));
  const perItem = ownValue(sets.perItem, sortKey);
  return perItem === undefined
    ? listBySet(sets, keys, key, sortKey, from, end)
    : listByItem(perItem, items, from, end);
}

/** All items of a set have the same value: the sets are sorted. */
function listBySet(
  sets: ItemSets,
  keys: KeyTable,
  key: number,
  sortKey: string,
  from: number,
  end: number,
): ListedItem[] {
  const textOf = sortKeyTexts(sets, sortKey);
  const listed: ListedItem[] = [];
  let at = 0;
  for (const set of setsInOrder(sets, keys, key, sortKey)) {
    const setEnd = at + Math.floor(sets.items[set] as number);
    const item = { sortKey: textOf(set) };
    for (at = Math.max(at, from); at < Math.min(setEnd, end); at += 1) listed.push(item);
    at = setEnd;
    if (at >= end) break;
  }
  return listed;
}

function sortKeyTexts(sets: ItemSets, sortKey: string): (set: number) => string {
  const { values, codes } = present(columnOf(sets, sortKey), `The items have no attribute ${sortKey}`);
  return (set) => values[codes[set] as number] as string;
}

/**
 * The item sets of a key in the order of a sort key that does not differ item by item. Sets that are made in order (a
 * sequence of dates, say) need no sorting, which matters with a million of them.
 */
export function setsInOrder(sets: ItemSets, keys: KeyTable, key: number, sortKey: string): Int32Array {
  const textOf = sortKeyTexts(sets, sortKey);
  const own = keys.setOf.subarray(keys.setStart[key], keys.setStart[key + 1]);
  const byText = (a: number, b: number): number => compareUtf8(textOf(a), textOf(b)) || a - b;
  const inOrder = own.every((set, place) => place === 0 || byText(own[place - 1] as number, set) < 0);
  return inOrder ? own : own.toSorted(byText);
}

/** Names first in number but not in order: they are merged into the ordered run of numbered values. */
function listByItem(perItem: PerItem, items: number, from: number, end: number): ListedItem[] {
  const names = (perItem.names ?? []).slice(0, items).toSorted(compareUtf8);
  const order = createNumberOrder(names.length + 1, items, perItem.digits);
  const textAt = (rank: number): string => perItem.prefix + order.textAt(rank);
  const places = names.map((name, index) => index + countBelow(name, order.size, textAt));
  const listed: ListedItem[] = [];
  let index = places.filter((place) => place < from).length;
  for (let place = from; place < end; place += 1) {
    if (places[index] === place) listed.push({ sortKey: names[index++] as string });
    else listed.push({ sortKey: textAt(place - index) });
  }
  return listed;
}

/** How many of `size` ascending texts lie below `text`. */
function countBelow(text: string, size: number, textAt: (rank: number) => string): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (compareUtf8(textAt(middle), text) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
