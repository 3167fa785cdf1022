/**
 * The numbers of all partitions of one table in typed columns, so that a tick is a loop over arrays, a
 * checkpoint a copy and a frame a slice.
 *
 * A partition lives in a *slot*. When it splits, the lower child takes its slot and the upper child a new one
 * at the end; `order` lists the slots by key range. Ids are never used twice.
 */
import { CAUSES, DIMENSIONS, type Dimension } from './types.ts';

export type Column = Float64Array | Int32Array | Uint8Array;

/** The observation for split for heat (S2) is kept in this many blocks. */
export const OBSERVATION_BLOCKS = 30;

/**
 * What flows through a partition in one dimension. At a split each child gets its part of every column; what was refused
 * stays the parent's (`figures.ts` knows who has only such numbers yet).
 */
export interface FlowColumns {
  /** Units of the present tick: asked for, left over by the hard limit, granted by the bucket, served. */
  readonly offered: Float64Array;
  readonly hard: Float64Array;
  readonly granted: Float64Array;
  /** C1: units served in each of the last ticks (one array per phase of the window), and their sum. */
  readonly window: readonly Float64Array[];
  readonly windowSum: Float64Array;
  /** Units refused by each cause: in the running second, in the last full one, since the partition exists. */
  readonly lostNow: readonly Float64Array[];
  readonly lostSecond: readonly Float64Array[];
  readonly lostTotal: readonly Float64Array[];
  /** Units asked for, likewise. */
  readonly offeredNow: Float64Array;
  readonly offeredSecond: Float64Array;
  readonly offeredTotal: Float64Array;
  readonly servedSecond: Float64Array;
  /** B4: units served in each look of the balancing window, and their sum. */
  readonly load: readonly Float64Array[];
  readonly loadSum: Float64Array;
}

/** S2: what was seen of a partition in one dimension. Children start unobserved. */
export interface ObservationColumns {
  readonly served: readonly Float64Array[];
  readonly refusedSeconds: readonly Float64Array[];
  readonly servedSum: Float64Array;
  readonly refusedSum: Float64Array;
}

/** The numbers of the latest refusal for one dimension and cause (M4); units of that tick. */
export interface RefusalColumns {
  /** Tick of the latest refusal, -1: never. */
  readonly tick: Float64Array;
  readonly asked: Float64Array;
  readonly allowed: Float64Array;
  readonly askedOfLimit: Float64Array;
  readonly refused: Float64Array;
  /** Tick at which the present stretch of throttling began, -1: none is going on. */
  readonly since: Float64Array;
}

export interface PartitionColumns {
  count: number;
  capacity: number;
  /** Slots in the order of their key ranges. */
  order: number[];
  nextId: number;
  readonly flow: readonly [FlowColumns, FlowColumns];
  readonly observation: readonly [ObservationColumns, ObservationColumns];
  /** By dimension, then by cause. */
  readonly refusal: readonly [readonly RefusalColumns[], readonly RefusalColumns[]];
  /** By operation: the part of its requests that comes here, and the part that is rejected here (S5). */
  weight: Float64Array[];
  rejectedWeight: Float64Array[];
  /** By operation: requests refused here per unit of weight since the key figures began (see `ledger.ts`). */
  loss: Float64Array[];
  readonly state: {
    readonly id: Int32Array;
    /** 0: none. */
    readonly parent: Int32Array;
    readonly ssd: Int32Array;
    readonly startPosition: Float64Array;
    readonly startSort: Float64Array;
    readonly endPosition: Float64Array;
    readonly endSort: Float64Array;
    /** Keys `firstKey … endKey - 1` lie here, the outer two perhaps in part. */
    readonly firstKey: Int32Array;
    readonly endKey: Int32Array;
    /** Now, as of the last full second; and without what puts added since the key figures began. */
    readonly bytes: Float64Array;
    readonly baseBytes: Float64Array;
    /** Bytes of the part of the first (last) key that lies here, when the key figures began. */
    readonly startPieceBytes: Float64Array;
    readonly endPieceBytes: Float64Array;
    readonly rejectedNow: Float64Array;
    readonly rejectedSecond: Float64Array;
    readonly rejectedTotal: Float64Array;
    /** `fixed` only: part of the table's capacity (C2), and the tokens of the two buckets. */
    readonly shareWeight: Float64Array;
    readonly readTokens: Float64Array;
    readonly writeTokens: Float64Array;
    /** Complete blocks of observation, at most OBSERVATION_BLOCKS. */
    readonly blocksSeen: Int32Array;
    /** 1 + index of the refusal that was reported last, by heat and by size; 0: none. */
    readonly heatRefusal: Uint8Array;
    readonly sizeRefusal: Uint8Array;
    /** 1 while a split or a move is under way. */
    readonly splitting: Uint8Array;
    readonly moving: Uint8Array;
  };
}

/** Sizes of the rings, which come from the table's assumptions. */
export interface RingSizes {
  readonly windowTicks: number;
  readonly loadLooks: number;
}

/** Columns for `capacity` partitions, all zero, none in use. */
export function createPartitionColumns(
  capacity: number,
  rings: RingSizes,
  operations: number,
): PartitionColumns {
  const floats = (): Float64Array => new Float64Array(capacity);
  const many = (count: number): Float64Array[] => Array.from({ length: count }, floats);
  const flow = (): FlowColumns => ({
    offered: floats(),
    hard: floats(),
    granted: floats(),
    window: many(rings.windowTicks),
    windowSum: floats(),
    lostNow: many(CAUSES.length),
    lostSecond: many(CAUSES.length),
    lostTotal: many(CAUSES.length),
    offeredNow: floats(),
    offeredSecond: floats(),
    offeredTotal: floats(),
    servedSecond: floats(),
    load: many(rings.loadLooks),
    loadSum: floats(),
  });
  const observation = (): ObservationColumns => ({
    served: many(OBSERVATION_BLOCKS),
    refusedSeconds: many(OBSERVATION_BLOCKS),
    servedSum: floats(),
    refusedSum: floats(),
  });
  const refusal = (): RefusalColumns => ({
    tick: floats().fill(-1),
    asked: floats(),
    allowed: floats(),
    askedOfLimit: floats(),
    refused: floats(),
    since: floats().fill(-1),
  });
  const integers = (): Int32Array => new Int32Array(capacity);
  const flags = (): Uint8Array => new Uint8Array(capacity);
  return {
    count: 0,
    capacity,
    order: [],
    nextId: 1,
    flow: [flow(), flow()],
    observation: [observation(), observation()],
    refusal: [CAUSES.map(refusal), CAUSES.map(refusal)],
    weight: many(operations),
    rejectedWeight: many(operations),
    loss: many(operations),
    state: {
      id: integers(),
      parent: integers(),
      ssd: integers(),
      startPosition: floats(),
      startSort: floats(),
      endPosition: floats(),
      endSort: floats(),
      firstKey: integers(),
      endKey: integers(),
      bytes: floats(),
      baseBytes: floats(),
      startPieceBytes: floats(),
      endPieceBytes: floats(),
      rejectedNow: floats(),
      rejectedSecond: floats(),
      rejectedTotal: floats(),
      shareWeight: floats(),
      readTokens: floats(),
      writeTokens: floats(),
      blocksSeen: integers(),
      heatRefusal: flags(),
      sizeRefusal: flags(),
      splitting: flags(),
      moving: flags(),
    },
  };
}

/** Calls `visit` with every column below `node`, in a fixed order. */
export function eachColumn(node: unknown, visit: (column: Column) => void): void {
  if (isColumn(node)) visit(node);
  else if (Array.isArray(node)) for (const child of node) eachColumn(child, visit);
  else if (typeof node === 'object' && node !== null)
    for (const child of Object.values(node)) eachColumn(child, visit);
}

/** The same structure with every column replaced by `change(column)`; plain values are kept, lists of them copied. */
function mapColumns<Node>(node: Node, change: (column: Column) => Column): Node {
  const map = (part: unknown): unknown => {
    if (isColumn(part)) return change(part);
    if (Array.isArray(part)) return part.map(map);
    if (typeof part === 'object' && part !== null)
      return Object.fromEntries(Object.entries(part).map(([name, child]) => [name, map(child)]));
    return part;
  };
  return map(node) as Node;
}

function isColumn(node: unknown): node is Column {
  return node instanceof Float64Array || node instanceof Int32Array || node instanceof Uint8Array;
}

/** A copy that shares nothing, without unused capacity. */
export function clonePartitionColumns(columns: PartitionColumns): PartitionColumns {
  const copy = mapColumns(columns, (column) => column.slice(0, columns.count));
  copy.capacity = columns.count;
  return copy;
}

/** The same columns with room for at least `capacity` partitions. */
export function growPartitionColumns(columns: PartitionColumns, capacity: number): PartitionColumns {
  if (capacity <= columns.capacity) return columns;
  const room = Math.max(capacity, 2 * columns.capacity);
  const grown = mapColumns(columns, (column) => {
    const wider = new (column.constructor as new (length: number) => Column)(room);
    wider.set(column);
    return wider;
  });
  grown.capacity = room;
  return grown;
}

/**
 * Appends a copy of slot `from` and returns the new slot (capacity must be there). What flows stays with the old
 * slot; observation, totals and refusals of the two begin anew, since they are new partitions.
 */
export function divideSlot(columns: PartitionColumns, from: number): number {
  const to = columns.count;
  columns.count += 1;
  const { state, weight, rejectedWeight, loss } = columns;
  eachColumn([state, weight, rejectedWeight, loss], (column) => {
    column[to] = column[from] as number;
  });
  eachColumn(columns.flow, (column) => {
    column[to] = 0;
  });
  for (const slot of [from, to]) {
    for (const dimension of DIMENSIONS) forgetTotals(columns, dimension, slot);
    eachColumn(columns.observation, (column) => {
      column[slot] = 0;
    });
    for (const refusal of columns.refusal.flat()) forgetRefusal(refusal, slot);
    state.blocksSeen[slot] = 0;
    state.rejectedTotal[slot] = 0;
  }
  return to;
}

function forgetRefusal(refusal: RefusalColumns, slot: number): void {
  eachColumn(refusal, (column) => {
    column[slot] = 0;
  });
  refusal.tick[slot] = -1;
  refusal.since[slot] = -1;
}

function forgetTotals(columns: PartitionColumns, dimension: Dimension, slot: number): void {
  const flow = columns.flow[dimension];
  eachColumn([flow.lostTotal, flow.offeredTotal], (column) => {
    column[slot] = 0;
  });
}
