/**
 * Why a partition throttles, from the very numbers of the decision (M4): the chain from the key to the limit, whether
 * more capacity or a split would help, and the smallest change that would have let the refused units pass.
 *
 * Numbers only; the page and the command word them.
 */
import { fail, type Result, succeed } from '../base/result.ts';
import { HARD_LIMITS, limitPerSecond, partitionTokens } from './capacity/admit.ts';
import { bucketSize, capacityOf } from './capacity/bucket.ts';
import { doublings } from './capacity/partitionCount.ts';
import {
  burstLeft,
  capacityShares,
  hashOf,
  hottestKeys,
  keyTypeOf,
  laneAt,
  offeredLastSecond,
  refusedByCause,
  refusedLastSecond,
  rejectedLastSecond,
  unitsOfKey,
} from './figures.ts';
import { positionOf } from './hash.ts';
import { rangeOf, slotAt, slotsOfKey } from './keyRanges.ts';
import { findKey } from './keyTable.ts';
import { TICKS_PER_SECOND } from './limits.ts';
import { OBSERVATION_BLOCKS, type RefusalColumns } from './partitions.ts';
import { reasonOf } from './reasons.ts';
import { WRITE_WEIGHT } from './rebalance/placeOnSsd.ts';
import { planHeatSplit } from './rebalance/planSplit.ts';
import { blockLength, isHot, slotOfId } from './rebalance/splits.ts';
import {
  CAUSES,
  DIMENSIONS,
  type Dimension,
  type ExplainSubject,
  type Explanation,
  READ,
  type Refusal,
  type SmallestChange,
  type SplitOutlook,
  WRITE,
} from './types.ts';
import type { Lane, World } from './world.ts';

/** Less than the slack that the limits themselves leave for rounding. */
const ROUNDING = 5e-13;

/** Explains a partition, or a key and the partition it lies in. The problem names what is not there. */
export function explain(world: World, subject: ExplainSubject): Result<Explanation> {
  const lane = laneAt(world, subject.lane);
  if (subject.kind === 'partition') {
    const slot = slotOfId(lane, subject.partition);
    if (slot < 0) return fail(`There is no partition ${subject.partition} now.`);
    const hottest = hottestKeys(world, subject.lane, subject.partition, 1)[0];
    return succeed(explainSlot(world, subject.lane, slot, subject.dimension, hottest?.name ?? null));
  }
  const position = positionOf(keyTypeOf(lane), subject.key);
  if (!position.ok) return position;
  const slot = slotOfKeyNamed(lane, subject.key, position.value, subject.dimension);
  return succeed(explainSlot(world, subject.lane, slot, subject.dimension, subject.key));
}

/** Where a key's requests go; of a cut collection the part that refuses, else the first. */
function slotOfKeyNamed(lane: Lane, name: string, position: number, dimension: Dimension): number {
  const key = findKey(lane.keys, name);
  if (key < 0) return slotAt(lane.partitions, { position, sort: 0 });
  const slots = slotsOfKey(lane.partitions, lane.keys, key);
  const { offeredSecond, servedSecond } = lane.partitions.flow[dimension];
  const refused = (slot: number): number => (offeredSecond[slot] as number) - (servedSecond[slot] as number);
  return slots.reduce((most, slot) => (refused(slot) > refused(most) ? slot : most), slots[0] as number);
}

function explainSlot(
  world: World,
  index: number,
  slot: number,
  dimension: Dimension,
  keyName: string | null,
): Explanation {
  const lane = laneAt(world, index);
  const { state, flow } = lane.partitions;
  const refusals = recentRefusals(world, lane, slot, dimension);
  return {
    tick: world.tick,
    lane: index,
    dimension,
    key: keyName === null ? null : keyPart(world, lane, slot, dimension, keyName),
    partition: {
      id: state.id[slot] as number,
      range: rangeOf(lane.partitions, slot),
      ssd: state.ssd[slot] as number,
      keys: (state.endKey[slot] as number) - (state.firstKey[slot] as number),
    },
    offered: offeredLastSecond(lane, dimension, slot),
    served: flow[dimension].servedSecond[slot] as number,
    throttledByCause: refusedByCause(lane, dimension, slot),
    share: capacityShares(lane, dimension)[slot] as number,
    hardLimit: HARD_LIMITS[dimension],
    bucket: bucketOf(lane, slot, dimension),
    tableUse: {
      offered: lane.lastSecond?.offered[dimension] ?? 0,
      served: lane.lastSecond?.served[dimension] ?? 0,
      provisioned: capacityOf(lane.table, dimension),
    },
    refusals,
    rejection: dimension === WRITE ? rejectionOf(world, lane, slot) : null,
    moreCapacityHelps: moreCapacityHelps(world, lane, slot, dimension, refusals),
    split: splitOutlook(world, lane, slot),
    smallestChanges: refusals.length === 0 ? [] : smallestChanges(world, lane, slot, dimension, refusals),
  };
}

function keyPart(
  world: World,
  lane: Lane,
  slot: number,
  dimension: Dimension,
  name: string,
): Explanation['key'] {
  const type = keyTypeOf(lane);
  const position = positionOf(type, name);
  const key = findKey(lane.keys, name);
  const units = key < 0 ? null : unitsOfKey(world, lane, key);
  const offeredHere = lane.partitions.flow[dimension].offeredSecond[slot] as number;
  const isHere =
    key >= (lane.partitions.state.firstKey[slot] as number) &&
    key < (lane.partitions.state.endKey[slot] as number);
  const part = isHere ? unitsOfKey(world, lane, key, [slot]).offered[dimension] : 0;
  return {
    name,
    exists: key >= 0,
    hash: hashOf(type, name),
    position: position.ok ? position.value : 0,
    shareOfPartition: offeredHere > 0 ? Math.min(1, part / offeredHere) : 0,
    offered: units?.offered[dimension] ?? 0,
    served: units?.served[dimension] ?? 0,
  };
}

function bucketOf(lane: Lane, slot: number, dimension: Dimension): { tokens: number; most: number } {
  const most = bucketSize(lane.table, dimension);
  if (lane.table.regime === 'adaptive') return { tokens: burstLeft(lane, dimension), most };
  return {
    tokens: partitionTokens(lane, dimension)[slot] as number,
    most: most * (lane.partitions.state.shareWeight[slot] as number),
  };
}

/** What this partition refused within the last second of ticks, in the order of the limits. */
function recentRefusals(world: World, lane: Lane, slot: number, dimension: Dimension): Refusal[] {
  const refusals: Refusal[] = [];
  for (const [index, cause] of CAUSES.entries()) {
    const numbers = lane.partitions.refusal[dimension][index] as RefusalColumns;
    const tick = numbers.tick[slot] as number;
    // What other limits refused says nothing about those that hold now.
    if (tick < Math.max(0, world.tick - TICKS_PER_SECOND, lane.limitsTick)) continue;
    refusals.push({
      cause,
      reason: reasonOf(dimension, cause),
      tick,
      asked: numbers.asked[slot] as number,
      refused: numbers.refused[slot] as number,
      allowed: numbers.allowed[slot] as number,
      askedOfLimit: numbers.askedOfLimit[slot] as number,
      limitPerSecond: limitPerSecond(lane, dimension, slot, cause),
    });
  }
  return refusals;
}

/** S5: what a slot rejected in the last second, and the full collection that is asked for most. */
function rejectionOf(world: World, lane: Lane, slot: number): Explanation['rejection'] {
  const units = rejectedLastSecond(lane, WRITE, slot);
  if (units === 0) return null;
  const { firstKey, endKey } = lane.partitions.state;
  const here = [...lane.fullKeys].filter(
    (key) => key >= (firstKey[slot] as number) && key < (endKey[slot] as number),
  );
  const asked = (key: number): number => unitsOfKey(world, lane, key).offered[WRITE];
  const [key] = here.toSorted((a, b) => asked(b) - asked(a));
  return key === undefined ? null : { key: lane.keys.names[key] as string, units };
}

/**
 * More provisioned capacity lifts neither the hard limit (C1) nor an SSD (B5), and what it lets pass must be served by
 * the SSD. Where a raise would double the partitions nobody knows which SSDs the new ones get: then it is said to help
 * only if any SSD would do.
 */
function moreCapacityHelps(
  world: World,
  lane: Lane,
  slot: number,
  dimension: Dimension,
  refusals: readonly Refusal[],
): boolean {
  return (
    refusals.length > 0 &&
    refusals.every((refusal) => {
      const capacity = provisionFor(world, lane, slot, dimension, refusal);
      return capacity !== null && fitsOnSsd(world, lane, slot, refusal, doubles(lane, dimension, capacity));
    })
  );
}

/** B6: whether the SSD would serve all that its partitions (or all partitions) were asked for in the tick of a refusal. */
function fitsOnSsd(world: World, lane: Lane, slot: number, { tick }: Refusal, anySsd = false): boolean {
  if (!lane.table.ssdLimits) return true;
  if (tick < lane.ledgerTick) return false;
  const slots = anySsd ? lane.partitions.order : slotsOnSsdOf(lane, slot);
  return unitsAskedOf(world, lane, slots, tick) <= lane.table.assumptions.ssd.unitsPerSecond;
}

// ---- the split ---------------------------------------------------------------------------------------------

function splitOutlook(world: World, lane: Lane, slot: number): SplitOutlook {
  const { state, observation } = lane.partitions;
  const id = state.id[slot] as number;
  const pending = lane.pendingSplits.find((split) => split.partition === id);
  if (pending !== undefined)
    return { state: 'announced', doneTick: pending.doneTick, hotterShare: pending.hotterShare };
  if (lane.table.regime !== 'adaptive' || !lane.table.splitForHeat) return { state: 'off' };
  if (!isNearLimit(lane, slot)) return { state: 'notNeeded' };
  const plan = planHeatSplit(world, lane, slot);
  if (plan.kind === 'refused') {
    const key = plan.key === null ? null : (lane.keys.names[plan.key] ?? null);
    return { state: 'refused', refusal: plan.refusal, key, hotterShare: plan.hotterShare };
  }
  const blocksLeft = Math.max(1, OBSERVATION_BLOCKS - (state.blocksSeen[slot] as number));
  const secondsOfBlock = blockLength(lane);
  const blocksNeeded = isHot(lane, slot)
    ? 1
    : Math.max(
        blocksLeft,
        blocksUntilHot(
          lane,
          observation[0].refusedSum[slot] as number,
          observation[1].refusedSum[slot] as number,
        ),
      );
  const seconds = blocksNeeded * secondsOfBlock - lane.blockSeconds;
  return {
    state: 'observing',
    decideTick: world.tick - (world.tick % TICKS_PER_SECOND) + seconds * TICKS_PER_SECOND,
    hotterShare: plan.hotterShare,
  };
}

/** If every second from now on refuses: blocks until enough seconds with refusals have been seen (S2). */
function blocksUntilHot(lane: Lane, ...refusedSeconds: readonly number[]): number {
  const length = blockLength(lane);
  const needed = lane.table.assumptions.split.refusedShare * length * OBSERVATION_BLOCKS;
  return Math.max(1, Math.ceil((needed - Math.max(...refusedSeconds)) / length));
}

/** Whether the last second, if it went on, would lead to a decision (S2). */
function isNearLimit(lane: Lane, slot: number): boolean {
  const { servedShare } = lane.table.assumptions.split;
  return DIMENSIONS.some((dimension) => {
    const { servedSecond } = lane.partitions.flow[dimension];
    const lost = refusedLastSecond(lane, dimension, slot, CAUSES.indexOf('hardLimit'));
    return lost > 0 || (servedSecond[slot] as number) >= servedShare * HARD_LIMITS[dimension];
  });
}

// ---- the smallest change -----------------------------------------------------------------------------------

function smallestChanges(
  world: World,
  lane: Lane,
  slot: number,
  dimension: Dimension,
  refusals: readonly Refusal[],
): SmallestChange[] {
  const changes: SmallestChange[] = [];
  for (const refusal of refusals) {
    const change = smallestChange(world, lane, slot, dimension, refusal, refusals);
    if (change !== null) changes.push(change);
  }
  // With that capacity more comes to the SSD, though it refuses nothing now.
  const passed = refusals.filter(({ cause }) =>
    changes.some((change) => change.cause === cause && change.kind === 'provision'),
  );
  const isInTheWay = passed.some((refusal) => !fitsOnSsd(world, lane, slot, refusal));
  if (isInTheWay && !refusals.some(({ cause }) => cause === 'ssd')) {
    const unitsPerSecond = Math.max(0, ...askedOfSsd(world, lane, slot, passed));
    if (unitsPerSecond > lane.table.assumptions.ssd.unitsPerSecond)
      changes.push({ cause: 'ssd', kind: 'fasterSsd', unitsPerSecond });
  }
  return changes;
}

function smallestChange(
  world: World,
  lane: Lane,
  slot: number,
  dimension: Dimension,
  refusal: Refusal,
  refusals: readonly Refusal[],
): SmallestChange | null {
  switch (refusal.cause) {
    case 'hardLimit':
      return lessTraffic(world, lane, slot, dimension);
    case 'tableCapacity':
    case 'partitionShare': {
      const capacity = provisionFor(world, lane, slot, dimension, refusal);
      return capacity === null ? null : { cause: refusal.cause, kind: 'provision', capacity };
    }
    case 'ssd': {
      const unitsPerSecond = ssdRateFor(world, lane, slot, refusal, refusals);
      return { cause: 'ssd', kind: 'fasterSsd', unitsPerSecond };
    }
  }
}

/**
 * C1: by what factor the partition's traffic must shrink so that no window of ten ticks that ends in the last second
 * holds more than the hard limit. Null while the last two seconds saw other keys, ranges or rates.
 */
function lessTraffic(
  world: World,
  lane: Lane,
  slot: number,
  dimension: Dimension,
): Extract<SmallestChange, { kind: 'lessTraffic' }> | null {
  const window = TICKS_PER_SECOND;
  const sinceTick = Math.max(0, world.tick - 2 * window + 1);
  if (lane.layoutTick > sinceTick) return null;
  const offered: number[] = [];
  for (let tick = sinceTick; tick < world.tick; tick += 1)
    offered.push(offeredAt(world, lane, slot, dimension, tick));
  let most = 0;
  for (let end = Math.max(1, offered.length - window + 1); end <= offered.length; end += 1) {
    const sum = offered.slice(Math.max(0, end - window), end).reduce((units, tick) => units + tick, 0);
    most = Math.max(most, sum);
  }
  const limit = HARD_LIMITS[dimension];
  if (most <= limit) return null;
  return { cause: 'hardLimit', kind: 'lessTraffic', factor: limit / most, unitsPerSecond: limit, sinceTick };
}

/** Units offered to a slot in one of the remembered ticks. */
function offeredAt(world: World, lane: Lane, slot: number, dimension: Dimension, tick: number): number {
  let units = 0;
  for (const [index, facts] of world.operations.entries()) {
    if (facts.dimension !== dimension) continue;
    const { recent } = world.streams[index] as World['streams'][number];
    const weight = (lane.partitions.weight[index] as Float64Array)[slot] as number;
    units += (recent[tick % recent.length] as number) * facts.units * weight;
  }
  return units;
}

/**
 * B6: the rate at which the SSD would have refused nothing. If capacity refused too, then of all that was offered: with
 * more of it more comes to the SSD.
 */
function ssdRateFor(
  world: World,
  lane: Lane,
  slot: number,
  refusal: Refusal,
  refusals: readonly Refusal[],
): number {
  const rate = refusal.askedOfLimit * TICKS_PER_SECOND;
  const behindCapacity = refusals.some(
    ({ cause }) => cause === 'tableCapacity' || cause === 'partitionShare',
  );
  if (!behindCapacity) return rate;
  return Math.max(rate, ...askedOfSsd(world, lane, slot, refusals));
}

/** What the SSD was asked for in the ticks of these refusals, units/s; those under other weights are left out. */
function askedOfSsd(world: World, lane: Lane, slot: number, refusals: readonly Refusal[]): number[] {
  return refusals
    .filter(({ tick }) => tick >= lane.ledgerTick)
    .map(({ tick }) => unitsAskedOf(world, lane, slotsOnSsdOf(lane, slot), tick));
}

/** The slots that share the SSD of a slot. */
function slotsOnSsdOf({ partitions }: Lane, slot: number): number[] {
  const { ssd } = partitions.state;
  return partitions.order.filter((other) => ssd[other] === ssd[slot]);
}

/** Units/s (reads + 3 × writes) that these slots were asked for in a remembered tick. */
function unitsAskedOf(world: World, lane: Lane, slots: readonly number[], tick: number): number {
  const asked = (dimension: Dimension): number =>
    slots.reduce((sum, slot) => sum + offeredAt(world, lane, slot, dimension, tick), 0);
  return (asked(READ) + WRITE_WEIGHT * asked(WRITE)) * TICKS_PER_SECOND;
}

/**
 * Whole units/s that would have filled the bucket enough (C3, C4); null where capacity does not help. A raise that
 * doubles the partitions lets more pass the hard limits, so everything offered is counted; under `fixed` it would also
 * halve this partition's share, and there is no such figure.
 */
function provisionFor(
  world: World,
  lane: Lane,
  slot: number,
  dimension: Dimension,
  refusal: Refusal,
): number | null {
  const present = capacityOf(lane.table, dimension);
  if (refusal.cause === 'tableCapacity') {
    const needed = raised(present, refusal.askedOfLimit - refusal.allowed);
    if (!doubles(lane, dimension, needed)) return needed;
    const last = lane.tableRefusal[dimension];
    if (last.tick === refusal.tick) return raised(present, last.offered - refusal.allowed);
    if (refusal.tick < lane.ledgerTick) return null;
    const offered = lane.partitions.order.map((each) =>
      offeredAt(world, lane, each, dimension, refusal.tick),
    );
    return raised(present, offered.reduce((sum, units) => sum + units, 0) - refusal.allowed);
  }
  // A partition that has been split since had twice this share.
  if (refusal.cause !== 'partitionShare' || refusal.tick < lane.layoutTick) return null;
  const weight = lane.partitions.state.shareWeight[slot] as number;
  const needed = raised(present, (refusal.asked - refusal.allowed) / weight);
  return doubles(lane, dimension, needed) ? null : needed;
}

/** `present` raised so that one tick brings `missing` more units, in whole units/s; rounding errors ask for no more. */
function raised(present: number, missing: number): number {
  const exact = present + missing * TICKS_PER_SECOND;
  return Math.ceil(exact - exact * ROUNDING);
}

function doubles(lane: Lane, dimension: Dimension, capacity: number): boolean {
  const reads = dimension === 0 ? capacity : lane.table.readCapacity;
  const writes = dimension === 1 ? capacity : lane.table.writeCapacity;
  return doublings(lane.partitions.count, reads, writes) > 0;
}
