/**
 * The list of up to a million keys, sorted and searched, and the profile of their traffic along the key space.
 * What takes a pass over all keys is kept until keys or traffic change.
 */
import { KEY_SPACE, PARTITION_READ_UNITS, PARTITION_WRITE_UNITS } from '../engine/limits.ts';
import { orderByPosition } from '../engine/radixSort.ts';
import { rateFactor } from '../engine/traffic/pattern.ts';
import type { Dimension } from '../engine/types.ts';
import type { Lane, World } from '../engine/world.ts';
import type { KeyLine, KeyOrder, KeyProfile, KeyWindow, Question } from '../protocol/questions.ts';

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

/** The hottest keys one by one, and all others summed up in equal bins of the key space. */
export function keyProfile(world: World, lists: KeyLists, question: Question<'keyProfile'>): KeyProfile {
  const { lane, bins, hottest } = question;
  const { keys } = laneOf(world, lane);
  const { byTraffic } = listOf(world, lists, lane);
  const profile: KeyProfile = {
    hottest: Array.from(byTraffic.slice(0, hottest).sort(), lineMaker(world, lane)),
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

function add(column: Float32Array | Float64Array, index: number, value: number): void {
  column[index] = (column[index] as number) + value;
}

function laneOf(world: World, lane: number): Lane {
  return world.lanes[lane] as Lane;
}

function lineMaker(world: World, lane: number): (key: number) => KeyLine {
  const { keys } = laneOf(world, lane);
  const [reads, writes] = ratesNow(world, lane);
  return (key) => ({
    name: keys.names[key] as string,
    position: keys.positions[key] as number,
    items: keys.items[key] as number,
    bytes: keys.bytes[key] as number,
    offered: [reads[key] as number, writes[key] as number],
  });
}

/** Units/s each key is asked for at this moment, by dimension. */
function ratesNow(world: World, lane: number): readonly [Float64Array, Float64Array] {
  const { keys, keyWeights } = laneOf(world, lane);
  const rates = [new Float64Array(keys.size), new Float64Array(keys.size)] as const;
  for (const [index, { units, dimension }] of operationRates(world).entries()) {
    const weights = keyWeights[index] as Float64Array;
    const column = rates[dimension];
    for (let key = 0; key < column.length; key += 1) add(column, key, (weights[key] as number) * units);
  }
  return rates;
}

/** Units/s each operation asks for at this moment. */
function operationRates({ operations, tick }: World): { units: number; dimension: Dimension }[] {
  return operations.map(({ operation, units, dimension }) => ({
    units: operation.requestsPerSecond * rateFactor(operation.pattern, tick) * units,
    dimension,
  }));
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
  const rates = operationRates(world);
  const total = rates.reduce((sum, { units }) => sum + units, 0);
  return rates.map(({ units }) => Math.round((100 * units) / (total || 1))).join();
}

/** Keys from the hottest to the coldest; heat is use of the hard limit, reads and writes together (S2). */
function orderByHeat([reads, writes]: readonly [Float64Array, Float64Array]): Int32Array {
  const heat = reads.map(
    (units, key) => units / PARTITION_READ_UNITS + (writes[key] as number) / PARTITION_WRITE_UNITS,
  );
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
