/**
 * A second set of books beside a run (M2): counts every tick what was offered, served and written, from the columns of
 * that tick alone, and compares it with what the engine's accounts say at the end of each second. Reads only.
 */
import { partitionTokens } from './capacity/admit.ts';
import { bucketSize, capacityOf } from './capacity/bucket.ts';
import {
  agree,
  agreeBytes,
  isSecond,
  secondProblems,
  stateProblems,
  TOLERANCE,
  tableBytes,
} from './invariants.ts';
import { requestsOfKey } from './ledger.ts';
import { TICKS_PER_SECOND } from './limits.ts';
import { WRITE_WEIGHT } from './rebalance/placeOnSsd.ts';
import { step } from './step.ts';
import { DIMENSIONS, type Dimension } from './types.ts';
import type { Lane, World } from './world.ts';

/** Units since the key figures of a lane began, and bytes. */
interface LaneBook {
  readonly offered: [number, number];
  readonly served: [number, number];
  putBytes: number;
  bytesAtStart: number;
  /** Since the second began: offered by partition id; null: the table was rebuilt or the ids changed. */
  secondOffered: Map<number, number> | null;
}

export interface Books {
  lanes: LaneBook[];
}

/** Begins books for a world between two ticks. Also after every edit, since that begins the key figures anew. */
export function openBooks(world: World): Books {
  return { lanes: world.lanes.map((lane) => openLane(world, lane)) };
}

function openLane(world: World, lane: Lane): LaneBook {
  return {
    offered: [0, 0],
    served: [0, 0],
    putBytes: 0,
    bytesAtStart: tableBytes(world, lane),
    secondOffered: world.tick % TICKS_PER_SECOND === 0 ? new Map() : null,
  };
}

/** Notes that an edit was applied: it may have begun the key figures anew, or cut partitions within a second. */
export function bookEdit(books: Books, world: World): void {
  for (const [index, lane] of world.lanes.entries()) {
    const book = books.lanes[index];
    if (book === undefined || lane.ledgerTick === world.tick) books.lanes[index] = openLane(world, lane);
    else if (world.tick % TICKS_PER_SECOND !== 0) book.secondOffered = null;
  }
}

interface Before {
  readonly ledgerTick: number;
  readonly tokens: readonly [number, number];
  readonly ids: ReadonlySet<number>;
}

/** Computes one tick and says what is wrong with it; every second, what is wrong with the state and the accounts. */
export function stepWithBooks(world: World, books: Books): string[] {
  const before = world.lanes.map((lane) => ({
    ledgerTick: lane.ledgerTick,
    tokens: [tokensOf(lane, 0), tokensOf(lane, 1)] as const,
    ids: new Set(lane.partitions.state.id.subarray(0, lane.partitions.count)),
  }));
  step(world);
  const problems = world.lanes.flatMap((lane, index) =>
    bookTick(world, lane, index, books, before[index] as Before).map(
      (problem) => `tick ${world.tick}, lane ${index}: ${problem}`,
    ),
  );
  if (!isSecond(world)) return problems;
  return [...problems, ...stateProblems(world), ...secondProblems(world)];
}

/** Tokens of a lane in one dimension, in whatever buckets they are. */
function tokensOf(lane: Lane, dimension: Dimension): number {
  if (lane.table.regime === 'adaptive') return lane.tokens[dimension];
  return sumOfSlots(lane, partitionTokens(lane, dimension));
}

function bookTick(world: World, lane: Lane, index: number, books: Books, before: Before): string[] {
  // The tick that was computed has the number `world.tick - 1`.
  const restarted = lane.ledgerTick !== before.ledgerTick;
  if (restarted && lane.ledgerTick === world.tick) {
    books.lanes[index] = openLane(world, lane);
    return [...tokenProblems(world, lane, before), ...ssdProblems(world, lane)];
  }
  let book = books.lanes[index] as LaneBook;
  if (restarted) {
    const { secondOffered } = book;
    book = { ...openLane(world, lane), bytesAtStart: tableBytes(world, lane) - putBytesOf(world, lane) };
    book.secondOffered = secondOffered;
    books.lanes[index] = book;
  }
  const problems = [
    ...tokenProblems(world, lane, before),
    ...ssdProblems(world, lane),
    ...arrivalProblems(world, lane),
  ];
  for (const dimension of DIMENSIONS) {
    book.offered[dimension] += offeredIn(world, lane, dimension);
    book.served[dimension] += servedIn(world, lane, dimension);
  }
  book.putBytes += putBytesOf(world, lane);
  noteOffered(world, lane, book);
  if (isSecond(world)) {
    problems.push(...keyProblems(world, lane, book), ...secondOfferedProblems(lane, book, before.ids));
    book.secondOffered = new Map();
  }
  return problems;
}

/** Units that arrived in the tick, from the arrivals alone. */
function offeredIn(world: World, lane: Lane, dimension: Dimension): number {
  let units = 0;
  for (const [index, facts] of world.operations.entries()) {
    if (facts.dimension !== dimension) continue;
    const weights = lane.keyWeights[index] as Float64Array;
    let weight = 0;
    for (let key = 0; key < weights.length; key += 1) weight += weights[key] as number;
    units += (world.streams[index]?.now ?? 0) * facts.units * weight;
  }
  return units;
}

/** Units served in the tick, from the ring of C1. */
function servedIn(world: World, lane: Lane, dimension: Dimension): number {
  const { window } = lane.partitions.flow[dimension];
  return sumOfSlots(lane, window[(world.tick - 1) % window.length] as Float64Array);
}

function sumOfSlots(lane: Lane, column: Float64Array): number {
  let sum = 0;
  for (let slot = 0; slot < lane.partitions.count; slot += 1) sum += column[slot] as number;
  return sum;
}

/** T6: the partitions are asked for what arrived, no more and no less. */
function arrivalProblems(world: World, lane: Lane): string[] {
  return DIMENSIONS.flatMap((dimension) => {
    let asked = sumOfSlots(lane, lane.partitions.flow[dimension].offered);
    for (const [index, facts] of world.operations.entries())
      if (facts.dimension === dimension)
        asked +=
          (world.streams[index]?.now ?? 0) *
          facts.units *
          sumOfSlots(lane, lane.partitions.rejectedWeight[index] as Float64Array);
    const arrived = offeredIn(world, lane, dimension);
    return agree(asked, arrived) ? [] : [`${arrived} units arrived and ${asked} were asked for`];
  });
}

/** C3, C4: nothing is served without tokens, and what is not served stays, up to the most that is kept. */
function tokenProblems(world: World, lane: Lane, before: Before): string[] {
  return DIMENSIONS.flatMap((dimension) => {
    const available = before.tokens[dimension] + capacityOf(lane.table, dimension) / TICKS_PER_SECOND;
    const served = servedIn(world, lane, dimension);
    const after = tokensOf(lane, dimension);
    const most = bucketSize(lane.table, dimension);
    const problems: string[] = [];
    if (served > available * (1 + TOLERANCE))
      problems.push(`${served} units were served with ${available} tokens`);
    const left = Math.min(most, available - served);
    // Each partition's own bucket may overflow before their sum does.
    const fits =
      lane.table.regime === 'fixed' ? after <= left || agree(after, left) : agree(after, left, available);
    if (!fits) problems.push(`${available} tokens less ${served} left ${after}`);
    return problems;
  });
}

/** B6. */
function ssdProblems(world: World, lane: Lane): string[] {
  if (!lane.table.ssdLimits) return [];
  const { partitions } = lane;
  const limit = lane.table.assumptions.ssd.unitsPerSecond / TICKS_PER_SECOND;
  const units = new Float64Array(lane.ssdCount);
  const [reads, writes] = partitions.flow;
  const phase = (world.tick - 1) % reads.window.length;
  // A partition that has just been split or moved was served by another SSD.
  if (isSecond(world)) return [];
  for (const slot of partitions.order) {
    const drive = partitions.state.ssd[slot] as number;
    units[drive] =
      (units[drive] as number) +
      (reads.window[phase]?.[slot] as number) +
      WRITE_WEIGHT * (writes.window[phase]?.[slot] as number);
  }
  return units.some((used) => used > limit * (1 + TOLERANCE)) ? [`SSDs served ${units}, over ${limit}`] : [];
}

/** Bytes that the puts served in the tick add. */
function putBytesOf(world: World, lane: Lane): number {
  let bytes = 0;
  for (const [index, facts] of world.operations.entries()) {
    if (facts.bytesAdded === 0) continue;
    const { offered, granted } = lane.partitions.flow[facts.dimension];
    const weight = lane.partitions.weight[index] as Float64Array;
    const requests = world.streams[index]?.now ?? 0;
    for (let slot = 0; slot < lane.partitions.count; slot += 1) {
      const asked = offered[slot] as number;
      const part = asked > 0 ? (granted[slot] as number) / asked : 0;
      bytes += requests * (weight[slot] as number) * part * facts.bytesAdded;
    }
  }
  return bytes;
}

/** Adds the tick to the second in progress, by partition. */
function noteOffered(world: World, lane: Lane, { secondOffered }: LaneBook): void {
  if (secondOffered === null) return;
  const { partitions } = lane;
  for (const slot of partitions.order) {
    let units = (partitions.flow[0].offered[slot] as number) + (partitions.flow[1].offered[slot] as number);
    for (const [index, facts] of world.operations.entries())
      units +=
        (world.streams[index]?.now ?? 0) *
        facts.units *
        ((partitions.rejectedWeight[index] as Float64Array)[slot] as number);
    const id = partitions.state.id[slot] as number;
    secondOffered.set(id, (secondOffered.get(id) ?? 0) + units);
  }
}

/** M2: each partition that was there for the whole second, and all together. */
function secondOfferedProblems(lane: Lane, { secondOffered }: LaneBook, ids: ReadonlySet<number>): string[] {
  if (secondOffered === null) return [];
  const { state, flow, order } = lane.partitions;
  const problems: string[] = [];
  let sum = 0;
  for (const slot of order) {
    const id = state.id[slot] as number;
    const offered = (flow[0].offeredSecond[slot] as number) + (flow[1].offeredSecond[slot] as number);
    sum += offered;
    const booked = secondOffered.get(id) ?? 0;
    if (ids.has(id) && !agree(booked, offered))
      problems.push(`partition ${id} was asked for ${booked} and says ${offered}`);
  }
  const ofTable = (lane.lastSecond?.offered[0] ?? 0) + (lane.lastSecond?.offered[1] ?? 0);
  if (!agree(sum, ofTable)) problems.push(`the table was asked for ${ofTable}, its partitions for ${sum}`);
  return problems;
}

/** M2: what all keys were asked for, were served and hold is what the tick's columns say. */
function keyProblems(world: World, lane: Lane, book: LaneBook): string[] {
  const offered: [number, number] = [0, 0];
  const served: [number, number] = [0, 0];
  for (const [index, facts] of world.operations.entries())
    for (let key = 0; key < lane.keys.size; key += 1) {
      const { asked, refused, rejected } = requestsOfKey(world, lane, key, index);
      offered[facts.dimension] += asked * facts.units;
      served[facts.dimension] += (asked - refused - rejected) * facts.units;
    }
  const problems = DIMENSIONS.filter(
    (dimension) =>
      !agree(offered[dimension], book.offered[dimension]) ||
      !agree(served[dimension], book.served[dimension], offered[dimension]),
  ).map(
    (dimension) =>
      `keys were asked for ${offered[dimension]} and served ${served[dimension]}, ` +
      `the table ${book.offered[dimension]} and ${book.served[dimension]}`,
  );
  const bytes = tableBytes(world, lane);
  if (!agreeBytes(bytes, book.bytesAtStart + book.putBytes))
    problems.push(`the keys hold ${bytes} bytes: ${book.bytesAtStart} and ${book.putBytes} put`);
  return problems;
}
