/**
 * Changes of a world between two ticks. An edit either succeeds as a whole or leaves the world as it was.
 *
 * What stays and what is built anew: capacity, switches and traffic change a table in place; keys are re-hashed into
 * the partitions that are there; another partition key, number of partitions or set of items is a new table.
 */
import { assertNever } from '../base/assert.ts';
import { fail, type Result, succeed } from '../base/result.ts';
import { partitionTokens } from './capacity/admit.ts';
import { bucketSize, capacityOf } from './capacity/bucket.ts';
import { doublings } from './capacity/partitionCount.ts';
import { type GrownItems, growthAfterEdit, growthTakenBack, withGrowth } from './growth.ts';
import { editItemSets } from './itemEdits.ts';
import { itemEnds } from './itemOrder.ts';
import { createItemSets } from './items.ts';
import { findKeysOfSlot, pieceOf } from './keyRanges.ts';
import { buildKeyTable, findKey } from './keyTable.ts';
import { createLane, emptyBlocks } from './lane.ts';
import {
  bytesOfKeysIn,
  cutPieces,
  flush,
  operationFacts,
  restartLedger,
  setPieceBytes,
  setSlotBytes,
} from './ledger.ts';
import { COLLECTION_BYTES_MAX_WITH_LSI } from './limits.ts';
import { eachColumn } from './partitions.ts';
import { roomiestSsd, ssdsNeeded, ssdUse } from './rebalance/placeOnSsd.ts';
import { mayNotBeCut } from './rebalance/planSplit.ts';
import { splitPartition } from './rebalance/splitPartition.ts';
import { report } from './report.ts';
import { applyWeights, nextWeightChange } from './step.ts';
import { createStream } from './traffic/stream.ts';
import {
  type Boundary,
  DIMENSIONS,
  type Dimension,
  type Edit,
  type ItemSets,
  type KeyChoice,
  type KeyTable,
  type RowData,
  type TableConfiguration,
  type Traffic,
} from './types.ts';
import { cloneWorld, type Lane, type World } from './world.ts';

type KeyEdit = Extract<Edit, { kind: 'addKey' | 'renameKey' | 'deleteKey' | 'weighKey' }>;

/** Applies an edit before the next tick. The problem is a sentence for the user, and the world as it was then. */
export function applyEdit(world: World, edit: Edit, rows: RowData | null = null): Result<null> {
  const before = cloneWorld(world);
  const applied = carryOut(world, edit, rows);
  if (!applied.ok) Object.assign(world, before);
  return applied;
}

function carryOut(world: World, edit: Edit, rows: RowData | null): Result<null> {
  switch (edit.kind) {
    case 'configureTable':
      return configureTable(world, edit.lane, edit.change);
    case 'setTraffic':
      return setTraffic(world, edit.traffic);
    case 'setItems':
      return setItems(world, edit.items, rows);
    case 'addKey':
    case 'renameKey':
    case 'deleteKey':
    case 'weighKey':
      return editKeys(world, edit);
    default:
      return assertNever(edit);
  }
}

// ---- the table ---------------------------------------------------------------------------------------------

function configureTable(world: World, index: number, change: Partial<TableConfiguration>): Result<null> {
  const lane = world.lanes[index];
  if (lane === undefined)
    return fail(`There is no table number ${index}; the experiment has ${world.lanes.length}.`);
  const before = lane.table;
  const after: TableConfiguration = { ...before, ...change };
  if (isNewTable(lane, before, after)) return rebuildLane(world, index, after);
  flush(world, lane);
  lane.table = after;
  noteTable(world, index, after);
  if (hasOtherLimits(before, after)) lane.limitsTick = world.tick;
  changeRegime(lane, before, after);
  changeCapacity(world, lane, before, after);
  if (before.assumptions.split.observeSeconds !== after.assumptions.split.observeSeconds)
    forgetObservation(lane);
  forgetRefusals(lane);
  return succeed(null);
}

/** Another switch, or other keys, may allow a cut that was refused. */
function forgetRefusals(lane: Lane): void {
  lane.partitions.state.heatRefusal.fill(0);
  lane.partitions.state.sizeRefusal.fill(0);
}

/** Whether the partitions must be laid out anew: nothing that exists can be turned into what is asked for. */
function isNewTable(lane: Lane, before: TableConfiguration, after: TableConfiguration): boolean {
  const sameKey =
    before.partitionKey.join('\n') === after.partitionKey.join('\n') &&
    before.partitionKeyType === after.partitionKeyType;
  const sameDrives =
    before.assumptions.ssd.count === after.assumptions.ssd.count &&
    before.assumptions.balance.lookSeconds === after.assumptions.balance.lookSeconds &&
    before.assumptions.balance.meanSeconds === after.assumptions.balance.meanSeconds;
  if (!sameKey || !sameDrives || before.partitions !== after.partitions) return true;
  if (before.sortKey !== after.sortKey) return true;
  const keepsWhole = after.localSecondaryIndex || after.keepCollectionsWhole;
  const keptWhole = before.localSecondaryIndex || before.keepCollectionsWhole;
  if (before.localSecondaryIndex !== after.localSecondaryIndex && lane.fullKeys.size > 0) return true;
  return keepsWhole && !keptWhole && hasCuts(lane);
}

function hasCuts(lane: Lane): boolean {
  const cut = lane.pendingSplits.some((split) => split.cutKey !== null);
  return cut || lane.partitions.order.some((slot) => (lane.partitions.state.startSort[slot] as number) > 0);
}

/** Whether what is refused from now on is refused by other limits. */
function hasOtherLimits(before: TableConfiguration, after: TableConfiguration): boolean {
  return (
    before.readCapacity !== after.readCapacity ||
    before.writeCapacity !== after.writeCapacity ||
    before.regime !== after.regime ||
    before.burst !== after.burst ||
    before.ssdLimits !== after.ssdLimits ||
    before.assumptions.ssd.unitsPerSecond !== after.assumptions.ssd.unitsPerSecond
  );
}

/** A new table in the place of lane `index`, under the same traffic; the second in progress goes on. */
function rebuildLane(world: World, index: number, table: TableConfiguration): Result<null> {
  const old = world.lanes[index] as Lane;
  flush(world, old);
  restartLedger(world, old);
  const built = createLane(world, table, old.grown);
  if (!built.ok) return built;
  adopt(world, index, built.value);
  return succeed(null);
}

function adopt(world: World, index: number, lane: Lane): void {
  const old = world.lanes[index] as Lane;
  lane.second = old.second;
  lane.lastSecond = old.lastSecond;
  world.lanes[index] = lane;
  noteTable(world, index, lane.table);
  report(world, lane, { kind: 'tableRebuilt', partitions: lane.partitions.count, keys: lane.keys.size });
}

function noteTable(world: World, index: number, table: TableConfiguration): void {
  const tables = world.configuration.tables.map((other, at) => (at === index ? table : other));
  world.configuration = { ...world.configuration, tables };
}

/** C3: tokens move between the table's bucket and the partitions' buckets. */
function changeRegime(lane: Lane, before: TableConfiguration, after: TableConfiguration): void {
  if (before.regime === after.regime) return;
  const { partitions } = lane;
  const { shareWeight, readTokens, writeTokens } = partitions.state;
  for (const [dimension, tokens] of [readTokens, writeTokens].entries()) {
    const table = lane.tokens[dimension] as number;
    let sum = 0;
    for (let slot = 0; slot < partitions.count; slot += 1) {
      sum += tokens[slot] as number;
      tokens[slot] = after.regime === 'fixed' ? table * (shareWeight[slot] as number) : 0;
    }
    lane.tokens[dimension] = after.regime === 'adaptive' ? sum : 0;
  }
}

/** C3, P3, P4: clips the buckets; a raise may double the partitions, a cut leaves them all. */
function changeCapacity(
  world: World,
  lane: Lane,
  before: TableConfiguration,
  after: TableConfiguration,
): void {
  for (const dimension of DIMENSIONS) clipTokens(lane, dimension);
  const from = [capacityOf(before, 0), capacityOf(before, 1)] as const;
  const to = [capacityOf(after, 0), capacityOf(after, 1)] as const;
  if (from[0] === to[0] && from[1] === to[1]) return;
  const partitionsBefore = lane.partitions.count;
  const raised = to[0] > from[0] || to[1] > from[1];
  const times = raised ? doublings(partitionsBefore, to[0], to[1]) : 0;
  if (times > 0) {
    const bytes = lane.partitions.state.bytes
      .subarray(0, partitionsBefore)
      .reduce((sum, part) => sum + part, 0);
    const needed = ssdsNeeded(after, bytes, partitionsBefore * (1 << times));
    lane.ssdCount = Math.max(lane.ssdCount, needed);
    // The cuts overtake what was announced or on its way.
    lane.pendingSplits = [];
    lane.pendingMove = null;
    lane.partitions.state.splitting.fill(0);
    lane.partitions.state.moving.fill(0);
  }
  for (let time = 0; time < times; time += 1) cutAllInTwo(world, lane);
  report(world, lane, {
    kind: 'capacityChanged',
    from,
    to,
    partitionsBefore,
    partitionsAfter: lane.partitions.count,
  });
}

/** C3: no bucket holds more than its size. */
function clipTokens(lane: Lane, dimension: Dimension): void {
  const most = bucketSize(lane.table, dimension);
  lane.tokens[dimension] = Math.min(lane.tokens[dimension], most);
  const tokens = partitionTokens(lane, dimension);
  const { shareWeight } = lane.partitions.state;
  for (let slot = 0; slot < lane.partitions.count; slot += 1)
    tokens[slot] = Math.min(tokens[slot] as number, most * (shareWeight[slot] as number));
}

/** P3: every partition is cut at the middle of its range; what cannot be cut stays. */
function cutAllInTwo(world: World, lane: Lane): void {
  for (const slot of [...lane.partitions.order]) {
    const at = middleOf(world, lane, slot);
    if (at === null) continue;
    splitPartition(world, lane, slot, at, roomiestSsd(lane.table, ssdUse(lane)));
  }
}

/** The middle of a range; inside a collection that may be cut: of its bytes, between two items. Null: it cannot be cut. */
function middleOf(world: World, lane: Lane, slot: number): Boundary | null {
  const { startPosition, endPosition, startSort, firstKey } = lane.partitions.state;
  const start = startPosition[slot] as number;
  const end = endPosition[slot] as number;
  const position = Math.floor(start + (end - start) / 2);
  if (position > start) return { position, sort: 0 };
  // Adjacent positions: all that lies here is the part of one collection.
  const key = firstKey[slot] as number;
  if (key >= lane.keys.size || lane.keys.positions[key] !== start) return null;
  const piece = pieceOf(lane.partitions, slot, lane.keys, key);
  if (mayNotBeCut(world, lane, key, piece) !== null) return null;
  const middle = (piece.from + piece.to) / 2;
  const sort = nearestEnd(itemEnds(world, lane, key, piece), middle);
  return sort > (startSort[slot] as number) && sort < piece.to ? { position: start, sort } : null;
}

/** The place nearest to `place` where an item ends; null: items may end anywhere. The last end is none, but of the piece. */
function nearestEnd(ends: Float64Array | null, place: number): number {
  if (ends === null) return place;
  const distance = (end: number): number => Math.abs(end - place);
  return ends.subarray(0, -1).reduce((best, end) => (distance(end) < distance(best) ? end : best));
}

function forgetObservation(lane: Lane): void {
  const { observation, state } = lane.partitions;
  eachColumn([observation, state.blocksSeen], (column) => {
    column.fill(0);
  });
  lane.blockRequests = emptyBlocks(lane.arrivedSince.length);
  lane.blockStartRequests.set(lane.arrivedSince);
  lane.blockSeconds = 0;
}

// ---- traffic and items -------------------------------------------------------------------------------------

function setTraffic(world: World, traffic: Traffic): Result<null> {
  for (const lane of world.lanes) {
    flush(world, lane);
    restartLedger(world, lane);
  }
  // What goes on under the same name keeps its stream and its observation.
  const before = world.operations.map(({ operation }) => operation);
  const from = traffic.operations.map(({ name }) => before.findIndex((operation) => operation.name === name));
  const asksAsBefore = traffic.operations.map(({ keys }, index) =>
    isSteadyChoice(keys, before[from[index] as number]?.keys),
  );
  const { seed } = world.configuration;
  world.streams = traffic.operations.map(
    (operation, index) => world.streams[from[index] as number] ?? createStream(seed, operation),
  );
  world.operations = operationFacts(traffic.operations);
  world.configuration = { ...world.configuration, traffic };
  for (const lane of world.lanes) {
    const pick = (numbers: Float64Array): Float64Array =>
      Float64Array.from(from, (index) => numbers[index] ?? 0);
    lane.arrivedSince = new Float64Array(from.length);
    lane.arrivedUnflushed = new Float64Array(from.length);
    lane.blockStartRequests = pick(lane.blockStartRequests);
    lane.blockRequests = lane.blockRequests.map(pick);
    const columns = (): Float64Array[] => from.map(() => new Float64Array(lane.partitions.capacity));
    lane.partitions.weight = columns();
    lane.partitions.rejectedWeight = columns();
    lane.partitions.loss = columns();
    // The weights of many keys cost by far the most, and most changes of traffic leave them as they are.
    const known = from.map((was, index) => (asksAsBefore[index] === true ? lane.keyWeights[was] : undefined));
    applyWeights(world, lane, known);
  }
  world.nextWeightChange = nextWeightChange(world);
  return succeed(null);
}

/** Whether both ask for the same keys with the same shares, whatever the tick (T3). */
function isSteadyChoice(choice: KeyChoice, before: KeyChoice | undefined): boolean {
  return choice.kind !== 'newest' && JSON.stringify(choice) === JSON.stringify(before);
}

function setItems(world: World, items: World['configuration']['items'], rows: RowData | null): Result<null> {
  const sets = createItemSets(items, rows);
  if (!sets.ok) return sets;
  restartLedgers(world);
  if (JSON.stringify(items) === JSON.stringify(world.configuration.items))
    return restoreKeys(world, sets.value);
  const next: World = { ...world, sets: sets.value };
  const lanes: Lane[] = [];
  for (const lane of world.lanes) {
    const built = createLane(next, lane.table, null);
    if (!built.ok) return built;
    lanes.push(built.value);
  }
  world.sets = sets.value;
  world.configuration = { ...world.configuration, items };
  for (const [index, lane] of lanes.entries()) adopt(world, index, lane);
  return succeed(null);
}

function restartLedgers(world: World): void {
  for (const lane of world.lanes) {
    flush(world, lane);
    restartLedger(world, lane);
  }
}

// ---- keys --------------------------------------------------------------------------------------------------

/** The items are as they were set already: only what was changed of single keys is taken back, in the partitions that are there. */
function restoreKeys(world: World, sets: ItemSets): Result<null> {
  const before = world.sets;
  return changeKeys(world, sets, ({ grown }) => growthTakenBack(grown, before, sets));
}

function editKeys(world: World, edit: KeyEdit): Result<null> {
  const before = world.sets;
  const sets = editItemSets(before, edit);
  if (!sets.ok) return sets;
  restartLedgers(world);
  if (edit.kind === 'weighKey') {
    world.sets = sets.value;
    for (const lane of world.lanes) applyWeights(world, lane);
    return succeed(null);
  }
  return changeKeys(world, sets.value, ({ grown }) => growthAfterEdit(grown, before, sets.value, edit));
}

/** Other item sets, and so other keys, in the partitions that are there. `growthOf`: what puts have added to them. */
function changeKeys(world: World, sets: ItemSets, growthOf: (lane: Lane) => GrownItems | null): Result<null> {
  const changes: { grown: GrownItems | null; keys: KeyTable }[] = [];
  for (const lane of world.lanes) {
    const grown = growthOf(lane);
    const { partitionKey, partitionKeyType } = lane.table;
    const keys = buildKeyTable(withGrowth(sets, grown), partitionKey, partitionKeyType);
    if (!keys.ok) return keys;
    changes.push({ grown, keys: keys.value });
  }
  world.sets = sets;
  for (const [index, lane] of world.lanes.entries()) {
    const { grown, keys } = changes[index] as (typeof changes)[number];
    lane.grown = grown;
    replaceKeys(world, lane, keys);
  }
  return succeed(null);
}

/** Other keys in the partitions that are there. Parts of a cut collection keep their proportions. */
function replaceKeys(world: World, lane: Lane, keys: KeyTable): void {
  const pieces = cutPieces(world, lane).map(({ slot, key, bytes }) => ({
    slot,
    bytes,
    whole: lane.keys.bytes[key] as number,
    key: findKey(keys, lane.keys.names[key] as string),
  }));
  const full = [...lane.fullKeys].map((key) => findKey(keys, lane.keys.names[key] as string));
  const isFull = (key: number): boolean => (keys.bytes[key] as number) >= COLLECTION_BYTES_MAX_WITH_LSI;
  lane.fullKeys = new Set(full.filter((key) => key >= 0 && isFull(key)));
  lane.keys = keys;
  forgetRefusals(lane);
  for (let slot = 0; slot < lane.partitions.count; slot += 1) findKeysOfSlot(lane.partitions, slot, keys);
  applyWeights(world, lane);
  // A key that is new where a boundary runs through its collection is cut there; its bytes are spread evenly.
  for (const { slot, key } of cutPieces(world, lane)) {
    const piece = pieceOf(lane.partitions, slot, keys, key);
    setPieceBytes(world, lane, slot, key, (piece.to - piece.from) * (keys.bytes[key] as number));
  }
  for (const { slot, key, bytes, whole } of pieces)
    if (key >= 0 && whole > 0)
      setPieceBytes(world, lane, slot, key, (bytes / whole) * (keys.bytes[key] as number));
  for (let slot = 0; slot < lane.partitions.count; slot += 1)
    setSlotBytes(world, lane, slot, bytesOfKeysIn(world, lane, slot));
}
