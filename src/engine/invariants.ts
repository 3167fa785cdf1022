/**
 * What must hold in every state of a run: sentences about what does not, for the properties and the fuzz. Reads only.
 *
 * Sums are taken anew here, from other columns than the engine's own where there are any: the ring instead of its
 * running sum, keys instead of partitions. What needs a memory of what flowed is in `independentBooks.ts`.
 */
import { HARD_LIMITS, partitionTokens } from './capacity/admit.ts';
import { bucketSize, capacityOf } from './capacity/bucket.ts';
import { capacityShares, offeredLastSecond, refusedByCause } from './figures.ts';
import { compareBoundaries, pieceOf, rangeOf } from './keyRanges.ts';
import { bytesOfKeysIn, requestsOfKey } from './ledger.ts';
import { COLLECTION_BYTES_MAX_WITH_LSI, KEY_SPACE, PARTITION_BYTES, TICKS_PER_SECOND } from './limits.ts';
import { eachColumn } from './partitions.ts';
import { CAUSES, DIMENSIONS, type Dimension, type SeriesPoint } from './types.ts';
import type { Lane, World } from './world.ts';

/** What rounding may do to a sum, as a part of it. */
export const TOLERANCE = 1e-9;

type Check = (world: World, lane: Lane) => readonly string[];

/** Hold between any two ticks, after edits too. */
const ALWAYS: readonly Check[] = [
  columnProblems,
  orderProblems,
  rangeProblems,
  pieceProblems,
  weightProblems,
  windowProblems,
  tokenProblems,
  shareProblems,
  ssdProblems,
  workProblems,
  fullKeyProblems,
];

/** Hold when a second is complete, before anything is edited. */
const EACH_SECOND: readonly Check[] = [accountProblems, byteProblems, sizeProblems];

/** Everything that is wrong with a world between two ticks; empty: nothing. */
export function stateProblems(world: World): string[] {
  return world.lanes.flatMap((lane) => ALWAYS.flatMap((check) => named(world, lane, check)));
}

/** Everything that is wrong besides when a second has just been completed. */
export function secondProblems(world: World): string[] {
  return world.lanes.flatMap((lane) => EACH_SECOND.flatMap((check) => named(world, lane, check)));
}

function named(world: World, lane: Lane, check: Check): string[] {
  return check(world, lane).map(
    (problem) => `tick ${world.tick}, lane ${world.lanes.indexOf(lane)}: ${problem}`,
  );
}

/** Whether two sums of the same things are the same but for rounding; `scale`: what they are made of. */
export function agree(left: number, right: number, scale = 0): boolean {
  const size = Math.max(1, Math.abs(left), Math.abs(right), scale);
  return Math.abs(left - right) <= TOLERANCE * size;
}

/** As `agree`, for bytes: what was asked for and refused has been added and taken away, so a byte may be lost. */
export function agreeBytes(left: number, right: number): boolean {
  return Math.abs(left - right) <= 1 || agree(left, right);
}

/** Bytes of all keys now, counted by keys: as built, and what served puts have added since. */
export function tableBytes(world: World, lane: Lane): number {
  let sum = 0;
  for (let key = 0; key < lane.keys.size; key += 1) {
    sum += lane.keys.bytes[key] as number;
    for (const [index, facts] of world.operations.entries()) {
      if (facts.bytesAdded === 0) continue;
      const { asked, refused, rejected } = requestsOfKey(world, lane, key, index);
      sum += (asked - refused - rejected) * facts.bytesAdded;
    }
  }
  return sum;
}

function columnProblems(_world: World, lane: Lane): string[] {
  let wrong = 0;
  eachColumn(lane.partitions, (column) => {
    for (const number of column.subarray(0, lane.partitions.count)) if (!Number.isFinite(number)) wrong += 1;
  });
  return wrong === 0 ? [] : [`${wrong} numbers of partitions are not finite`];
}

function orderProblems(_world: World, { partitions }: Lane): string[] {
  const { order, count, nextId, state } = partitions;
  const problems: string[] = [];
  if (
    order.length !== count ||
    new Set(order).size !== count ||
    order.some((slot) => slot < 0 || slot >= count)
  )
    problems.push(`the order ${order} does not list ${count} slots once each`);
  const ids = state.id.subarray(0, count);
  if (new Set(ids).size !== count) problems.push(`the ids ${ids} are not unique`);
  if (ids.some((id) => id < 1 || id >= nextId)) problems.push(`the ids ${ids} are not below ${nextId}`);
  return problems;
}

/** K2. */
function rangeProblems(_world: World, { partitions }: Lane): string[] {
  const problems: string[] = [];
  let reached = { position: 0, sort: 0 };
  for (const slot of partitions.order) {
    const { start, end } = rangeOf(partitions, slot);
    if (compareBoundaries(reached, start) !== 0)
      problems.push(
        `the range of slot ${slot} begins at ${text(start)}, the one before ends at ${text(reached)}`,
      );
    if (compareBoundaries(start, end) >= 0)
      problems.push(`slot ${slot} is empty: ${text(start)} to ${text(end)}`);
    reached = end;
  }
  if (reached.position !== KEY_SPACE || reached.sort !== 0)
    problems.push(`the ranges end at ${text(reached)}, not at the end of the key space`);
  return problems;
}

function text({ position, sort }: { readonly position: number; readonly sort: number }): string {
  return sort === 0 ? `${position}` : `${position} + ${sort}`;
}

/** K3, S4: every key is in exactly one partition, or its parts tile its sort-key order. */
function pieceProblems(_world: World, lane: Lane): string[] {
  const { partitions, keys, table } = lane;
  const reached = new Float64Array(keys.size);
  const problems: string[] = [];
  for (const slot of partitions.order) {
    const end = partitions.state.endKey[slot] as number;
    for (let key = partitions.state.firstKey[slot] as number; key < end; key += 1) {
      const piece = pieceOf(partitions, slot, keys, key);
      if (piece.from !== reached[key] || piece.to <= piece.from)
        problems.push(`key ${keys.names[key]} has ${piece.from} to ${piece.to} after ${reached[key]}`);
      reached[key] = piece.to;
      const mayBeCut = table.sortKey !== null && !table.localSecondaryIndex && !table.keepCollectionsWhole;
      if (piece.to - piece.from < 1 && !mayBeCut)
        problems.push(`key ${keys.names[key]} is cut against S4 or S6`);
    }
  }
  for (let key = 0; key < keys.size; key += 1)
    if (reached[key] !== 1)
      problems.push(`key ${keys.names[key]} is in the partitions up to ${reached[key]} only`);
  return problems;
}

/** T6: what the partitions get of an operation is what its keys get. */
function weightProblems(world: World, { partitions, keyWeights }: Lane): string[] {
  const problems: string[] = [];
  for (const [index, { operation }] of world.operations.entries()) {
    const weight = (partitions.weight[index] as Float64Array).subarray(0, partitions.count);
    const rejected = (partitions.rejectedWeight[index] as Float64Array).subarray(0, partitions.count);
    const ofKeys = total(keyWeights[index] as Float64Array);
    if (!agree(total(weight) + total(rejected), ofKeys))
      problems.push(`"${operation.name}" weighs ${total(weight)} + ${total(rejected)}, its keys ${ofKeys}`);
    if (weight.some((part) => part < 0) || rejected.some((part) => part < 0))
      problems.push(`"${operation.name}" has a negative weight`);
  }
  return problems;
}

/** C1, from the ring itself. */
function windowProblems(_world: World, { partitions }: Lane): string[] {
  const problems: string[] = [];
  for (const dimension of DIMENSIONS) {
    const { windowSum } = partitions.flow[dimension];
    const limit = HARD_LIMITS[dimension];
    for (const slot of partitions.order) {
      const served = windowOf({ partitions }, dimension, slot);
      if (served > limit * (1 + TOLERANCE)) problems.push(`slot ${slot} served ${served} in ten ticks`);
      if (!agree(served, windowSum[slot] as number, limit))
        problems.push(`slot ${slot} served ${served} in ten ticks, but counts ${windowSum[slot]}`);
    }
  }
  return problems;
}

/** Units served by a slot in the last ten ticks. */
function windowOf({ partitions }: Pick<Lane, 'partitions'>, dimension: Dimension, slot: number): number {
  return partitions.flow[dimension].window.reduce((sum, served) => sum + (served[slot] as number), 0);
}

/** C3. */
function tokenProblems(_world: World, lane: Lane): string[] {
  const { partitions, table } = lane;
  const { shareWeight } = partitions.state;
  const problems: string[] = [];
  for (const dimension of DIMENSIONS) {
    const most = bucketSize(table, dimension);
    const check = (tokens: number, size: number, of: string): void => {
      if (tokens < 0 || tokens > size * (1 + TOLERANCE))
        problems.push(`${tokens} tokens for dimension ${dimension} of ${of}, which holds ${size}`);
    };
    check(lane.tokens[dimension], table.regime === 'adaptive' ? most : 0, 'the table');
    const tokens = partitionTokens(lane, dimension);
    for (const slot of partitions.order) {
      const size = table.regime === 'fixed' ? most * (shareWeight[slot] as number) : 0;
      check(tokens[slot] as number, size, `slot ${slot}`);
    }
  }
  return problems;
}

/** C2. */
function shareProblems(_world: World, lane: Lane): string[] {
  const { partitions, table } = lane;
  const problems: string[] = [];
  const weight = total(partitions.state.shareWeight.subarray(0, partitions.count));
  if (!agree(weight, 1)) problems.push(`the parts of the capacity sum to ${weight}`);
  for (const dimension of DIMENSIONS) {
    const shares = capacityShares(lane, dimension);
    const sum = shares.reduce((whole, share) => whole + share, 0);
    if (sum > capacityOf(table, dimension) * (1 + TOLERANCE) || shares.some((share) => share < 0))
      problems.push(`the shares ${shares} exceed ${capacityOf(table, dimension)}`);
  }
  return problems;
}

/** B1, B6. */
function ssdProblems(_world: World, { partitions, ssdCount }: Lane): string[] {
  const drives = partitions.state.ssd.subarray(0, partitions.count);
  return drives.some((drive) => drive < 0 || drive >= ssdCount)
    ? [`the SSDs ${drives} are not among ${ssdCount}`]
    : [];
}

/** S2, B4: what is announced or on its way is noted in the partition, and the other way round. */
function workProblems(_world: World, { partitions, pendingSplits, pendingMove }: Lane): string[] {
  const { id, splitting, moving, ssd } = partitions.state;
  const problems: string[] = [];
  const splits = new Map(pendingSplits.map((split) => [split.partition, split]));
  if (splits.size !== pendingSplits.length) problems.push('a partition is split twice at once');
  for (const slot of partitions.order) {
    const split = splits.get(id[slot] as number);
    if ((splitting[slot] === 1) !== (split !== undefined))
      problems.push(`slot ${slot} and the splits disagree`);
    splits.delete(id[slot] as number);
    const { start, end } = rangeOf(partitions, slot);
    if (split && (compareBoundaries(start, split.at) >= 0 || compareBoundaries(split.at, end) >= 0))
      problems.push(`slot ${slot} is to be cut at ${text(split.at)}, outside of it`);
    const moves = pendingMove?.partition === id[slot];
    if ((moving[slot] === 1) !== moves) problems.push(`slot ${slot} and the move disagree`);
    if (moves && pendingMove?.from !== ssd[slot]) problems.push(`slot ${slot} moves from where it is not`);
  }
  for (const partition of splits.keys())
    problems.push(`partition ${partition} is to be split and is not there`);
  return problems;
}

/** S5: only what is full is closed. */
function fullKeyProblems(_world: World, { fullKeys, keys, table }: Lane): string[] {
  return [...fullKeys]
    .filter(
      (key) => !table.localSecondaryIndex || (keys.bytes[key] as number) < COLLECTION_BYTES_MAX_WITH_LSI,
    )
    .map((key) => `key ${keys.names[key]} is closed with ${keys.bytes[key]} bytes`);
}

/** M2, by partition and for the table. What was served is taken from the ring of C1. */
function accountProblems(_world: World, lane: Lane): string[] {
  const { partitions, lastSecond } = lane;
  const problems: string[] = [];
  for (const dimension of DIMENSIONS) {
    const { offeredSecond, servedSecond, lostSecond } = partitions.flow[dimension];
    for (const slot of partitions.order) {
      const offered = offeredSecond[slot] as number;
      const served = windowOf(lane, dimension, slot);
      const lost = CAUSES.reduce((sum, _, cause) => sum + (lostSecond[cause]?.[slot] as number), 0);
      const rejected = dimension === 1 ? (partitions.state.rejectedSecond[slot] as number) : 0;
      if (!agree(offered, served + lost + rejected))
        problems.push(`slot ${slot} was asked for ${offered}: ${served} + ${lost} + ${rejected}`);
      const shown = offeredLastSecond(lane, dimension, slot);
      const refused = total(refusedByCause(lane, dimension, slot));
      if (!agree(shown, served + refused + rejected))
        problems.push(`slot ${slot} shows ${shown} asked for: ${served} + ${refused} + ${rejected}`);
      if (!agree(served, servedSecond[slot] as number))
        problems.push(`slot ${slot} served ${served} and says ${servedSecond[slot]}`);
      if (Math.min(offered, lost, rejected) < 0) problems.push(`slot ${slot} has negative accounts`);
    }
    if (lastSecond !== null) problems.push(...pointProblems(lastSecond, dimension));
  }
  return problems;
}

function pointProblems(point: SeriesPoint, dimension: Dimension): string[] {
  const offered = point.offered[dimension];
  const served = point.served[dimension];
  const lost = total(point.throttled[dimension]);
  const rejected = dimension === 1 ? point.rejected : 0;
  if (agree(offered, served + lost + rejected) && served >= -TOLERANCE * Math.max(1, offered)) return [];
  return [`the table was asked for ${offered}: ${served} + ${lost} + ${rejected}`];
}

/** K3: what the partitions hold is what their keys hold. */
function byteProblems(world: World, lane: Lane): string[] {
  const { partitions } = lane;
  const bytes = partitions.state.bytes.subarray(0, partitions.count);
  const ofKeys = tableBytes(world, lane);
  const problems = partitions.order
    .filter((slot) => !agreeBytes(bytes[slot] as number, bytesOfKeysIn(world, lane, slot)))
    .map((slot) => `slot ${slot} holds ${bytes[slot]} bytes, its keys ${bytesOfKeysIn(world, lane, slot)}`);
  if (!agreeBytes(total(bytes), ofKeys))
    problems.push(`the partitions hold ${total(bytes)} bytes, the keys ${ofKeys}`);
  if (bytes.some((part) => part < -1)) problems.push(`a partition holds less than nothing: ${bytes}`);
  return problems;
}

/** S1: what has reached 10 GiB is being split or was refused a split. A move delays the decision by a second. */
function sizeProblems(_world: World, { partitions, table }: Lane): string[] {
  if (table.balanceSsds) return [];
  const { bytes, splitting, moving, sizeRefusal } = partitions.state;
  return partitions.order
    .filter((slot) => (bytes[slot] as number) >= PARTITION_BYTES)
    .filter((slot) => splitting[slot] === 0 && moving[slot] === 0 && sizeRefusal[slot] === 0)
    .map((slot) => `slot ${slot} has ${bytes[slot]} bytes and nobody cares`);
}

function total(numbers: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < numbers.length; index += 1) sum += numbers[index] as number;
  return sum;
}

/** Whether a second has just been completed. */
export function isSecond(world: World): boolean {
  return world.tick % TICKS_PER_SECOND === 0 && world.tick > 0;
}
