/** World → frame and structure: what the engine knows, in the shape the page draws. */
import {
  capacityShares,
  offeredLastSecond,
  refusedLastSecond,
  rejectedLastSecond,
} from '../engine/figures.ts';
import { rangeOf } from '../engine/keyRanges.ts';
import { PARTITION_BYTES, PARTITION_READ_UNITS, PARTITION_WRITE_UNITS } from '../engine/limits.ts';
import { unitsOfLastSecond } from '../engine/rebalance/placeOnSsd.ts';
import { DIMENSIONS, WRITE } from '../engine/types.ts';
import type { Lane, World } from '../engine/world.ts';
import {
  type FrameShape,
  frameLength,
  OFFERED_COLUMNS,
  partitionColumn,
  SERVED_COLUMNS,
  SHARE_COLUMNS,
  ssdColumn,
  THROTTLED_COLUMNS,
} from '../protocol/frame.ts';
import type { LaneStructure, PartitionPlace } from '../protocol/messages.ts';

/** The frame of one lane, laid out as `protocol/frame.ts` says. */
export function laneFrame(lane: Lane): Float32Array<ArrayBuffer> {
  const { partitions, ssdCount } = lane;
  const { flow, state, order } = partitions;
  const shape: FrameShape = { partitions: order.length, ssds: ssdCount };
  const frame = new Float32Array(frameLength(shape));
  for (const dimension of DIMENSIONS) {
    const { servedSecond } = flow[dimension];
    const shares = capacityShares(lane, dimension);
    gather(partitionColumn(frame, shape, OFFERED_COLUMNS[dimension]), order, (slot) =>
      offeredLastSecond(lane, dimension, slot),
    );
    gather(
      partitionColumn(frame, shape, SERVED_COLUMNS[dimension]),
      order,
      (slot) => servedSecond[slot] as number,
    );
    gather(partitionColumn(frame, shape, SHARE_COLUMNS[dimension]), order, (slot) => shares[slot] as number);
    for (const [cause, name] of THROTTLED_COLUMNS[dimension].entries())
      gather(partitionColumn(frame, shape, name), order, (slot) =>
        refusedLastSecond(lane, dimension, slot, cause),
      );
  }
  gather(partitionColumn(frame, shape, 'writeRejected'), order, (slot) =>
    rejectedLastSecond(lane, WRITE, slot),
  );
  gather(partitionColumn(frame, shape, 'bytes'), order, (slot) => state.bytes[slot] as number);
  const load = ssdColumn(frame, shape, 'load');
  const bytes = ssdColumn(frame, shape, 'bytes');
  for (const slot of order) {
    const ssd = state.ssd[slot] as number;
    load[ssd] = (load[ssd] as number) + unitsOfLastSecond(lane, slot);
    bytes[ssd] = (bytes[ssd] as number) + (state.bytes[slot] as number);
  }
  return frame;
}

/** Puts the values of the slots into the order of the key space. */
function gather(column: Float32Array, order: readonly number[], numberOf: (slot: number) => number): void {
  for (let index = 0; index < order.length; index += 1) column[index] = numberOf(order[index] as number);
}

/** What is where in one lane. */
export function laneStructure(lane: Lane): LaneStructure {
  const { ssd } = lane.table.assumptions;
  return {
    partitions: lane.partitions.order.map((slot) => placeOf(lane, slot)),
    ssds: Array.from({ length: lane.ssdCount }, (_, id) => ({
      id,
      loadMost: ssd.unitsPerSecond,
      bytesMost: ssd.bytes,
    })),
    hardLimit: [PARTITION_READ_UNITS, PARTITION_WRITE_UNITS],
    partitionBytesMost: PARTITION_BYTES,
  };
}

function placeOf(lane: Lane, slot: number): PartitionPlace {
  const { state } = lane.partitions;
  const id = state.id[slot] as number;
  return {
    id,
    parent: state.parent[slot] === 0 ? null : (state.parent[slot] as number),
    range: rangeOf(lane.partitions, slot),
    keys: (state.endKey[slot] as number) - (state.firstKey[slot] as number),
    ssd: state.ssd[slot] as number,
    splitDoneTick: lane.pendingSplits.find(({ partition }) => partition === id)?.doneTick ?? null,
    moveDoneTick: lane.pendingMove?.partition === id ? lane.pendingMove.doneTick : null,
  };
}

/** Whether a structure made earlier still tells the truth: asked before every frame, so it makes nothing new. */
export function structureHolds(structure: readonly LaneStructure[], world: World): boolean {
  return (
    structure.length === world.lanes.length &&
    world.lanes.every((lane, index) => laneHolds(structure[index] as LaneStructure, lane))
  );
}

function laneHolds({ partitions, ssds }: LaneStructure, lane: Lane): boolean {
  const { order } = lane.partitions;
  const { ssd } = lane.table.assumptions;
  return (
    partitions.length === order.length &&
    ssds.length === lane.ssdCount &&
    ssds[0]?.loadMost === ssd.unitsPerSecond &&
    ssds[0].bytesMost === ssd.bytes &&
    partitions.every((place, index) => placeHolds(place, lane, order[index] as number))
  );
}

/** A partition's range and parent never change, but its id after a table is laid out anew may mean another. */
function placeHolds(
  place: PartitionPlace,
  { partitions, pendingSplits, pendingMove }: Lane,
  slot: number,
): boolean {
  const { state } = partitions;
  const split = pendingSplits.find(({ partition }) => partition === place.id)?.doneTick ?? null;
  const move = pendingMove?.partition === place.id ? pendingMove.doneTick : null;
  return (
    place.id === state.id[slot] &&
    place.ssd === state.ssd[slot] &&
    place.keys === (state.endKey[slot] as number) - (state.firstKey[slot] as number) &&
    place.splitDoneTick === split &&
    place.moveDoneTick === move &&
    place.range.start.position === state.startPosition[slot] &&
    place.range.end.position === state.endPosition[slot] &&
    place.range.start.sort === state.startSort[slot] &&
    place.range.end.sort === state.endSort[slot]
  );
}
