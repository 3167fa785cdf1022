/**
 * The accounts (M2): what was asked for, served, refused and stored, per partition and per key, without touching
 * a key in a tick.
 *
 * Weights are constant between two changes of keys or traffic. So a key's requests are its weight times the
 * requests of the operation, and what it lost is its weight times `loss`, the refused requests per unit of
 * weight, which a partition counts in the rare ticks in which it refuses (C5: every key loses the same part).
 * A child inherits the `loss` of its parent, hence the figures of a key survive splits. When weights do change,
 * the growth of the items is written down and the figures begin anew (`ledgerTick`).
 */
import { pieceShare } from './itemOrder.ts';
import { pieceOf, slotsOfKey } from './keyRanges.ts';
import type { PartitionColumns } from './partitions.ts';
import { operationSetWeights } from './traffic/keyChoice.ts';
import type { Dimension, KeyTable, Operation } from './types.ts';
import { addsBytes, dimensionOf, unitsPerRequest } from './units.ts';
import type { Lane, World } from './world.ts';

/** Keys (by index) whose collections are full (S5). Replaced, never written. */
export type FullKeys = ReadonlySet<number>;

/** What the engine needs to know of an operation, derived once. */
export interface OperationFacts {
  readonly operation: Operation;
  readonly dimension: Dimension;
  readonly units: number;
  /** Items and bytes that one served request adds. */
  readonly itemsAdded: number;
  readonly bytesAdded: number;
}

/** Derives the facts of all operations (U1–U3, T1). */
export function operationFacts(operations: readonly Operation[]): OperationFacts[] {
  return operations.map((operation) => {
    const itemsAdded = addsBytes(operation.kind) ? operation.itemsPerRequest : 0;
    return {
      operation,
      dimension: dimensionOf(operation.kind),
      units: unitsPerRequest(operation),
      itemsAdded,
      bytesAdded: itemsAdded * operation.itemBytes,
    };
  });
}

/** Computes what part of each operation's requests comes to a slot, and what part is rejected there (S5). */
export function weighSlot(world: World, lane: Lane, slot: number): void {
  const { partitions, keys } = lane;
  const first = partitions.state.firstKey[slot] as number;
  const end = partitions.state.endKey[slot] as number;
  for (const [index, facts] of world.operations.entries()) {
    const weights = lane.keyWeights[index] as Float64Array;
    let sum = 0;
    for (let key = first; key < end; key += 1) sum += weights[key] as number;
    for (const key of outerKeys(first, end)) {
      const share = pieceShare(world, lane, index, key, pieceOf(partitions, slot, keys, key));
      sum -= (weights[key] as number) * (1 - share);
    }
    let rejected = 0;
    if (facts.itemsAdded > 0)
      for (const key of lane.fullKeys) if (key >= first && key < end) rejected += weights[key] as number;
    (partitions.weight[index] as Float64Array)[slot] = Math.max(0, sum - rejected);
    (partitions.rejectedWeight[index] as Float64Array)[slot] = rejected;
  }
}

/** The keys of a run that may lie here in part: the first and the last. */
export function outerKeys(first: number, end: number): number[] {
  if (end <= first) return [];
  return end - first === 1 ? [first] : [first, end - 1];
}

/**
 * Writes the requests since the last flush into the partitions' running second. Must come before every change of
 * weights or ranges.
 */
export function flush(world: World, lane: Lane): void {
  const { partitions, second } = lane;
  for (const [index, facts] of world.operations.entries()) {
    const requests = lane.arrivedUnflushed[index] as number;
    if (requests === 0) continue;
    lane.arrivedUnflushed[index] = 0;
    lane.arrivedSince[index] = (lane.arrivedSince[index] as number) + requests;
    const units = requests * facts.units;
    const weight = partitions.weight[index] as Float64Array;
    const rejectedWeight = partitions.rejectedWeight[index] as Float64Array;
    const { offeredNow } = partitions.flow[facts.dimension];
    const { rejectedNow } = partitions.state;
    let sum = 0;
    for (let slot = 0; slot < partitions.count; slot += 1) {
      const rejected = units * (rejectedWeight[slot] as number);
      const offered = units * (weight[slot] as number) + rejected;
      offeredNow[slot] = (offeredNow[slot] as number) + offered;
      rejectedNow[slot] = (rejectedNow[slot] as number) + rejected;
      second.rejected += rejected;
      sum += offered;
    }
    second.offered[facts.dimension] += sum;
  }
}

/** Requests of one key since `ledgerTick`, by operation: asked for, served (neither refused nor rejected). */
export function requestsOfKey(
  world: World,
  lane: Lane,
  key: number,
  operation: number,
): { asked: number; refused: number; rejected: number } {
  const facts = world.operations[operation] as OperationFacts;
  const weight = lane.keyWeights[operation]?.[key] ?? 0;
  const arrived = (lane.arrivedSince[operation] as number) + (lane.arrivedUnflushed[operation] as number);
  const asked = weight * arrived;
  if (facts.itemsAdded > 0 && lane.fullKeys.has(key)) return { asked, refused: 0, rejected: asked };
  let refused = 0;
  for (const slot of slotsOfKey(lane.partitions, lane.keys, key)) {
    const share = pieceShare(world, lane, operation, key, pieceOf(lane.partitions, slot, lane.keys, key));
    refused += weight * share * ((lane.partitions.loss[operation] as Float64Array)[slot] as number);
  }
  return { asked, refused, rejected: 0 };
}

/** Bytes that puts have added since `ledgerTick` to the part of a key that lies in a slot. */
function pieceGrowth(world: World, lane: Lane, slot: number, key: number): number {
  let bytes = 0;
  for (const [index, facts] of world.operations.entries()) {
    if (facts.bytesAdded === 0 || lane.fullKeys.has(key)) continue;
    const served =
      (lane.arrivedSince[index] as number) - ((lane.partitions.loss[index] as Float64Array)[slot] as number);
    // As long as the ledger has just begun, the weights may be those of before.
    if (served === 0) continue;
    const weight = lane.keyWeights[index]?.[key] ?? 0;
    const share = pieceShare(world, lane, index, key, pieceOf(lane.partitions, slot, lane.keys, key));
    bytes += weight * share * served * facts.bytesAdded;
  }
  return bytes;
}

/** Bytes now of the part of a key that lies in a slot. Exact after a `flush`. */
export function pieceBytes(world: World, lane: Lane, slot: number, key: number): number {
  return pieceBase(lane.partitions, slot, lane.keys, key) + pieceGrowth(world, lane, slot, key);
}

/** Bytes of that part when the key figures began. */
function pieceBase(columns: PartitionColumns, slot: number, keys: KeyTable, key: number): number {
  const piece = pieceOf(columns, slot, keys, key);
  if (piece.from === 0 && piece.to === 1) return keys.bytes[key] as number;
  const { firstKey, startPieceBytes, endPieceBytes } = columns.state;
  const atStart = key === firstKey[slot] && piece.from > 0;
  return (atStart ? startPieceBytes : endPieceBytes)[slot] as number;
}

/** Notes that the part of `key` in `slot` has `bytes` now, as its base. A whole key's base is in the key table. */
export function setPieceBytes(world: World, lane: Lane, slot: number, key: number, bytes: number): void {
  const piece = pieceOf(lane.partitions, slot, lane.keys, key);
  if (piece.from === 0 && piece.to === 1) return;
  const base = bytes - pieceGrowth(world, lane, slot, key);
  const { firstKey, startPieceBytes, endPieceBytes } = lane.partitions.state;
  const atStart = key === firstKey[slot] && piece.from > 0;
  (atStart ? startPieceBytes : endPieceBytes)[slot] = base;
}

/** Bytes, or items, that puts have added to a slot since `ledgerTick`. Exact after a `flush`. */
function slotGrowth(world: World, lane: Lane, slot: number, added: 'bytesAdded' | 'itemsAdded'): number {
  let growth = 0;
  for (const [index, facts] of world.operations.entries()) {
    if (facts[added] === 0) continue;
    const served =
      (lane.arrivedSince[index] as number) - ((lane.partitions.loss[index] as Float64Array)[slot] as number);
    growth += ((lane.partitions.weight[index] as Float64Array)[slot] as number) * served * facts[added];
  }
  return growth;
}

/** Items of a table at the last `flush`: those of its keys, and what puts have added. */
export function tableItems(world: World, lane: Lane): number {
  let items = 0;
  for (const ofKey of lane.keys.items) items += ofKey;
  for (let slot = 0; slot < lane.partitions.count; slot += 1)
    items += slotGrowth(world, lane, slot, 'itemsAdded');
  return items;
}

/** Notes that a slot, whose weights are final, holds `bytes` now. */
export function setSlotBytes(world: World, lane: Lane, slot: number, bytes: number): void {
  lane.partitions.state.bytes[slot] = bytes;
  lane.partitions.state.baseBytes[slot] = bytes - slotGrowth(world, lane, slot, 'bytesAdded');
}

/** Brings the bytes of all partitions up to date; nothing to do without operations that add bytes. */
export function growPartitions(world: World, lane: Lane): void {
  if (world.operations.every((facts) => facts.bytesAdded === 0)) return;
  const { bytes, baseBytes } = lane.partitions.state;
  for (let slot = 0; slot < lane.partitions.count; slot += 1)
    bytes[slot] = (baseBytes[slot] as number) + slotGrowth(world, lane, slot, 'bytesAdded');
}

/** Bytes of all keys and parts of keys in a slot, added up one by one. */
export function bytesOfKeysIn(world: World, lane: Lane, slot: number): number {
  const first = lane.partitions.state.firstKey[slot] as number;
  const end = lane.partitions.state.endKey[slot] as number;
  let sum = 0;
  for (let key = first; key < end; key += 1) sum += pieceBytes(world, lane, slot, key);
  return sum;
}

/**
 * Begins the key figures anew: writes what puts have added into the items, and sets all counts of requests to zero.
 * The requests must be flushed. Must come before every change of weights.
 */
export function restartLedger(world: World, lane: Lane): void {
  const { partitions } = lane;
  growPartitions(world, lane);
  const pieces = cutPieces(world, lane);
  foldGrowth(world, lane);
  for (const index of world.operations.keys()) {
    const arrived = lane.arrivedSince[index] as number;
    lane.blockStartRequests[index] = (lane.blockStartRequests[index] as number) - arrived;
  }
  lane.arrivedSince.fill(0);
  for (const loss of partitions.loss) loss.fill(0);
  lane.ledgerTick = world.tick;
  for (const { slot, key, bytes } of pieces) setPieceBytes(world, lane, slot, key, bytes);
  for (let slot = 0; slot < partitions.count; slot += 1)
    setSlotBytes(world, lane, slot, partitions.state.bytes[slot] as number);
}

/** All parts of cut collections with their bytes. */
export function cutPieces(world: World, lane: Lane): { slot: number; key: number; bytes: number }[] {
  const { firstKey, endKey } = lane.partitions.state;
  return lane.partitions.order.flatMap((slot) =>
    outerKeys(firstKey[slot] as number, endKey[slot] as number)
      .filter((key) => {
        const piece = pieceOf(lane.partitions, slot, lane.keys, key);
        return piece.to - piece.from < 1;
      })
      .map((key) => ({ slot, key, bytes: pieceBytes(world, lane, slot, key) })),
  );
}

/** Adds the served puts to the items of each set and each key. */
function foldGrowth(world: World, lane: Lane): void {
  if (world.operations.every((facts) => facts.itemsAdded === 0)) return;
  const { keys } = lane;
  const items = lane.grown?.items.slice() ?? new Float64Array(world.sets.size);
  const bytes = lane.grown?.bytes.slice() ?? new Float64Array(world.sets.size);
  const keyItems = keys.items.slice();
  const keyBytes = keys.bytes.slice();
  for (const [index, facts] of world.operations.entries()) {
    if (facts.itemsAdded === 0) continue;
    const setWeights = operationSetWeights(world.sets, facts.operation.keys, lane.ledgerTick);
    const keyWeights = lane.keyWeights[index] as Float64Array;
    for (let key = 0; key < keys.size; key += 1) {
      const weight = keyWeights[key] as number;
      if (weight === 0) continue;
      const { asked, refused, rejected } = requestsOfKey(world, lane, key, index);
      const served = asked - refused - rejected;
      keyItems[key] = (keyItems[key] as number) + served * facts.itemsAdded;
      keyBytes[key] = (keyBytes[key] as number) + served * facts.bytesAdded;
      const end = keys.setStart[key + 1] as number;
      for (let at = keys.setStart[key] as number; at < end; at += 1) {
        const set = keys.setOf[at] as number;
        const part = (served * (setWeights[set] as number)) / weight;
        items[set] = (items[set] as number) + part * facts.itemsAdded;
        bytes[set] = (bytes[set] as number) + part * facts.bytesAdded;
      }
    }
  }
  lane.grown = { items, bytes, gone: lane.grown?.gone ?? new Map() };
  lane.keys = { ...keys, items: keyItems, bytes: keyBytes };
}
