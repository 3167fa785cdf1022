/**
 * S4. Where the items of a collection lie in its sort-key order, and what part of the requests goes to each. That is
 * known where the sort key is an attribute that a row brings: rows with one value are one item. Where its values
 * differ item by item, all items are alike, and requests are spread evenly over the order.
 */
import { columnOf } from './items.ts';
import type { Piece } from './keyRanges.ts';
import type { OperationFacts } from './ledger.ts';
import { setsInOrder } from './sortKeys.ts';
import { operationSetWeights } from './traffic/keyChoice.ts';
import type { ItemSets, KeyTable } from './types.ts';
import type { Lane, World } from './world.ts';

/** The items of one collection, each on its stretch of the sort-key order. */
interface ItemOrder {
  /** Where the stretch of each item ends, ascending in (0, 1]; stretches are as long as the item counts of the sets say. */
  readonly ends: Float64Array;
  /** The item of each set, and that set; by item. */
  readonly itemOf: Int32Array;
  readonly sets: Int32Array;
}

/** What is known of the collections of a lane; derived, and made anew when what it follows from is replaced. */
export interface ItemOrders {
  readonly sets: ItemSets;
  /** Of the key table: puts replace the table, but not what lies where. */
  readonly setOf: Int32Array;
  readonly sortKey: string;
  readonly orders: Map<number, ItemOrder>;
  /** By operation. */
  readonly requests: RequestsBelow[];
}

/** By key: the part of an operation's requests for it that goes to each item and those before it, 0…1. */
interface RequestsBelow {
  readonly keyWeights: Float64Array;
  readonly setWeights: Float64Array;
  readonly below: Map<number, Float64Array>;
}

/** T4: the part of an operation's requests for a key that goes to a piece of its collection, 0…1. */
export function pieceShare(world: World, lane: Lane, operation: number, key: number, piece: Piece): number {
  if (piece.from === 0 && piece.to === 1) return 1;
  const { sortKey } = (world.operations[operation] as OperationFacts).operation;
  // Ascending sort keys and the newest items are all at the upper end.
  if (sortKey !== 'random') return piece.to === 1 ? 1 : 0;
  const order = orderOf(world, lane, key);
  if (order === null) return piece.to - piece.from;
  const below = requestsBelow(world, lane, operation, key, order);
  return amountBelow(order.ends, below, piece.to) - amountBelow(order.ends, below, piece.from);
}

/**
 * What the items of a key within `piece` are asked for, in their order, if its requests come at these rates by operation
 * (any unit); only of operations with random sort keys. Null: the items are all alike.
 */
export function itemAmounts(
  world: World,
  lane: Lane,
  key: number,
  piece: Piece,
  rates: readonly number[],
): Float64Array | null {
  const order = orderOf(world, lane, key);
  if (order === null) return null;
  const { first, end } = innerEnds(order, piece);
  const amounts = new Float64Array(end - first + 1);
  for (const [operation, rate] of rates.entries()) {
    if (rate === 0) continue;
    const below = requestsBelow(world, lane, operation, key, order);
    let before = amountBelow(order.ends, below, piece.from);
    for (let item = first; item <= end; item += 1) {
      const upTo = item < end ? (below[item] as number) : amountBelow(order.ends, below, piece.to);
      amounts[item - first] = (amounts[item - first] as number) + rate * (upTo - before);
      before = upTo;
    }
  }
  return amounts;
}

/** Where the items of a key within `piece` end, the last at its end: places of a cut. Null: the items are all alike. */
export function itemEnds(world: World, lane: Lane, key: number, piece: Piece): Float64Array | null {
  const order = orderOf(world, lane, key);
  if (order === null) return null;
  const { first, end } = innerEnds(order, piece);
  const ends = new Float64Array(end - first + 1);
  ends.set(order.ends.subarray(first, end));
  ends[end - first] = piece.to;
  return ends;
}

/** The items [first, end) that end strictly inside a piece. */
function innerEnds(
  { ends }: ItemOrder,
  { from, to }: Piece,
): { readonly first: number; readonly end: number } {
  const first = itemAt(ends, from);
  let end = itemAt(ends, to);
  while (end > first && (ends[end - 1] as number) >= to) end -= 1;
  return { first, end };
}

/** The first item that ends above a place; the number of items where none does. */
function itemAt(ends: Float64Array, place: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ends[middle] as number) > place) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Null: the sort key says nothing of single items. */
function orderOf(world: World, lane: Lane, key: number): ItemOrder | null {
  const { sortKey } = lane.table;
  if (sortKey === null || Object.hasOwn(world.sets.perItem, sortKey)) return null;
  const { orders } = knownOf(world, lane, sortKey);
  const known = orders.get(key);
  if (known !== undefined) return known;
  const order = makeOrder(world.sets, lane.keys, key, sortKey);
  orders.set(key, order);
  return order;
}

function knownOf(world: World, lane: Lane, sortKey: string): ItemOrders {
  const { sets } = world;
  const { itemOrders: known } = lane;
  const { setOf } = lane.keys;
  if (known?.sets === sets && known.setOf === setOf && known.sortKey === sortKey) return known;
  lane.itemOrders = { sets, setOf, sortKey, orders: new Map(), requests: [] };
  return lane.itemOrders;
}

function makeOrder(all: ItemSets, keys: KeyTable, key: number, sortKey: string): ItemOrder {
  const sets = setsInOrder(all, keys, key, sortKey);
  const codes = columnOf(all, sortKey)?.codes;
  const itemOf = new Int32Array(sets.length);
  const lengths: number[] = [];
  for (const [at, set] of sets.entries()) {
    if (at === 0 || codes?.[set] !== codes?.[sets[at - 1] as number]) lengths.push(0);
    itemOf[at] = lengths.length - 1;
    lengths[lengths.length - 1] = (lengths.at(-1) as number) + (all.items[set] as number);
  }
  return { ends: sumsUpTo(lengths), itemOf, sets };
}

function requestsBelow(
  world: World,
  lane: Lane,
  operation: number,
  key: number,
  order: ItemOrder,
): Float64Array {
  const { requests } = knownOf(world, lane, lane.table.sortKey as string);
  const keyWeights = lane.keyWeights[operation] as Float64Array;
  let known = requests[operation];
  if (known?.keyWeights !== keyWeights) {
    const { operation: asked } = world.operations[operation] as OperationFacts;
    // Weights of keys are of the tick at which the ledger began, as long as it goes on.
    const setWeights = operationSetWeights(world.sets, asked.keys, lane.ledgerTick);
    known = { keyWeights, setWeights, below: new Map() };
    requests[operation] = known;
  }
  const found = known.below.get(key);
  if (found !== undefined) return found;
  const weights: number[] = new Array<number>(order.ends.length).fill(0);
  for (const [at, set] of order.sets.entries()) {
    const item = order.itemOf[at] as number;
    weights[item] = (weights[item] as number) + (known.setWeights[set] as number);
  }
  const below = sumsUpTo(weights);
  known.below.set(key, below);
  return below;
}

/** Running sums as parts of the whole; of nothing, all alike. The last is 1. */
function sumsUpTo(amounts: readonly number[]): Float64Array {
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  let sum = 0;
  const sums = Float64Array.from(amounts, (amount, index) => {
    sum += amount;
    return total > 0 ? sum / total : (index + 1) / amounts.length;
  });
  sums[sums.length - 1] = 1;
  return sums;
}

/** What lies below a place of the order, of amounts that add up to `below` at these `ends`. */
function amountBelow(ends: Float64Array, below: Float64Array, place: number): number {
  const item = itemAt(ends, place);
  if (item === ends.length) return 1;
  const [start, amount] = [ends[item - 1] ?? 0, below[item - 1] ?? 0];
  // A place inside an item is left over from when other items lay there.
  const part = (place - start) / ((ends[item] as number) - start);
  return amount + part * ((below[item] as number) - amount);
}
