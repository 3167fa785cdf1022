/** One partition becomes two (S1–S4, P3). Acts; where to cut is decided in `planSplit.ts`. */
import { findKeysOfSlot, pieceOf } from '../keyRanges.ts';
import { bytesOfKeysIn, outerKeys, pieceBytes, setPieceBytes, setSlotBytes, weighSlot } from '../ledger.ts';
import { divideSlot, eachColumn, type FlowColumns, growPartitionColumns } from '../partitions.ts';
import { endStretchesOf } from '../stretches.ts';
import { type Boundary, DIMENSIONS, WRITE } from '../types.ts';
import type { Lane, World } from '../world.ts';

/**
 * Cuts the partition at `slot` at `at`, which must lie strictly inside its range. The lower child keeps the slot
 * and the SSD, the upper one gets a new slot on `ssd`. Both get new ids; capacity and tokens are halved (C2).
 * The requests must be flushed. Returns the upper child's slot.
 */
export function splitPartition(world: World, lane: Lane, slot: number, at: Boundary, ssd: number): number {
  endStretchesOf(world, lane, slot);
  lane.partitions = growPartitionColumns(lane.partitions, lane.partitions.count + 1);
  const { partitions } = lane;
  const bytesBefore = outerBytes(world, lane, slot, at);
  const offeredBefore = weightsOf(lane, slot);

  const upper = divideSlot(partitions, slot);
  const { state } = partitions;
  state.endPosition[slot] = at.position;
  state.endSort[slot] = at.sort;
  state.startPosition[upper] = at.position;
  state.startSort[upper] = at.sort;
  state.ssd[upper] = ssd;
  partitions.order.splice(partitions.order.indexOf(slot) + 1, 0, upper);

  const parent = state.id[slot] as number;
  for (const child of [slot, upper]) {
    state.parent[child] = parent;
    state.id[child] = partitions.nextId;
    partitions.nextId += 1;
    // A block of observation that has begun is not complete for the children.
    state.blocksSeen[child] = lane.blockSeconds > 0 ? -1 : 0;
    state.splitting[child] = 0;
    state.moving[child] = 0;
    state.heatRefusal[child] = 0;
    state.sizeRefusal[child] = 0;
    state.shareWeight[child] = (state.shareWeight[child] as number) / 2;
    state.readTokens[child] = (state.readTokens[child] as number) / 2;
    state.writeTokens[child] = (state.writeTokens[child] as number) / 2;
    findKeysOfSlot(partitions, child, lane.keys);
    weighSlot(world, lane, child);
  }
  divideFlows(world, lane, slot, upper, offeredBefore);
  for (const child of [slot, upper]) {
    for (const key of outerKeysOf(lane, child)) {
      const before = bytesBefore.get(key);
      if (before === undefined) continue;
      const piece = pieceOf(partitions, child, lane.keys, key);
      const part = (piece.to - piece.from) / (before.to - before.from);
      setPieceBytes(world, lane, child, key, before.bytes * part);
    }
    setSlotBytes(world, lane, child, bytesOfKeysIn(world, lane, child));
  }
  lane.layoutTick = world.tick;
  return upper;
}

function outerKeysOf(lane: Lane, slot: number): number[] {
  const { firstKey, endKey } = lane.partitions.state;
  return outerKeys(firstKey[slot] as number, endKey[slot] as number);
}

/** Bytes and extent of the collections that are, or will be, in part in this slot. */
function outerBytes(
  world: World,
  lane: Lane,
  slot: number,
  at: Boundary,
): Map<number, { from: number; to: number; bytes: number }> {
  const found = new Map<number, { from: number; to: number; bytes: number }>();
  const { firstKey, endKey } = lane.partitions.state;
  const keys = new Set(outerKeysOf(lane, slot));
  for (let key = firstKey[slot] as number; key < (endKey[slot] as number); key += 1)
    if (lane.keys.positions[key] === at.position) keys.add(key);
  for (const key of keys) {
    const piece = pieceOf(lane.partitions, slot, lane.keys, key);
    found.set(key, { ...piece, bytes: pieceBytes(world, lane, slot, key) });
  }
  return found;
}

function weightsOf(lane: Lane, slot: number): number[] {
  return lane.partitions.weight.map((column) => column[slot] as number);
}

/** Gives each child the part of the parent's flows that its keys have, at the present rates. */
function divideFlows(
  world: World,
  lane: Lane,
  lower: number,
  upper: number,
  weightsBefore: readonly number[],
): void {
  const { partitions } = lane;
  for (const dimension of DIMENSIONS) {
    let whole = 0;
    let part = 0;
    for (const [index, facts] of world.operations.entries()) {
      if (facts.dimension !== dimension) continue;
      const units = facts.operation.requestsPerSecond * facts.units;
      whole += units * (weightsBefore[index] as number);
      part += units * ((partitions.weight[index] as Float64Array)[upper] as number);
    }
    const upperShare = whole > 0 ? Math.min(1, part / whole) : 0;
    dropRefusals(partitions.flow[dimension], lower);
    shareColumns(partitions.flow[dimension], lower, upper, upperShare);
    // What was rejected is a part of the writes that were offered (M2).
    const { rejectedNow, rejectedSecond } = partitions.state;
    if (dimension === WRITE) shareColumns([rejectedNow, rejectedSecond], lower, upper, upperShare);
  }
}

/** M2: what the parent refused in the second in progress is the parent's, and nothing that a child was asked for. */
function dropRefusals({ offeredNow, lostNow }: FlowColumns, slot: number): void {
  for (const column of lostNow) {
    offeredNow[slot] = (offeredNow[slot] as number) - (column[slot] as number);
    column[slot] = 0;
  }
}

function shareColumns(node: unknown, lower: number, upper: number, upperShare: number): void {
  eachColumn(node, (column) => {
    const whole = column[lower] as number;
    column[upper] = whole * upperShare;
    column[lower] = whole - (column[upper] as number);
  });
}
