/**
 * The list of up to a million keys, sorted and searched, and the profile of their traffic along the key space.
 * What takes a pass over all keys is kept until keys or traffic change.
 */
import { fail, type Result, succeed } from '../base/result.ts';
import { keyContents } from '../engine/figures.ts';
import { pieceShare } from '../engine/itemOrder.ts';
import { pieceOf, slotsOfKey } from '../engine/keyRanges.ts';
import { findKey } from '../engine/keyTable.ts';
import { KEY_SPACE, PARTITION_READ_UNITS, PARTITION_WRITE_UNITS } from '../engine/limits.ts';
import { orderByPosition } from '../engine/radixSort.ts';
import { rateFactor } from '../engine/traffic/pattern.ts';
import type { AttributeColumn, ItemSets, Match, TableConfiguration } from '../engine/types.ts';
import type { Lane, World } from '../engine/world.ts';
import type {
  KeyLine,
  KeyOrder,
  KeyPiece,
  KeyProfile,
  KeyWindow,
  OperationLine,
  Question,
} from '../protocol/questions.ts';

/** What is kept of one lane's keys. */
interface KeyList {
  /** What it was made from: weights by operation, and each operation's part of the traffic in whole percent. */
  readonly keyWeights: readonly Float64Array[];
  readonly mix: string;
  /** Keys from the most asked-for to the least. */
  readonly byTraffic: Int32Array;
  /** The latest search and the keys it found. */
  search: { readonly text: string; readonly order: KeyOrder; readonly found: Int32Array } | null;
}

/** What an operation asks for and costs, whoever is asked. */
export type OperationRates = Omit<OperationLine, 'missingKey'>;

/** Kept lists by lane. */
export type KeyLists = Map<number, KeyList>;

/** None kept yet. */
export function createKeyLists(): KeyLists {
  return new Map();
}

/** A stretch of the keys whose names contain the search text, in any case. */
export function keyWindow(world: World, lists: KeyLists, question: Question<'keys'>): KeyWindow {
  const { lane, search, order, from, count } = question;
  const found = searched(listOf(world, lists, lane), laneOf(world, lane), search, order);
  const lineOf = lineMaker(world, lane);
  return { total: found.length, from, lines: Array.from(found.subarray(from, from + count), lineOf) };
}

/** One key's line, wherever in the list it is. */
export function keyLine(world: World, { lane, key }: Question<'keyLine'>): Result<KeyLine> {
  const index = findKey(laneOf(world, lane).keys, key);
  return index < 0 ? fail(`There is no key "${key}" in the table.`) : succeed(lineMaker(world, lane)(index));
}

/** The hottest keys one by one, and all others summed up in equal bins of the key space. */
export function keyProfile(world: World, lists: KeyLists, question: Question<'keyProfile'>): KeyProfile {
  const { lane, bins, hottest } = question;
  const { keys } = laneOf(world, lane);
  const { byTraffic } = listOf(world, lists, lane);
  const shown = byTraffic.slice(0, hottest).sort();
  const profile: KeyProfile = {
    hottest: Array.from(shown, lineMaker(world, lane)),
    pieces: Array.from(shown).flatMap((key) => piecesOf(world, lane, key)),
    reads: new Float32Array(bins),
    writes: new Float32Array(bins),
    keys: new Float32Array(bins),
  };
  const [reads, writes] = ratesNow(world, lane);
  for (const key of byTraffic.subarray(hottest)) {
    const bin = Math.floor(((keys.positions[key] as number) / KEY_SPACE) * bins);
    add(profile.reads, bin, reads[key] as number);
    add(profile.writes, bin, writes[key] as number);
    add(profile.keys, bin, 1);
  }
  return profile;
}

/** The pieces of a collection that is cut; none if it is whole. */
function piecesOf(world: World, index: number, key: number): KeyPiece[] {
  const lane = laneOf(world, index);
  const { partitions, keys, keyWeights } = lane;
  const slots = slotsOfKey(partitions, keys, key);
  if (slots.length < 2) return [];
  return slots.map((slot) => {
    const piece = pieceOf(partitions, slot, keys, key);
    const offered: [number, number] = [0, 0];
    for (const [at, line] of operationRates(world).entries()) {
      const share = pieceShare(world, lane, at, key, piece);
      offered[line.dimension] += line.offered * (keyWeights[at]?.[key] ?? 0) * share;
    }
    return { key: keys.names[key] as string, partition: partitions.state.id[slot] as number, offered };
  });
}

function add(column: Float32Array | Float64Array, index: number, value: number): void {
  column[index] = (column[index] as number) + value;
}

function laneOf(world: World, lane: number): Lane {
  return world.lanes[lane] as Lane;
}

function lineMaker(world: World, lane: number): (key: number) => KeyLine {
  const { keys, keyWeights, partitions, table } = laneOf(world, lane);
  const operations = operationRates(world);
  /** Units/s of all operations, each taken by the part that `partOf` says, by dimension. */
  const sumUp = (partOf: (operation: number) => number): readonly [number, number] => {
    const sums: [number, number] = [0, 0];
    for (const [index, { offered, dimension }] of operations.entries())
      sums[dimension] += offered * partOf(index);
    return sums;
  };
  const whole = heatOf(...sumUp(() => 1));
  return (key) => {
    const offered = sumUp((operation) => keyWeights[operation]?.[key] ?? 0);
    const sets = keys.setOf.subarray(keys.setStart[key], keys.setStart[key + 1]);
    return {
      name: keys.names[key] as string,
      position: keys.positions[key] as number,
      ...keyContents(world, lane, key),
      offered,
      share: whole > 0 ? heatOf(...offered) / whole : 0,
      partitions: slotsOfKey(partitions, keys, key).length,
      weight: world.sets.weightFactor[sets[0] as number] as number,
      matches: matchesOf(world.sets, sets, table),
    };
  };
}

/** The different values of the partition key's attributes among the sets of one key. */
function matchesOf(
  { columns }: ItemSets,
  sets: Int32Array,
  { partitionKey, partitionKeyType }: TableConfiguration,
): Match[] {
  const used = partitionKey.map((name) => columns.find((column) => column.name === name) as AttributeColumn);
  // A single text is its own name, so that all sets of the key have it.
  const looked = used.length === 1 && partitionKeyType === 'S' ? sets.subarray(0, 1) : sets;
  const known = new Map<string, number>();
  for (const set of looked) {
    const codes = used.map((column) => column.codes[set]).join();
    if (!known.has(codes)) known.set(codes, set);
  }
  return [...known.values()].map((set) =>
    Object.fromEntries(used.map(({ name, values, codes }) => [name, values[codes[set] as number] as string])),
  );
}

/** Units/s each key is asked for at this moment, by dimension. */
function ratesNow(world: World, lane: number): readonly [Float64Array, Float64Array] {
  const { keys, keyWeights } = laneOf(world, lane);
  const rates = [new Float64Array(keys.size), new Float64Array(keys.size)] as const;
  for (const [index, { offered, dimension }] of operationRates(world).entries()) {
    const weights = keyWeights[index] as Float64Array;
    const column = rates[dimension];
    for (let key = 0; key < column.length; key += 1) add(column, key, (weights[key] as number) * offered);
  }
  return rates;
}

/** Units/s each operation asks for at this moment, and what one of its requests costs. */
export function operationRates({ operations, tick }: World): OperationRates[] {
  return operations.map(({ operation, units, dimension }) => ({
    name: operation.name,
    dimension,
    units,
    offered: operation.requestsPerSecond * rateFactor(operation.pattern, tick) * units,
  }));
}

/** S2: use of the hard limits, reads and writes together. */
function heatOf(reads: number, writes: number): number {
  return reads / PARTITION_READ_UNITS + writes / PARTITION_WRITE_UNITS;
}

/** The kept list of a lane, made anew if keys or traffic have changed. */
function listOf(world: World, lists: KeyLists, lane: number): KeyList {
  const { keyWeights } = laneOf(world, lane);
  const mix = mixOf(world);
  const kept = lists.get(lane);
  if (kept !== undefined && kept.keyWeights === keyWeights && kept.mix === mix) return kept;
  const list: KeyList = { keyWeights, mix, byTraffic: orderByHeat(ratesNow(world, lane)), search: null };
  lists.set(lane, list);
  return list;
}

/** Which part of the traffic each operation is: what the order of the keys depends on besides their weights. */
function mixOf(world: World): string {
  const lines = operationRates(world);
  const total = lines.reduce((sum, { offered }) => sum + offered, 0);
  return lines.map(({ offered }) => Math.round((100 * offered) / (total || 1))).join();
}

/** Keys from the hottest to the coldest; heat is use of the hard limit, reads and writes together (S2). */
function orderByHeat([reads, writes]: readonly [Float64Array, Float64Array]): Int32Array {
  const heat = reads.map((units, key) => heatOf(units, writes[key] as number));
  const most = heat.reduce((one, other) => Math.max(one, other), 0) || 1;
  // The sort is for positions in the key space, ascending: the hottest key gets position 0.
  return orderByPosition(heat.map((value) => Math.floor((1 - value / most) * (KEY_SPACE - 1))));
}

function searched(list: KeyList, { keys }: Lane, text: string, order: KeyOrder): Int32Array {
  const { search } = list;
  if (search !== null && search.text === text && search.order === order) return search.found;
  const all = order === 'traffic' ? list.byTraffic : list.byTraffic.slice().sort();
  const needle = text.toLowerCase();
  const found =
    text === '' ? all : all.filter((key) => (keys.names[key] as string).toLowerCase().includes(needle));
  list.search = { text, order, found };
  return found;
}
