/**
 * Where to cut a partition, and whether at all (S1–S4, S6). Decides only; `splitPartition.ts` acts.
 *
 * A partition is a row of collections. Each has an amount (heat or bytes) that is spread evenly over its sort-key
 * order, and perhaps heat that sits at its newest end:
 *
 *     | eagle 3 | dog 20 ……………… +5 at the end | cat 2 |       the half of 30 falls into dog
 *
 * The best cut leaves the hotter child coolest. It may lie between two collections, or inside one that may be cut.
 */
import { type Piece, pieceOf } from '../keyRanges.ts';
import { pieceBytes } from '../ledger.ts';
import { PARTITION_READ_UNITS, PARTITION_WRITE_UNITS, TICKS_PER_SECOND } from '../limits.ts';
import { type Boundary, READ, type SplitRefusal } from '../types.ts';
import type { Lane, World } from '../world.ts';
import { heaviestItemShare } from './heaviestItem.ts';

/** A cut, or the reason why there is none. Keys are indices into the key table. */
export type SplitPlan =
  | {
      readonly kind: 'cut';
      readonly at: Boundary;
      readonly cutKey: number | null;
      readonly hotterShare: number;
    }
  | {
      readonly kind: 'refused';
      readonly refusal: SplitRefusal;
      readonly key: number | null;
      readonly hotterShare: number;
    };

/** What is to be divided, over the keys of one slot: spread evenly over each sort-key order, or at its end. */
interface Amounts {
  readonly first: number;
  readonly spread: Float64Array;
  readonly atEnd: Float64Array;
}

interface Candidate {
  readonly at: Boundary;
  readonly cutKey: number | null;
  readonly hotterShare: number;
}

/** Even a cut inside a collection leaves each child at least this part of it. */
const LEAST_PART = 0.01;

/** A cut for size must take off this part of the bytes to be a cut at all. */
const LEAST_SIZE_RELIEF = 0.01;

/** S2–S4: the cut for heat, at the observed distribution of the requests. */
export function planHeatSplit(world: World, lane: Lane, slot: number): SplitPlan {
  const { leastRelief, sequentialShare } = lane.table.assumptions.split;
  const amounts = heatOfKeys(world, lane, slot);
  return plan(lane, slot, amounts, leastRelief, (key) => {
    const index = key - amounts.first;
    const atEnd = amounts.atEnd[index] as number;
    const whole = atEnd + (amounts.spread[index] as number);
    const piece = pieceOf(lane.partitions, slot, lane.keys, key);
    return (
      mayNotBeCut(lane, key, piece) ??
      (atEnd >= sequentialShare * whole ? 'sequentialAccess' : null) ??
      (isOneItem(world, lane, key, piece, leastRelief) ? 'singleItem' : null)
    );
  });
}

/** S1: the cut for size, at the middle of the bytes. */
export function planSizeSplit(world: World, lane: Lane, slot: number): SplitPlan {
  const first = lane.partitions.state.firstKey[slot] as number;
  const end = lane.partitions.state.endKey[slot] as number;
  const spread = new Float64Array(end - first);
  for (let key = first; key < end; key += 1) spread[key - first] = pieceBytes(world, lane, slot, key);
  const amounts = { first, spread, atEnd: new Float64Array(end - first) };
  return plan(lane, slot, amounts, LEAST_SIZE_RELIEF, (key) =>
    mayNotBeCut(lane, key, pieceOf(lane.partitions, slot, lane.keys, key)),
  );
}

/** Why a collection, or the part of it that lies here, may not be cut inside, whatever for; null: it may. */
export function mayNotBeCut(lane: Lane, key: number, piece: Piece): SplitRefusal | null {
  const items = (lane.keys.items[key] as number) * (piece.to - piece.from);
  if (lane.table.sortKey === null || items < 2) return 'singleItem';
  if (lane.table.localSecondaryIndex) return 'localSecondaryIndex';
  if (lane.table.keepCollectionsWhole) return 'keepCollectionsWhole';
  return null;
}

/** Whether nearly all requests of this part could be those of its most asked-for item: where it lies is not known. */
function isOneItem(world: World, lane: Lane, key: number, piece: Piece, leastRelief: number): boolean {
  const { sortKey } = lane.table;
  if (sortKey === null) return true;
  const share = heaviestItemShare(world.sets, lane.keys, key, sortKey);
  return share >= (1 - leastRelief) * (piece.to - piece.from);
}

/** Heat of each key in a slot: offered reads / 3000 + writes / 1000, over the observation (S2). */
function heatOfKeys(world: World, lane: Lane, slot: number): Amounts {
  const first = lane.partitions.state.firstKey[slot] as number;
  const end = lane.partitions.state.endKey[slot] as number;
  const spread = new Float64Array(end - first);
  const atEnd = new Float64Array(end - first);
  for (const [index, facts] of world.operations.entries()) {
    const limit = facts.dimension === READ ? PARTITION_READ_UNITS : PARTITION_WRITE_UNITS;
    const heat = (observedRequests(world, lane, index) * facts.units) / limit;
    if (heat === 0) continue;
    const weights = lane.keyWeights[index] as Float64Array;
    const random = facts.operation.sortKey === 'random';
    for (let key = first; key < end; key += 1) {
      const piece = pieceOf(lane.partitions, slot, lane.keys, key);
      const whole = heat * (weights[key] as number);
      if (random) spread[key - first] = (spread[key - first] as number) + whole * (piece.to - piece.from);
      else if (piece.to === 1) atEnd[key - first] = (atEnd[key - first] as number) + whole;
    }
  }
  return { first, spread, atEnd };
}

/** Requests/s of an operation over the observation, or of this tick while nothing has been observed. */
function observedRequests(world: World, lane: Lane, operation: number): number {
  let sum = 0;
  for (const block of lane.blockRequests) sum += block[operation] as number;
  if (sum > 0) return sum / lane.table.assumptions.split.observeSeconds;
  return (world.streams[operation]?.now ?? 0) * TICKS_PER_SECOND;
}

function plan(
  lane: Lane,
  slot: number,
  amounts: Amounts,
  leastRelief: number,
  whyNotInside: (key: number) => SplitRefusal | null,
): SplitPlan {
  const middle = findMiddle(amounts);
  if (middle === null) return { kind: 'refused', refusal: 'noRelief', key: null, hotterShare: 1 };
  const key = amounts.first + middle.index;
  const between = bestBetween(lane, amounts, middle);
  const refusal = whyNotInside(key);
  const inside = refusal === null ? cutInside(lane, slot, amounts, middle) : null;
  const best = better(between, inside, leastRelief);
  if (best !== null && 1 - best.hotterShare >= leastRelief) return { kind: 'cut', ...best };
  return {
    kind: 'refused',
    refusal: refusal ?? 'noRelief',
    key,
    hotterShare: best?.hotterShare ?? 1,
  };
}

/** S4: a collection is cut only where that leaves the hotter child clearly cooler than a cut between collections. */
function better(between: Candidate | null, inside: Candidate | null, margin: number): Candidate | null {
  if (between === null || inside === null) return between ?? inside;
  return between.hotterShare <= inside.hotterShare + margin ? between : inside;
}

interface Middle {
  /** Index (from the first key of the slot) of the key in which the half of the amount falls. */
  readonly index: number;
  readonly before: number;
  readonly total: number;
}

function findMiddle({ spread, atEnd }: Amounts): Middle | null {
  let total = 0;
  for (let index = 0; index < spread.length; index += 1)
    total += (spread[index] as number) + (atEnd[index] as number);
  if (total <= 0) return null;
  let before = 0;
  for (let index = 0; index < spread.length; index += 1) {
    const amount = (spread[index] as number) + (atEnd[index] as number);
    if (before + amount >= total / 2) return { index, before, total };
    before += amount;
  }
  return null;
}

/** The better of the cuts before and after the key in the middle. */
function bestBetween(lane: Lane, amounts: Amounts, { index, before, total }: Middle): Candidate | null {
  const own = (amounts.spread[index] as number) + (amounts.atEnd[index] as number);
  const key = amounts.first + index;
  const candidates = [
    boundaryBetween(lane, key - 1, key, before / total),
    boundaryBetween(lane, key, key + 1, (before + own) / total),
  ].filter((candidate) => candidate !== null);
  return candidates.reduce<Candidate | null>(
    (best, candidate) => (best === null || candidate.hotterShare < best.hotterShare ? candidate : best),
    null,
  );
}

/** A cut halfway between two neighbouring keys; null if it would leave one child without any of the amount. */
function boundaryBetween(lane: Lane, left: number, right: number, lowerShare: number): Candidate | null {
  const from = lane.keys.positions[left];
  const to = lane.keys.positions[right];
  if (from === undefined || to === undefined || from === to) return null;
  if (lowerShare <= 0 || lowerShare >= 1) return null;
  const at = { position: from + Math.ceil((to - from) / 2), sort: 0 };
  return { at, cutKey: null, hotterShare: Math.max(lowerShare, 1 - lowerShare) };
}

function cutInside(lane: Lane, slot: number, amounts: Amounts, middle: Middle): Candidate | null {
  const { index, before, total } = middle;
  const spread = amounts.spread[index] as number;
  const key = amounts.first + index;
  const position = lane.keys.positions[key] as number;
  // Two keys at one of 2^52 positions cannot be told apart by a boundary.
  if (lane.keys.positions[key - 1] === position || lane.keys.positions[key + 1] === position) return null;
  if (spread <= 0) return null;
  const part = Math.min(1 - LEAST_PART, Math.max(LEAST_PART, (total / 2 - before) / spread));
  const lowerShare = (before + part * spread) / total;
  const piece = pieceOf(lane.partitions, slot, lane.keys, key);
  const sort = piece.from + part * (piece.to - piece.from);
  if (sort <= piece.from || sort >= piece.to) return null;
  return { at: { position, sort }, cutKey: key, hotterShare: Math.max(lowerShare, 1 - lowerShare) };
}
