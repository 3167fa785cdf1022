/**
 * Where to cut a partition, and whether at all (S1–S4, S6). Decides only; `splitPartition.ts` acts.
 *
 * A partition is a row of collections. Each has an amount (heat or bytes) that is spread over its sort-key order, and
 * perhaps heat that sits at its newest end:
 *
 *     | eagle 3 | dog 20 ……………… +5 at the end | cat 2 |       the half of 30 falls into dog
 *
 * The best cut leaves the hotter child coolest. It may lie between two collections, or inside one that may be cut: then
 * between two of its items, or anywhere where the items are all alike.
 */
import { itemAmounts, itemEnds, pieceShare } from '../itemOrder.ts';
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

/** What is to be divided, over the keys of one slot: spread over each sort-key order, or at its end. */
interface Amounts {
  readonly first: number;
  readonly spread: Float64Array;
  readonly atEnd: Float64Array;
  /** What is spread over a piece of a key, item by item, in any unit; null: evenly. */
  readonly ofItems: (key: number, piece: Piece) => Float64Array | null;
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
  return plan(world, lane, slot, amounts, leastRelief, (key) => {
    const index = key - amounts.first;
    const atEnd = amounts.atEnd[index] as number;
    const whole = atEnd + (amounts.spread[index] as number);
    const piece = pieceOf(lane.partitions, slot, lane.keys, key);
    return (
      mayNotBeCut(world, lane, key, piece) ??
      (atEnd >= sequentialShare * whole ? 'sequentialAccess' : null) ??
      (heaviestShare(world, lane, key, piece, amounts) >= 1 - leastRelief ? 'singleItem' : null)
    );
  });
}

/** S1: the cut for size, at the middle of the bytes. */
export function planSizeSplit(world: World, lane: Lane, slot: number): SplitPlan {
  const first = lane.partitions.state.firstKey[slot] as number;
  const end = lane.partitions.state.endKey[slot] as number;
  const spread = new Float64Array(end - first);
  for (let key = first; key < end; key += 1) spread[key - first] = pieceBytes(world, lane, slot, key);
  const ofItems: Amounts['ofItems'] = (key, piece) =>
    itemEnds(world, lane, key, piece)?.map((to, item, ends) => to - (ends[item - 1] ?? piece.from)) ?? null;
  const amounts = { first, spread, atEnd: new Float64Array(end - first), ofItems };
  return plan(world, lane, slot, amounts, LEAST_SIZE_RELIEF, (key) =>
    mayNotBeCut(world, lane, key, pieceOf(lane.partitions, slot, lane.keys, key)),
  );
}

/** Why a collection, or the part of it that lies here, may not be cut inside, whatever for; null: it may. */
export function mayNotBeCut(world: World, lane: Lane, key: number, piece: Piece): SplitRefusal | null {
  const items =
    itemEnds(world, lane, key, piece)?.length ?? (lane.keys.items[key] as number) * (piece.to - piece.from);
  if (lane.table.sortKey === null || items < 2) return 'singleItem';
  if (lane.table.localSecondaryIndex) return 'localSecondaryIndex';
  if (lane.table.keepCollectionsWhole) return 'keepCollectionsWhole';
  return null;
}

/** What part of the requests for a piece goes to its most asked-for item, as far as that can be told: at most so much. */
function heaviestShare(world: World, lane: Lane, key: number, piece: Piece, { ofItems }: Amounts): number {
  const items = ofItems(key, piece);
  // Where the item lies is not known: it could be in this part.
  if (items === null) return heaviestItemShare(world.sets, lane.keys, key) / (piece.to - piece.from);
  return largest(items) / sum(items);
}

/** Heat of each key in a slot: offered reads / 3000 + writes / 1000, over the observation (S2). */
function heatOfKeys(world: World, lane: Lane, slot: number): Amounts {
  const first = lane.partitions.state.firstKey[slot] as number;
  const end = lane.partitions.state.endKey[slot] as number;
  const spread = new Float64Array(end - first);
  const atEnd = new Float64Array(end - first);
  const heats = world.operations.map((facts, index) => {
    const limit = facts.dimension === READ ? PARTITION_READ_UNITS : PARTITION_WRITE_UNITS;
    return (observedRequests(world, lane, index) * facts.units) / limit;
  });
  for (const [index, { operation }] of world.operations.entries()) {
    const heat = heats[index] as number;
    if (heat === 0) continue;
    const weights = lane.keyWeights[index] as Float64Array;
    const amounts = operation.sortKey === 'random' ? spread : atEnd;
    for (let key = first; key < end; key += 1) {
      const share = pieceShare(world, lane, index, key, pieceOf(lane.partitions, slot, lane.keys, key));
      amounts[key - first] = (amounts[key - first] as number) + heat * (weights[key] as number) * share;
    }
  }
  const ofItems: Amounts['ofItems'] = (key, piece) => {
    const rates = world.operations.map(({ operation }, index) =>
      operation.sortKey === 'random' ? (heats[index] as number) * (lane.keyWeights[index]?.[key] ?? 0) : 0,
    );
    return itemAmounts(world, lane, key, piece, rates);
  };
  return { first, spread, atEnd, ofItems };
}

/** Requests/s of an operation over the observation, or of this tick while nothing has been observed. */
function observedRequests(world: World, lane: Lane, operation: number): number {
  let requests = 0;
  for (const block of lane.blockRequests) requests += block[operation] as number;
  if (requests > 0) return requests / lane.table.assumptions.split.observeSeconds;
  return (world.streams[operation]?.now ?? 0) * TICKS_PER_SECOND;
}

function plan(
  world: World,
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
  const inside = refusal === null ? cutInside(world, lane, slot, amounts, middle) : null;
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

function cutInside(
  world: World,
  lane: Lane,
  slot: number,
  amounts: Amounts,
  middle: Middle,
): Candidate | null {
  const { index, before, total } = middle;
  const spread = amounts.spread[index] as number;
  const key = amounts.first + index;
  const position = lane.keys.positions[key] as number;
  // Two keys at one of 2^52 positions cannot be told apart by a boundary.
  if (lane.keys.positions[key - 1] === position || lane.keys.positions[key + 1] === position) return null;
  if (spread <= 0) return null;
  const piece = pieceOf(lane.partitions, slot, lane.keys, key);
  const wanted = (total / 2 - before) / spread;
  const items = amounts.ofItems(key, piece);
  const { sort, part } =
    items === null
      ? cutAnywhere(piece, wanted)
      : cutBetweenItems(itemEnds(world, lane, key, piece) as Float64Array, items, wanted);
  if (sort <= piece.from || sort >= piece.to) return null;
  const lowerShare = (before + part * spread) / total;
  return { at: { position, sort }, cutKey: key, hotterShare: Math.max(lowerShare, 1 - lowerShare) };
}

/** Where a piece is cut, and what part of what is spread over it lies below. `wanted`: what part that should be. */
interface InnerCut {
  readonly sort: number;
  readonly part: number;
}

function cutAnywhere({ from, to }: Piece, wanted: number): InnerCut {
  const part = Math.min(1 - LEAST_PART, Math.max(LEAST_PART, wanted));
  return { sort: from + part * (to - from), part };
}

/** An item is never divided: the cut lies at the end of the one that comes nearest. */
function cutBetweenItems(ends: Float64Array, amounts: Float64Array, wanted: number): InnerCut {
  const whole = sum(amounts);
  let best: InnerCut = { sort: ends.at(-1) as number, part: 1 };
  let below = 0;
  for (const [item, sort] of ends.subarray(0, -1).entries()) {
    below += amounts[item] as number;
    const part = below / whole;
    if (item === 0 || Math.abs(part - wanted) < Math.abs(best.part - wanted)) best = { sort, part };
  }
  return best;
}

function sum(amounts: Float64Array): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

function largest(amounts: Float64Array): number {
  return amounts.reduce((most, amount) => Math.max(most, amount), 0);
}
