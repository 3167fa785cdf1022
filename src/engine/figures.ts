/** What people look at: a table, its partitions, SSDs and keys in units/s, computed when asked for. */
import { fail, type Result, succeed } from '../base/result.ts';
import { HARD_LIMITS, tokensOf } from './capacity/admit.ts';
import { bucketSize, capacityOf } from './capacity/bucket.ts';
import { adaptiveShares, fixedShares } from './capacity/capacityShare.ts';
import { encodeKey, hashHex } from './hash.ts';
import { pieceShare } from './itemOrder.ts';
import { pieceOf, rangeOf, slotsOfKey } from './keyRanges.ts';
import { findKey } from './keyTable.ts';
import { type OperationFacts, requestsOfKey, tableItems } from './ledger.ts';
import { TICKS_PER_SECOND } from './limits.ts';
import { unitsOfLastSecond } from './rebalance/placeOnSsd.ts';
import { slotOfId } from './rebalance/splits.ts';
import {
  CAUSES,
  DIMENSIONS,
  type Dimension,
  type KeyFigures,
  type KeyType,
  type PartitionFigures,
  type SsdFigures,
  WRITE,
} from './types.ts';
import type { Lane, World } from './world.ts';

/** A table over the last second; units/s. */
export interface TableFigures {
  readonly offered: readonly [number, number];
  readonly served: readonly [number, number];
  /** By dimension, then by cause. */
  readonly throttled: readonly [readonly number[], readonly number[]];
  readonly rejected: number;
  /** Tokens in the bucket (`fixed`: in all partitions' buckets) at the end of that second, and the most it holds. */
  readonly tokens: readonly [number, number];
  readonly tokensMost: readonly [number, number];
  readonly provisioned: readonly [number, number];
  readonly partitions: number;
  readonly keys: number;
  /** At the last full second; puts that are partly refused leave fractions. */
  readonly items: number;
  readonly bytes: number;
}

/** A key in a list of the hottest; units/s. */
export interface HotKey {
  readonly name: string;
  readonly offered: readonly [number, number];
  readonly served: readonly [number, number];
  /** Of all units offered to the table, reads and writes weighed by their hard limits; 0…1. */
  readonly shareOfTable: number;
}

const NO_LOSS: readonly number[] = [0, 0, 0, 0];

/** The lane with this index; a wrong index is a defect of the caller. */
export function laneAt(world: World, index: number): Lane {
  const lane = world.lanes[index];
  if (lane === undefined) throw new RangeError(`There is no lane ${index}`);
  return lane;
}

/** The table of a lane over the last second. */
export function tableFigures(world: World, index: number): TableFigures {
  const lane = laneAt(world, index);
  const { lastSecond, partitions, table } = lane;
  return {
    offered: lastSecond?.offered ?? [0, 0],
    served: lastSecond?.served ?? [0, 0],
    throttled: lastSecond?.throttled ?? [NO_LOSS, NO_LOSS],
    rejected: lastSecond?.rejected ?? 0,
    tokens: [burstLeft(lane, 0), burstLeft(lane, 1)],
    tokensMost: [bucketSize(table, 0), bucketSize(table, 1)],
    provisioned: [capacityOf(table, 0), capacityOf(table, 1)],
    partitions: partitions.count,
    keys: lane.keys.size,
    items: tableItems(world, lane),
    bytes: partitions.state.bytes.subarray(0, partitions.count).reduce((sum, part) => sum + part, 0),
  };
}

/**
 * C3: tokens of a table's bucket at the end of the last second, the moment that all figures are of. A lower capacity
 * clips the bucket at once.
 */
export function burstLeft(lane: Lane, dimension: Dimension): number {
  const tokens = lane.lastSecond?.tokens[dimension] ?? tokensOf(lane, dimension);
  return Math.min(tokens, bucketSize(lane.table, dimension));
}

/** C2: the capacity share of every slot, units/s, from the last second. */
export function capacityShares(lane: Lane, dimension: Dimension): number[] {
  const { partitions, table } = lane;
  const capacity = capacityOf(table, dimension);
  if (table.regime === 'fixed')
    return fixedShares(capacity, Array.from(partitions.state.shareWeight.subarray(0, partitions.count)));
  const wanted = Array.from(partitions.flow[dimension].offeredSecond.subarray(0, partitions.count));
  return adaptiveShares(capacity, wanted, HARD_LIMITS[dimension]);
}

/**
 * M2: whether a partition has yet to complete a second. Its totals are empty, and the columns of the last second hold
 * its part of what its parent did.
 */
function isNew({ partitions }: Lane, dimension: Dimension, slot: number): boolean {
  return partitions.flow[dimension].offeredTotal[slot] === 0;
}

/** M2: units a slot refused in the last second, by cause. What its parent refused is no refusal of its own. */
export function refusedLastSecond(lane: Lane, dimension: Dimension, slot: number, cause: number): number {
  if (isNew(lane, dimension, slot)) return 0;
  return (lane.partitions.flow[dimension].lostSecond[cause] as Float64Array)[slot] as number;
}

/** M2: units a slot was asked for in the last second: served, refused by itself, or rejected. */
export function offeredLastSecond(lane: Lane, dimension: Dimension, slot: number): number {
  const { offeredSecond, servedSecond } = lane.partitions.flow[dimension];
  if (!isNew(lane, dimension, slot)) return offeredSecond[slot] as number;
  return (servedSecond[slot] as number) + rejectedLastSecond(lane, dimension, slot);
}

/** S5: units of writes that a slot rejected in the last second. */
export function rejectedLastSecond({ partitions }: Lane, dimension: Dimension, slot: number): number {
  return dimension === WRITE ? (partitions.state.rejectedSecond[slot] as number) : 0;
}

/** All partitions of a lane in key order. */
export function partitionFigures(world: World, index: number): PartitionFigures[] {
  const lane = laneAt(world, index);
  const shares = DIMENSIONS.map((dimension) => capacityShares(lane, dimension));
  return lane.partitions.order.map((slot) =>
    figuresOfSlot(lane, slot, [shares[0]?.[slot] ?? 0, shares[1]?.[slot] ?? 0]),
  );
}

function figuresOfSlot(lane: Lane, slot: number, share: readonly [number, number]): PartitionFigures {
  const { state, flow } = lane.partitions;
  const id = state.id[slot] as number;
  const pair = (pick: (dimension: Dimension) => number): [number, number] => [pick(0), pick(1)];
  const at = (columns: readonly Float64Array[]): number[] => columns.map((column) => column[slot] as number);
  const totalOffered = pair((dimension) => flow[dimension].offeredTotal[slot] as number);
  const totalThrottled = [at(flow[0].lostTotal), at(flow[1].lostTotal)] as const;
  const totalRejected = state.rejectedTotal[slot] as number;
  return {
    id,
    parent: state.parent[slot] === 0 ? null : (state.parent[slot] as number),
    range: rangeOf(lane.partitions, slot),
    ssd: state.ssd[slot] as number,
    keys: (state.endKey[slot] as number) - (state.firstKey[slot] as number),
    bytes: state.bytes[slot] as number,
    share,
    offered: pair((dimension) => offeredLastSecond(lane, dimension, slot)),
    served: pair((dimension) => flow[dimension].servedSecond[slot] as number),
    throttled: [refusedByCause(lane, 0, slot), refusedByCause(lane, 1, slot)],
    totalOffered,
    totalServed: [
      totalOffered[0] - total(totalThrottled[0]),
      totalOffered[1] - total(totalThrottled[1]) - totalRejected,
    ],
    totalThrottled,
    totalRejected,
    splitDoneTick: lane.pendingSplits.find((split) => split.partition === id)?.doneTick ?? null,
    moveDoneTick: lane.pendingMove?.partition === id ? lane.pendingMove.doneTick : null,
  };
}

/** What a slot refused in the last second, in the order of the causes. */
export function refusedByCause(lane: Lane, dimension: Dimension, slot: number): number[] {
  return CAUSES.map((_, cause) => refusedLastSecond(lane, dimension, slot, cause));
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

/** All SSDs of a lane. Ids count from 0. */
export function ssdFigures(world: World, index: number): SsdFigures[] {
  const lane = laneAt(world, index);
  const { state, order } = lane.partitions;
  const { ssd } = lane.table.assumptions;
  return Array.from({ length: lane.ssdCount }, (_, id) => {
    const slots = order.filter((slot) => state.ssd[slot] === id);
    return {
      id,
      partitions: slots.map((slot) => state.id[slot] as number),
      bytes: total(slots.map((slot) => state.bytes[slot] as number)),
      bytesMost: ssd.bytes,
      unitsPerSecond: total(slots.map((slot) => unitsOfLastSecond(lane, slot))),
      unitsPerSecondMost: ssd.unitsPerSecond,
    };
  });
}

/**
 * Units/s of one key over the last second, and what of it was served: by its partitions' losses (C5). `slots`: only what
 * comes to these.
 */
export function unitsOfKey(
  world: World,
  lane: Lane,
  key: number,
  slots: readonly number[] = slotsOfKey(lane.partitions, lane.keys, key),
): { offered: [number, number]; served: [number, number] } {
  const offered: [number, number] = [0, 0];
  const served: [number, number] = [0, 0];
  for (const [index, facts] of world.operations.entries()) {
    const units = requestsLastSecond(world, index) * facts.units * (lane.keyWeights[index]?.[key] ?? 0);
    const isRejected = facts.itemsAdded > 0 && lane.fullKeys.has(key);
    for (const slot of slots) {
      const share = pieceShare(world, lane, index, key, pieceOf(lane.partitions, slot, lane.keys, key));
      offered[facts.dimension] += units * share;
      if (isRejected) continue;
      served[facts.dimension] += units * share * servedPart(lane, facts, slot);
    }
  }
  return { offered, served };
}

/** Requests of an operation in the ticks of the last second. */
function requestsLastSecond(world: World, operation: number): number {
  const recent = world.streams[operation]?.recent;
  if (recent === undefined) return 0;
  const end = world.tick - (world.tick % TICKS_PER_SECOND);
  let sum = 0;
  for (let tick = Math.max(0, end - TICKS_PER_SECOND); tick < end; tick += 1)
    sum += recent[tick % recent.length] as number;
  return sum;
}

/** What part of the units that were not rejected a slot served in the last second. */
function servedPart(lane: Lane, { dimension }: OperationFacts, slot: number): number {
  const { offeredSecond, servedSecond } = lane.partitions.flow[dimension];
  const asked = (offeredSecond[slot] as number) - rejectedLastSecond(lane, dimension, slot);
  return asked > 0 ? (servedSecond[slot] as number) / asked : 1;
}

/**
 * The hottest keys of a partition (null: of the table), most heat first (S2), ties by key order; of a key that is cut
 * what comes to that partition.
 */
export function hottestKeys(world: World, index: number, partition: number | null, count: number): HotKey[] {
  const lane = laneAt(world, index);
  const slot = partition === null ? -1 : slotOfId(lane, partition);
  if (partition !== null && slot < 0) return [];
  const { firstKey, endKey } = lane.partitions.state;
  const first = slot < 0 ? 0 : (firstKey[slot] as number);
  const end = slot < 0 ? lane.keys.size : (endKey[slot] as number);
  const rates = world.operations.map((facts, operation) => {
    const requests = requestsLastSecond(world, operation);
    return (requests * facts.units) / HARD_LIMITS[facts.dimension];
  });
  const partOf = (key: number, operation: number): number =>
    slot < 0 ? 1 : pieceShare(world, lane, operation, key, pieceOf(lane.partitions, slot, lane.keys, key));
  const heatOf = (key: number): number =>
    rates.reduce(
      (sum, rate, operation) =>
        sum + rate * (lane.keyWeights[operation]?.[key] ?? 0) * partOf(key, operation),
      0,
    );
  const whole = rates.reduce((sum, rate) => sum + rate, 0);
  return largest(first, end, count, heatOf).map(({ key, value }) => ({
    name: lane.keys.names[key] as string,
    ...unitsOfKey(world, lane, key, slot < 0 ? undefined : [slot]),
    shareOfTable: whole > 0 ? value / whole : 0,
  }));
}

/** The `count` keys in [first, end) with the largest values, largest first. */
function largest(
  first: number,
  end: number,
  count: number,
  amountOf: (key: number) => number,
): { key: number; value: number }[] {
  const best: { key: number; value: number }[] = [];
  for (let key = first; key < end; key += 1) {
    const value = amountOf(key);
    const last = best.at(-1);
    if (best.length >= count && last !== undefined && value <= last.value) continue;
    let place = best.length;
    while (place > 0 && (best[place - 1] as { value: number }).value < value) place -= 1;
    best.splice(place, 0, { key, value });
    if (best.length > count) best.pop();
  }
  return best;
}

/** What a key (its index) holds, with all that puts have added: items, and bytes. */
export function keyContents(
  world: World,
  index: number,
  key: number,
): { readonly items: number; readonly bytes: number } {
  const lane = laneAt(world, index);
  let items = lane.keys.items[key] as number;
  let bytes = lane.keys.bytes[key] as number;
  for (const [operation, { itemsAdded, bytesAdded }] of world.operations.entries()) {
    if (itemsAdded === 0) continue;
    const { asked, refused, rejected } = requestsOfKey(world, lane, key, operation);
    items += (asked - refused - rejected) * itemsAdded;
    bytes += (asked - refused - rejected) * bytesAdded;
  }
  return { items, bytes };
}

/** Exact figures of one key; the problem names a key that is not there. */
export function keyFigures(world: World, index: number, name: string): Result<KeyFigures> {
  const lane = laneAt(world, index);
  const key = findKey(lane.keys, name);
  if (key < 0) return fail(`There is no key "${name}" in the table.`);
  const offered: [number, number] = [0, 0];
  const throttled: [number, number] = [0, 0];
  let rejectedUnits = 0;
  for (const [operation, facts] of world.operations.entries()) {
    const { asked, refused, rejected } = requestsOfKey(world, lane, key, operation);
    offered[facts.dimension] += asked * facts.units;
    throttled[facts.dimension] += refused * facts.units;
    rejectedUnits += rejected * facts.units;
  }
  const now = unitsOfKey(world, lane, key);
  const hash = hashOf(keyTypeOf(lane), name);
  return succeed({
    name: lane.keys.names[key] as string,
    hash,
    position: lane.keys.positions[key] as number,
    partitions: slotsOfKey(lane.partitions, lane.keys, key).map(
      (slot) => lane.partitions.state.id[slot] as number,
    ),
    ...keyContents(world, index, key),
    sinceTick: lane.ledgerTick,
    offered,
    served: [offered[0] - throttled[0], offered[1] - throttled[1] - rejectedUnits],
    throttled,
    rejected: rejectedUnits,
    offeredPerSecond: now.offered,
    servedPerSecond: now.served,
  });
}

/** K1: type of the partition key; joined keys are strings. */
export function keyTypeOf(lane: Lane): KeyType {
  return lane.table.partitionKey.length > 1 ? 'S' : lane.table.partitionKeyType;
}

/** K1: 32 hex digits; empty if the text is no key of this type. */
export function hashOf(type: KeyType, name: string): string {
  const bytes = encodeKey(type, name);
  return bytes.ok ? hashHex(bytes.value) : '';
}
