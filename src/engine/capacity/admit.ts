/**
 * What a partition serves in one tick (C1–C5, B6). The only code that runs for every partition in every tick.
 *
 * For each dimension the limits apply one after the other, and what is left over of each is kept, because an
 * explanation must use the numbers of the decision (M4):
 *
 *     offered ──C1──> hard ──C4 bucket──> granted ──B6 SSD──> served
 *
 * The loops work on whole columns; what a refusal needs is done apart, for the few partitions that refuse.
 */
import { PARTITION_READ_UNITS, PARTITION_WRITE_UNITS, TICKS_PER_SECOND } from '../limits.ts';
import type { FlowColumns, RefusalColumns } from '../partitions.ts';
import { reasonOf } from '../reasons.ts';
import { WRITE_WEIGHT } from '../rebalance/placeOnSsd.ts';
import { report } from '../report.ts';
import { CAUSES, type Cause, DIMENSIONS, type Dimension, READ } from '../types.ts';
import type { Lane, World } from '../world.ts';
import { bucketSize, capacityOf } from './bucket.ts';

/** C1, units/s by dimension. */
export const HARD_LIMITS = [PARTITION_READ_UNITS, PARTITION_WRITE_UNITS] as const;

/** Differences below this part of a limit come from rounding, and refuse nothing: who asks for the limit gets it. */
const ROUNDING = 1e-12;

const HARD = CAUSES.indexOf('hardLimit');
const SHARE = CAUSES.indexOf('partitionShare');
const TABLE = CAUSES.indexOf('tableCapacity');
const SSD = CAUSES.indexOf('ssd');

/** Serves one tick of arrivals in one lane. */
export function admit(world: World, lane: Lane): void {
  for (const dimension of DIMENSIONS) {
    offer(world, lane, dimension);
    const asked = applyHardLimit(world, lane, dimension);
    if (lane.table.regime === 'fixed') applyPartitionBuckets(lane, dimension);
    else applyTableBucket(world, lane, dimension, asked);
  }
  if (lane.table.ssdLimits) applySsdLimits(world, lane);
  for (const dimension of DIMENSIONS) serve(world, lane, dimension);
}

/** Spreads this tick's requests over the partitions, in units. */
function offer(world: World, lane: Lane, dimension: Dimension): void {
  const { partitions } = lane;
  const { offered } = partitions.flow[dimension];
  const count = partitions.count;
  let first = true;
  for (let index = 0; index < world.operations.length; index += 1) {
    const facts = world.operations[index] as World['operations'][number];
    if (facts.dimension !== dimension) continue;
    const units = (world.streams[index] as World['streams'][number]).now * facts.units;
    const weight = partitions.weight[index] as Float64Array;
    if (first) for (let slot = 0; slot < count; slot += 1) offered[slot] = units * (weight[slot] as number);
    else
      for (let slot = 0; slot < count; slot += 1)
        offered[slot] = (offered[slot] as number) + units * (weight[slot] as number);
    first = false;
  }
  if (first) offered.fill(0, 0, count);
}

/** C1: at most the hard limit in any second. Returns the units that pass, over all partitions. */
function applyHardLimit(world: World, lane: Lane, dimension: Dimension): number {
  const limit = HARD_LIMITS[dimension];
  const { offered, hard, window, windowSum } = lane.partitions.flow[dimension];
  const phase = world.tick % window.length;
  const oldest = window[phase] as Float64Array;
  const count = lane.partitions.count;
  if (phase === 0) sumWindow(lane.partitions.flow[dimension], count);
  const slack = limit * ROUNDING;
  let sum = 0;
  for (let slot = 0; slot < count; slot += 1) {
    const room = limit - ((windowSum[slot] as number) - (oldest[slot] as number));
    const wanted = offered[slot] as number;
    const passes = wanted <= room + slack ? wanted : room > 0 ? room : 0;
    hard[slot] = passes;
    sum += passes;
  }
  return sum;
}

/** Adds the window up anew, so that rounding errors of the running sum cannot grow. */
function sumWindow(flow: FlowColumns, count: number): void {
  const { window, windowSum } = flow;
  windowSum.fill(0, 0, count);
  for (const served of window)
    for (let slot = 0; slot < count; slot += 1)
      windowSum[slot] = (windowSum[slot] as number) + (served[slot] as number);
}

/** C4, `adaptive`: one bucket for the table; when it does not suffice all partitions get the same part. */
function applyTableBucket(world: World, lane: Lane, dimension: Dimension, asked: number): void {
  const { partitions } = lane;
  const { hard, granted } = partitions.flow[dimension];
  const count = partitions.count;
  const tokens = (lane.tokens[dimension] as number) + capacityOf(lane.table, dimension) / TICKS_PER_SECOND;
  lane.tokens[dimension] = tokens;
  if (asked <= tokens * (1 + ROUNDING)) {
    for (let slot = 0; slot < count; slot += 1) granted[slot] = hard[slot] as number;
    return;
  }
  const part = tokens / asked;
  let offered = 0;
  for (let slot = 0; slot < count; slot += 1) {
    granted[slot] = (hard[slot] as number) * part;
    offered += partitions.flow[dimension].offered[slot] as number;
  }
  noteTableRefusal(world, lane, dimension, { allowed: tokens, asked, offered });
}

/** M4: what the table's bucket decided on; the first refusal of a stretch is an event (M3). */
function noteTableRefusal(
  world: World,
  lane: Lane,
  dimension: Dimension,
  numbers: { readonly allowed: number; readonly asked: number; readonly offered: number },
): void {
  const refusal = lane.tableRefusal[dimension];
  Object.assign(refusal, numbers, { tick: world.tick });
  if (refusal.since >= 0) return;
  refusal.since = world.tick;
  report(world, lane, {
    kind: 'throttlingBegan',
    partition: null,
    dimension,
    cause: 'tableCapacity',
    reason: reasonOf(dimension, 'tableCapacity'),
    offered: numbers.offered * TICKS_PER_SECOND,
    served: numbers.allowed * TICKS_PER_SECOND,
    limit: capacityOf(lane.table, dimension),
    ssd: null,
  });
}

/** C4, `fixed`: each partition has its own bucket, filled from its share. */
function applyPartitionBuckets(lane: Lane, dimension: Dimension): void {
  const { partitions } = lane;
  const { hard, granted } = partitions.flow[dimension];
  const { shareWeight } = partitions.state;
  const tokens = partitionTokens(lane, dimension);
  const perTick = capacityOf(lane.table, dimension) / TICKS_PER_SECOND;
  for (let slot = 0; slot < partitions.count; slot += 1) {
    const available = (tokens[slot] as number) + perTick * (shareWeight[slot] as number);
    tokens[slot] = available;
    const wanted = hard[slot] as number;
    granted[slot] = wanted <= available * (1 + ROUNDING) ? wanted : available;
  }
}

/** C3: tokens in the table's bucket, or of all its partitions, now. */
export function tokensOf(lane: Lane, dimension: Dimension): number {
  if (lane.table.regime === 'adaptive') return lane.tokens[dimension] as number;
  return partitionTokens(lane, dimension)
    .subarray(0, lane.partitions.count)
    .reduce((sum, part) => sum + part, 0);
}

/** The column of a partition's tokens in one dimension. */
export function partitionTokens(lane: Lane, dimension: Dimension): Float64Array {
  const { readTokens, writeTokens } = lane.partitions.state;
  return dimension === READ ? readTokens : writeTokens;
}

/**
 * B6: an SSD that is asked for more than its units refuses: first, in proportion, what its partitions use above an
 * equal part of the table's capacity, then the rest.
 */
function applySsdLimits(world: World, lane: Lane): void {
  const { partitions } = lane;
  const { ssd } = partitions.state;
  const limit = lane.table.assumptions.ssd.unitsPerSecond / TICKS_PER_SECOND;
  const enough = limit * (1 + ROUNDING);
  const asked = new Float64Array(lane.ssdCount);
  const borrowed = new Float64Array(lane.ssdCount);
  for (const dimension of DIMENSIONS) {
    const { granted } = partitions.flow[dimension];
    const equal = equalPart(lane, dimension);
    const weight = dimension === READ ? 1 : WRITE_WEIGHT;
    for (let slot = 0; slot < partitions.count; slot += 1) {
      const units = granted[slot] as number;
      const drive = ssd[slot] as number;
      asked[drive] = (asked[drive] as number) + weight * units;
      borrowed[drive] = (borrowed[drive] as number) + weight * Math.max(0, units - equal);
    }
  }
  if (asked.every((units) => units <= enough)) return;
  // What remains of the borrowed and of the own part, by SSD.
  const keepBorrowed = new Float64Array(lane.ssdCount).fill(1);
  const keepOwn = new Float64Array(lane.ssdCount).fill(1);
  for (let drive = 0; drive < lane.ssdCount; drive += 1) {
    const excess = (asked[drive] as number) - limit;
    if ((asked[drive] as number) <= enough) continue;
    const above = borrowed[drive] as number;
    if (above >= excess) keepBorrowed[drive] = 1 - excess / above;
    else {
      keepBorrowed[drive] = 0;
      keepOwn[drive] = limit / ((asked[drive] as number) - above);
    }
  }
  for (const dimension of DIMENSIONS) {
    const { granted } = partitions.flow[dimension];
    const equal = equalPart(lane, dimension);
    for (let slot = 0; slot < partitions.count; slot += 1) {
      const drive = ssd[slot] as number;
      if ((asked[drive] as number) <= enough) continue;
      const units = granted[slot] as number;
      const own = Math.min(units, equal);
      const passes = own * (keepOwn[drive] as number) + (units - own) * (keepBorrowed[drive] as number);
      if (passes >= units) continue;
      granted[slot] = passes;
      note(world, lane, dimension, slot, SSD, {
        asked: units,
        refused: units - passes,
        allowed: limit,
        askedOfLimit: asked[drive] as number,
      });
    }
  }
}

/** T / n in units per tick: what a partition uses above it is borrowed. */
function equalPart(lane: Lane, dimension: Dimension): number {
  return capacityOf(lane.table, dimension) / TICKS_PER_SECOND / lane.partitions.count;
}

/** Books what was granted: window, tokens, and the refusals where there are any. */
function serve(world: World, lane: Lane, dimension: Dimension): void {
  const { partitions } = lane;
  const { offered, granted, window, windowSum } = partitions.flow[dimension];
  const oldest = window[world.tick % window.length] as Float64Array;
  const count = partitions.count;
  let served = 0;
  for (let slot = 0; slot < count; slot += 1) {
    const units = granted[slot] as number;
    windowSum[slot] = (windowSum[slot] as number) + (units - (oldest[slot] as number));
    oldest[slot] = units;
    served += units;
    if (units < (offered[slot] as number)) refuse(world, lane, dimension, slot);
  }
  spendTokens(lane, dimension, served);
}

/** Takes served units from the buckets and clips them (C3). Refused units cost no tokens. */
function spendTokens(lane: Lane, dimension: Dimension, served: number): void {
  const { table, partitions } = lane;
  const most = bucketSize(table, dimension);
  if (table.regime === 'adaptive') {
    lane.tokens[dimension] = Math.min(most, Math.max(0, lane.tokens[dimension] - served));
    return;
  }
  const tokens = partitionTokens(lane, dimension);
  const { granted } = partitions.flow[dimension];
  const { shareWeight } = partitions.state;
  for (let slot = 0; slot < partitions.count; slot += 1)
    tokens[slot] = Math.min(
      most * (shareWeight[slot] as number),
      Math.max(0, (tokens[slot] as number) - (granted[slot] as number)),
    );
}

/** Books what one partition refused in this tick, by cause. */
function refuse(world: World, lane: Lane, dimension: Dimension, slot: number): void {
  const { partitions, table } = lane;
  const { offered, hard, granted, windowSum } = partitions.flow[dimension];
  const asked = offered[slot] as number;
  const served = granted[slot] as number;
  const passedHard = hard[slot] as number;
  const passedBucket = served + ssdRefusedIn(world, lane, dimension, slot);
  if (passedHard < asked)
    note(world, lane, dimension, slot, HARD, {
      asked,
      refused: asked - passedHard,
      allowed: HARD_LIMITS[dimension] - ((windowSum[slot] as number) - served),
      askedOfLimit: asked,
    });
  // Adding back what the SSD refused may be off by a rounding error, which is no refusal.
  if (passedHard - passedBucket > asked * ROUNDING) {
    const fixed = table.regime === 'fixed';
    const refusal = lane.tableRefusal[dimension];
    note(world, lane, dimension, slot, fixed ? SHARE : TABLE, {
      asked: passedHard,
      refused: passedHard - passedBucket,
      allowed: fixed ? passedBucket : refusal.allowed,
      askedOfLimit: fixed ? passedHard : refusal.asked,
    });
  }
  loseRequests(world, lane, dimension, slot, (asked - served) / asked);
}

/** What B6 refused in this very tick. */
function ssdRefusedIn(world: World, lane: Lane, dimension: Dimension, slot: number): number {
  if (!lane.table.ssdLimits) return 0;
  const refusal = lane.partitions.refusal[dimension][SSD] as RefusalColumns;
  return refusal.tick[slot] === world.tick ? (refusal.refused[slot] as number) : 0;
}

/** C5: every key of the partition loses the same part of its requests. */
function loseRequests(world: World, lane: Lane, dimension: Dimension, slot: number, part: number): void {
  for (const [index, facts] of world.operations.entries()) {
    if (facts.dimension !== dimension) continue;
    const loss = lane.partitions.loss[index] as Float64Array;
    loss[slot] = (loss[slot] as number) + (world.streams[index]?.now ?? 0) * part;
  }
}

/** Keeps the numbers of a refusal (M4), counts it (M2), and reports the first of a stretch (M3). */
function note(
  world: World,
  lane: Lane,
  dimension: Dimension,
  slot: number,
  cause: number,
  numbers: {
    readonly asked: number;
    readonly refused: number;
    readonly allowed: number;
    readonly askedOfLimit: number;
  },
): void {
  const { partitions, second } = lane;
  const lost = partitions.flow[dimension].lostNow[cause] as Float64Array;
  lost[slot] = (lost[slot] as number) + numbers.refused;
  const lostOfTable = second.lost[dimension];
  lostOfTable[cause] = (lostOfTable[cause] as number) + numbers.refused;
  const refusal = partitions.refusal[dimension][cause] as RefusalColumns;
  refusal.tick[slot] = world.tick;
  refusal.asked[slot] = numbers.asked;
  refusal.refused[slot] = numbers.refused;
  refusal.allowed[slot] = numbers.allowed;
  refusal.askedOfLimit[slot] = numbers.askedOfLimit;
  if (cause === TABLE || (refusal.since[slot] as number) >= 0) return;
  refusal.since[slot] = world.tick;
  const name = CAUSES[cause] as Cause;
  report(world, lane, {
    kind: 'throttlingBegan',
    partition: partitions.state.id[slot] as number,
    dimension,
    cause: name,
    reason: reasonOf(dimension, name),
    offered: (partitions.flow[dimension].offered[slot] as number) * TICKS_PER_SECOND,
    served: (numbers.asked - numbers.refused) * TICKS_PER_SECOND,
    limit: limitPerSecond(lane, dimension, slot, name),
    ssd:
      cause === SSD
        ? {
            id: partitions.state.ssd[slot] as number,
            asked: numbers.askedOfLimit * TICKS_PER_SECOND,
          }
        : null,
  });
}

/** The limit behind a cause as a user knows it, units/s; of an SSD load units/s. */
export function limitPerSecond(lane: Lane, dimension: Dimension, slot: number, cause: Cause): number {
  const capacity = capacityOf(lane.table, dimension);
  switch (cause) {
    case 'hardLimit':
      return HARD_LIMITS[dimension];
    case 'partitionShare':
      return capacity * (lane.partitions.state.shareWeight[slot] as number);
    case 'tableCapacity':
      return capacity;
    case 'ssd':
      return lane.table.assumptions.ssd.unitsPerSecond;
  }
}
