/** Builds a lane: a table's keys, its partitions and the SSDs they lie on (K2, K5, P1, P5, B3). */
import { fail, type Result, succeed } from '../base/result.ts';
import { initialTokens } from './capacity/bucket.ts';
import { initialPartitions } from './capacity/partitionCount.ts';
import { type GrownItems, withGrowth } from './growth.ts';
import { attributeNames } from './items.ts';
import { findKeysOfSlot } from './keyRanges.ts';
import { buildKeyTable, foldToKeys } from './keyTable.ts';
import { bytesOfKeysIn, setSlotBytes, weighSlot } from './ledger.ts';
import { KEY_SPACE, PARTITION_BYTES, TICKS_PER_SECOND } from './limits.ts';
import { createPartitionColumns, OBSERVATION_BLOCKS } from './partitions.ts';
import { roomiestSsd, type SsdUse, ssdsNeeded, ssdUse } from './rebalance/placeOnSsd.ts';
import { planSizeSplit } from './rebalance/planSplit.ts';
import { splitPartition } from './rebalance/splitPartition.ts';
import { operationSetWeights } from './traffic/keyChoice.ts';
import { CAUSES, DIMENSIONS, type KeyTable, READ, type TableConfiguration, WRITE } from './types.ts';
import type { Lane, RunningSecond, TableRefusal, World } from './world.ts';

/** C1: the window in ticks: one second. */
const WINDOW_TICKS = TICKS_PER_SECOND;

/** A new table as `table` says, with what puts have added to its items so far (null: nothing). */
export function createLane(world: World, table: TableConfiguration, grown: GrownItems | null): Result<Lane> {
  const keys = buildKeyTable(withGrowth(world.sets, grown), table.partitionKey, table.partitionKeyType);
  if (!keys.ok) return keys;
  const { sortKey } = table;
  if (sortKey !== null && !attributeNames(world.sets).includes(sortKey))
    return fail(`The items have no attribute "${sortKey}" for a sort key.`);
  if (sortKey !== null && table.partitionKey.includes(sortKey))
    return fail(`"${sortKey}" is the partition key already, so it cannot be the sort key too.`);
  const operations = world.operations.length;
  const lane: Lane = {
    table,
    keys: keys.value,
    keyWeights: [],
    grown,
    itemOrders: null,
    arrivedSince: new Float64Array(operations),
    arrivedUnflushed: new Float64Array(operations),
    ledgerTick: world.tick,
    layoutTick: world.tick,
    limitsTick: world.tick,
    fullKeys: new Set(),
    partitions: createPartitionColumns(0, ringSizes(table), operations),
    ssdCount: 0,
    tokens: [0, 0],
    tableRefusal: [noRefusal(), noRefusal()],
    pendingSplits: [],
    pendingMove: null,
    second: emptySecond(),
    lastSecond: null,
    blockSeconds: 0,
    block: 0,
    blockRequests: emptyBlocks(operations),
    blockStartRequests: new Float64Array(operations),
    lookSeconds: 0,
    look: 0,
    looksComplete: 0,
  };
  lane.keyWeights = keyWeightsOf(world, lane.keys);
  layOut(world, lane);
  return succeed(lane);
}

/** The share of every key in the requests of each operation. `known`: of operations whose shares are as they were. */
export function keyWeightsOf(
  world: World,
  keys: KeyTable,
  known: readonly (Float64Array | undefined)[] = [],
): Float64Array[] {
  return world.operations.map(
    ({ operation }, index) =>
      known[index] ?? foldToKeys(keys, operationSetWeights(world.sets, operation.keys, world.tick)),
  );
}

export function emptySecond(): RunningSecond {
  return {
    offered: [0, 0],
    lost: [new Float64Array(CAUSES.length), new Float64Array(CAUSES.length)],
    rejected: 0,
  };
}

export function emptyBlocks(operations: number): Float64Array[] {
  return Array.from({ length: OBSERVATION_BLOCKS }, () => new Float64Array(operations));
}

function noRefusal(): TableRefusal {
  return { tick: -1, allowed: 0, asked: 0, offered: 0, since: -1 };
}

function ringSizes(table: TableConfiguration): { windowTicks: number; loadLooks: number } {
  const { lookSeconds, meanSeconds } = table.assumptions.balance;
  return { windowTicks: WINDOW_TICKS, loadLooks: Math.max(1, Math.round(meanSeconds / lookSeconds)) };
}

/** K5, P1, P5: equal ranges, then cut for size until every partition holds its bytes (S1). */
function layOut(world: World, lane: Lane): void {
  const { table, keys } = lane;
  let bytes = 0;
  for (let key = 0; key < keys.size; key += 1) bytes += keys.bytes[key] as number;
  const count = table.partitions ?? initialPartitions(table.readCapacity, table.writeCapacity, bytes);
  lane.partitions = createPartitionColumns(count, ringSizes(table), world.operations.length);
  lane.ssdCount = ssdsNeeded(table, bytes, count);
  const { partitions } = lane;
  const { state } = partitions;
  const use: SsdUse = {
    units: new Float64Array(lane.ssdCount),
    bytes: new Float64Array(lane.ssdCount),
    partitions: new Int32Array(lane.ssdCount),
  };
  for (let slot = 0; slot < count; slot += 1) {
    partitions.count += 1;
    partitions.order.push(slot);
    state.id[slot] = partitions.nextId;
    partitions.nextId += 1;
    state.startPosition[slot] = Math.floor((slot / count) * KEY_SPACE);
    state.endPosition[slot] = Math.floor(((slot + 1) / count) * KEY_SPACE);
    state.shareWeight[slot] = 1 / count;
    findKeysOfSlot(partitions, slot, keys);
    weighSlot(world, lane, slot);
    setSlotBytes(world, lane, slot, bytesOfKeysIn(world, lane, slot));
    const ssd = roomiestSsd(table, use);
    state.ssd[slot] = ssd;
    use.bytes[ssd] = (use.bytes[ssd] as number) + (state.bytes[slot] as number);
    use.partitions[ssd] = (use.partitions[ssd] as number) + 1;
  }
  fillBuckets(lane);
  cutOversized(world, lane);
}

/** C3: the tokens a new table starts with, in the buckets that its regime uses. */
function fillBuckets(lane: Lane): void {
  const { partitions, table } = lane;
  if (table.regime === 'adaptive') {
    for (const dimension of DIMENSIONS) lane.tokens[dimension] = initialTokens(table, dimension);
    return;
  }
  const { shareWeight, readTokens, writeTokens } = partitions.state;
  for (let slot = 0; slot < partitions.count; slot += 1) {
    readTokens[slot] = initialTokens(table, READ) * (shareWeight[slot] as number);
    writeTokens[slot] = initialTokens(table, WRITE) * (shareWeight[slot] as number);
  }
}

/** S1 for items that are there from the start: they were written before, so the cuts have long been made. */
function cutOversized(world: World, lane: Lane): void {
  for (let slot = 0; slot < lane.partitions.count; slot += 1) {
    while ((lane.partitions.state.bytes[slot] as number) > PARTITION_BYTES) {
      const plan = planSizeSplit(world, lane, slot);
      if (plan.kind === 'refused') break;
      splitPartition(world, lane, slot, plan.at, roomiestSsd(lane.table, ssdUse(lane)));
    }
  }
}
