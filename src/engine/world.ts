/** The state of a run, and its copy. Immutable parts (keys, weights, configuration) are shared between copies. */
import type { GrownItems } from './growth.ts';
import type { ItemOrders } from './itemOrder.ts';
import type { FullKeys, OperationFacts } from './ledger.ts';
import { clonePartitionColumns, type PartitionColumns } from './partitions.ts';
import type { Generator } from './random.ts';
import type {
  EngineEvent,
  ItemSets,
  KeyTable,
  PendingMove,
  PendingSplit,
  SeriesPoint,
  TableConfiguration,
  WorldConfiguration,
} from './types.ts';

/** One operation's arrivals, the same for all lanes (T6). Requests, not units. */
export interface ArrivalStream {
  readonly generator: Generator;
  /** Requests of the present tick. */
  now: number;
  /** Requests of the latest ticks, by tick modulo the length: what an explanation looks back on. */
  readonly recent: Float64Array;
}

/** The running sums of a table for the second in progress. */
export interface RunningSecond {
  readonly offered: [number, number];
  readonly lost: readonly [Float64Array, Float64Array];
  rejected: number;
}

/** What the table's bucket decided when it last refused (M4), by dimension. */
export interface TableRefusal {
  tick: number;
  allowed: number;
  asked: number;
  offered: number;
  since: number;
}

/** One table under the shared traffic. */
export interface Lane {
  table: TableConfiguration;
  keys: KeyTable;
  /** By operation, over keys; each sums to 1, or is all zero. Replaced, never written. */
  keyWeights: readonly Float64Array[];
  grown: GrownItems | null;
  /** What is known of items in their order, derived when it is asked for; null: nothing yet. */
  itemOrders: ItemOrders | null;
  /** Requests of each operation since the key figures began, and since the last flush into the partitions. */
  arrivedSince: Float64Array;
  arrivedUnflushed: Float64Array;
  ledgerTick: number;
  /** The latest tick at which weights or ranges changed. */
  layoutTick: number;
  /** The latest tick at which the table's own limits changed: capacity, buckets, SSDs. */
  limitsTick: number;
  fullKeys: FullKeys;
  partitions: PartitionColumns;
  ssdCount: number;
  /** `adaptive`: tokens of the table's two buckets. */
  readonly tokens: [number, number];
  readonly tableRefusal: readonly [TableRefusal, TableRefusal];
  pendingSplits: readonly PendingSplit[];
  pendingMove: PendingMove | null;
  second: RunningSecond;
  /** The last complete second; null before the first. */
  lastSecond: SeriesPoint | null;
  /** S2: seconds in the block of observation in progress, its index, and requests of each block by operation. */
  blockSeconds: number;
  block: number;
  blockRequests: readonly Float64Array[];
  /** `arrivedSince` at the start of the block in progress. */
  blockStartRequests: Float64Array;
  /** B4: seconds in the look in progress, its index, and how many looks are complete (at most the window's). */
  lookSeconds: number;
  look: number;
  looksComplete: number;
}

export interface World {
  configuration: WorldConfiguration;
  tick: number;
  sets: ItemSets;
  operations: readonly OperationFacts[];
  streams: readonly ArrivalStream[];
  /** The first tick at which the weights of a time-dependent key choice change; Infinity: never. */
  nextWeightChange: number;
  readonly lanes: Lane[];
  /** Not yet fetched by `takeEvents`. */
  events: EngineEvent[];
}

/** A copy that runs on independently. */
export function cloneWorld(world: World): World {
  return {
    ...world,
    streams: world.streams.map((stream) => ({
      generator: { ...stream.generator },
      now: stream.now,
      recent: stream.recent.slice(),
    })),
    lanes: world.lanes.map(cloneLane),
    events: [...world.events],
  };
}

function cloneLane(lane: Lane): Lane {
  return {
    ...lane,
    arrivedSince: lane.arrivedSince.slice(),
    arrivedUnflushed: lane.arrivedUnflushed.slice(),
    partitions: clonePartitionColumns(lane.partitions),
    tokens: [...lane.tokens],
    tableRefusal: [{ ...lane.tableRefusal[0] }, { ...lane.tableRefusal[1] }],
    second: {
      offered: [...lane.second.offered],
      lost: [lane.second.lost[0].slice(), lane.second.lost[1].slice()],
      rejected: lane.second.rejected,
    },
    blockRequests: lane.blockRequests.map((block) => block.slice()),
    blockStartRequests: lane.blockStartRequests.slice(),
  };
}
