/**
 * The distinct partition keys of a table in the order of their hashes (K1), and the item collections behind them
 * (K3, K4). Built once for a choice of partition key; never changed afterwards.
 *
 *     sets:  0 dog|collie  1 cat|manx  2 dog|beagle        partition key: animal
 *     keys:  0 cat (position 0x31a4…)  1 dog (0xade4…)      setStart 0 1 3, setOf 1 0 2
 */
import { fail, type Result, succeed } from '../base/result.ts';
import { canonicalKey, positionOf, positionsOf } from './hash.ts';
import { columnOf } from './items.ts';
import { groupByKey, JOINT, type KeyGroups } from './keyGroups.ts';
import { KEYS_MAX } from './limits.ts';
import { orderByPosition } from './radixSort.ts';
import type { AttributeColumn, ItemSets, KeyTable, KeyType } from './types.ts';

/**
 * The key table of `sets` under a partition key of one attribute, or of several whose values are joined with `#` (then
 * of type S). The problem is a sentence for the user: an attribute that does not exist or differs item by item, a
 * value that is no key of this type, too many keys.
 */
export function buildKeyTable(
  sets: ItemSets,
  partitionKey: readonly string[],
  type: KeyType,
): Result<KeyTable> {
  const columns = keyColumns(sets, partitionKey);
  if (!columns.ok) return columns;
  const keyType = partitionKey.length > 1 ? 'S' : type;
  const groups = groupByKey(columns.value, sets.size);
  const count = groups.names.length;
  if (count > KEYS_MAX)
    return fail(`${count} different partition keys are too many; at most ${KEYS_MAX} are taken.`);
  const names = canonicalNames(keyType, groups.names);
  if (!names.ok) return fail(problemOf(partitionKey, names.problem));
  const positions = positionsOf(keyType, names.value);
  if (!positions.ok) return fail(problemOf(partitionKey, positions.problem));
  return succeed(collectKeys(sets, { ...groups, names: names.value }, positions.value));
}

/** The share of each key in requests whose shares over item sets are `setWeights`. */
export function foldToKeys(keys: KeyTable, setWeights: Float64Array): Float64Array {
  return sumByKey(keys, setWeights);
}

/** Index of the key called `name`, or -1. Of a number any way to write it will do. */
export function findKey(keys: KeyTable, name: string): number {
  // The table does not know its key's type; a wrong guess leads to a position where that name is not.
  for (const type of ['S', 'N', 'B'] as const) {
    const text = canonicalKey(type, name);
    const position = positionOf(type, name);
    if (!position.ok || !text.ok) continue;
    for (
      let key = lowerBound(keys.positions, position.value);
      keys.positions[key] === position.value;
      key += 1
    ) {
      if (keys.names[key] === text.value) return key;
    }
  }
  return -1;
}

/** Index of the first position at or above `position`; the number of keys if all lie below. */
export function lowerBound(positions: Float64Array, position: number): number {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((positions[middle] as number) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

function keyColumns(sets: ItemSets, partitionKey: readonly string[]): Result<AttributeColumn[]> {
  if (partitionKey.length === 0) return fail('A partition key needs at least one attribute.');
  const columns: AttributeColumn[] = [];
  for (const name of partitionKey) {
    if (Object.hasOwn(sets.perItem, name)) {
      return fail(`"${name}" differs item by item, so it can only be the sort key.`);
    }
    const column = columnOf(sets, name);
    if (column === undefined) return fail(`The items have no attribute "${name}" for a partition key.`);
    columns.push(column);
  }
  return succeed(columns);
}

/** Two ways to write a number are one key. */
function canonicalNames(type: KeyType, names: readonly string[]): Result<readonly string[]> {
  if (type !== 'N') return succeed(names);
  const canonical: string[] = [];
  for (const name of names) {
    const text = canonicalKey(type, name);
    if (!text.ok) return text;
    canonical.push(text.value);
  }
  return succeed(canonical);
}

function problemOf(partitionKey: readonly string[], problem: string): string {
  return `The partition key ${partitionKey.join(JOINT)}: ${problem}`;
}

/** Keys in the order of their positions; groups of the same name (`1` and `1.0`, `a#` + `b` and `a` + `#b`) are one key. */
function collectKeys(sets: ItemSets, { names, groupOf }: KeyGroups, groupPositions: Float64Array): KeyTable {
  const order = orderTiesByName(orderByPosition(groupPositions), groupPositions, names);
  const keyOfGroup = new Int32Array(names.length);
  const keyNames: string[] = [];
  const positions = new Float64Array(names.length);
  for (const group of order) {
    const name = names[group] as string;
    if (name !== keyNames.at(-1) || keyNames.length === 0) {
      positions[keyNames.length] = groupPositions[group] as number;
      keyNames.push(name);
    }
    keyOfGroup[group] = keyNames.length - 1;
  }
  const size = keyNames.length;
  const owners = listSets(groupOf, keyOfGroup, size);
  return {
    size,
    names: keyNames,
    positions: positions.subarray(0, size),
    items: sumByKey({ size, ...owners }, sets.items),
    bytes: sumByKey({ size, ...owners }, bytesOfSets(sets)),
    ...owners,
  };
}

/** Different keys share a position about once in ten thousand tables of a million keys; then their names decide. */
function orderTiesByName(order: Int32Array, positions: Float64Array, names: readonly string[]): Int32Array {
  const position = (place: number): number | undefined => positions[order[place] ?? -1];
  for (let start = 0; start < order.length; start += 1) {
    let end = start + 1;
    while (end < order.length && position(end) === position(start)) end += 1;
    if (end === start + 1) continue;
    order.subarray(start, end).sort((a, b) => ((names[a] as string) < (names[b] as string) ? -1 : 1));
    start = end - 1;
  }
  return order;
}

/** The sets of each key, one key after the other, each key's sets in their own order. */
function listSets(
  groupOf: Int32Array,
  keyOfGroup: Int32Array,
  size: number,
): Pick<KeyTable, 'setStart' | 'setOf'> {
  const setStart = new Int32Array(size + 1);
  for (const group of groupOf) {
    const after = (keyOfGroup[group] as number) + 1;
    setStart[after] = (setStart[after] as number) + 1;
  }
  for (let key = 0; key < size; key += 1) {
    setStart[key + 1] = (setStart[key + 1] as number) + (setStart[key] as number);
  }
  const next = setStart.slice();
  const setOf = new Int32Array(groupOf.length);
  for (let set = 0; set < groupOf.length; set += 1) {
    const key = keyOfGroup[groupOf[set] as number] as number;
    const place = next[key] as number;
    setOf[place] = set;
    next[key] = place + 1;
  }
  return { setStart, setOf };
}

function bytesOfSets(sets: ItemSets): Float64Array {
  return sets.items.map((items, set) => items * (sets.itemBytes[set] as number));
}

function sumByKey(keys: Pick<KeyTable, 'size' | 'setStart' | 'setOf'>, values: Float64Array): Float64Array {
  const sums = new Float64Array(keys.size);
  for (let key = 0; key < keys.size; key += 1) {
    let sum = 0;
    const end = keys.setStart[key + 1] as number;
    for (let at = keys.setStart[key] as number; at < end; at += 1)
      sum += values[keys.setOf[at] as number] as number;
    sums[key] = sum;
  }
  return sums;
}
