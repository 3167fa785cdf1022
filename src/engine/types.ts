/**
 * The plain data the engine works on. Everything here can be cloned with `structuredClone` and compared
 * as JSON (typed arrays apart). Rule ids (K1, C3 …) refer to `docs/model.md`.
 *
 * Two families: what the user describes (`WorldConfiguration`, `Edit`), immutable and readable; and what
 * the engine keeps while it runs (`World`, `Lane`, `PartitionColumns`), mutable and only written by `step.ts`.
 */

// ---------------------------------------------------------------------------------------------------------
// What the user describes
// ---------------------------------------------------------------------------------------------------------

/** Reads and writes are metered apart everywhere; arrays over both are indexed by these two numbers. */
export const READ = 0;
export const WRITE = 1;
export type Dimension = typeof READ | typeof WRITE;
export const DIMENSIONS: readonly Dimension[] = [READ, WRITE];

/** Data type of a partition key that consists of one attribute. Joined keys are always strings. */
export type KeyType = 'S' | 'N' | 'B';

/** Which attribute values a run of generated item sets gets. Set `i` (counted from 0) of a group takes: */
export type AttributeValues =
  | { readonly kind: 'constant'; readonly value: string }
  /** `names[i % names.length]` */
  | { readonly kind: 'names'; readonly names: readonly string[] }
  /** `prefix` + (`first` + i), the number padded with zeros to `digits`. */
  | { readonly kind: 'sequence'; readonly prefix: string; readonly first: number; readonly digits: number }
  /**
   * A different value for each single item, such as a pet's id or a movie's title: usable as sort key only.
   * Item number j of a collection is `names[j]` while there are names, else `prefix` + (j + 1) padded to `digits`.
   */
  | {
      readonly kind: 'perItem';
      readonly prefix: string;
      readonly digits: number;
      readonly names?: readonly string[];
    };

/** How a total is spread over a number of places: evenly, or place r (from 1) in proportion to 1 / r^exponent. */
export type Spread = { readonly kind: 'even' } | { readonly kind: 'zipf'; readonly exponent: number };

/** A run of `sets` item sets. An item set is a set of items that are alike in all attributes but the per-item ones. */
export interface ItemGroup {
  readonly sets: number;
  /** Items of all sets together. */
  readonly items: number;
  readonly spread: Spread;
  readonly attributes: Readonly<Record<string, AttributeValues>>;
}

/** Where a table's items come from. */
export type ItemSource =
  | { readonly kind: 'generated'; readonly itemBytes: number; readonly groups: readonly ItemGroup[] }
  /**
   * Rows that lie beside the experiment (a CSV file): one row = one item, or `weight` items' worth of traffic.
   * `checksum` names the rows (made by whoever reads them). `itemBytes` null: as the row's own size (U4).
   */
  | {
      readonly kind: 'rows';
      readonly checksum: string;
      readonly count: number;
      readonly columns: readonly string[];
      readonly weightColumn: string | null;
      readonly itemBytes: number | null;
    };

/** T1. The operation, which decides the units per request (U1–U3) and whether bytes are added. */
export type OperationKind =
  | 'GetItem'
  | 'Query'
  | 'Scan'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'TransactGetItems'
  | 'TransactWriteItems';

/** T3. Which items an operation asks for. Ranks and shares are over item sets, so that they survive a change of key. */
export type KeyChoice =
  /** In proportion to the items of each set (rows: to the weight column if there is one). */
  | { readonly kind: 'items' }
  /** Every set alike. */
  | { readonly kind: 'uniform' }
  /** Set r (in the order listed, from 1) in proportion to 1 / r^exponent. */
  | { readonly kind: 'zipf'; readonly exponent: number }
  /** `share` of the requests (0…1) goes to the sets that match, the rest to all others, each in proportion to items. */
  | { readonly kind: 'hotKey'; readonly match: Match; readonly share: number }
  /** `share` goes to the newest set, which advances by one every `everySeconds`; the rest as `items`. */
  | { readonly kind: 'newest'; readonly share: number; readonly everySeconds: number };

/** T4. Which sort key within an item collection. `latest`: the newest items most; `ascending`: always a new highest. */
export type SortKeyChoice = 'random' | 'ascending' | 'latest';

/** T2. The rate over time, as a factor on `requestsPerSecond`. Seconds are simulated time from tick 0. */
export type RatePattern =
  | { readonly kind: 'steady' }
  | { readonly kind: 'step'; readonly atSecond: number; readonly factor: number }
  | { readonly kind: 'spike'; readonly atSecond: number; readonly seconds: number; readonly factor: number }
  /** From 1 at `fromSecond` linearly to `factor` at `toSecond`, then stays. */
  | { readonly kind: 'ramp'; readonly fromSecond: number; readonly toSecond: number; readonly factor: number }
  /** A wave between `low` (at midnight, second 0) and 1 (half a day later). */
  | { readonly kind: 'daily'; readonly low: number; readonly periodSeconds: number }
  /** Straight lines between points [second, factor], constant before the first and after the last. */
  | { readonly kind: 'curve'; readonly points: readonly (readonly [second: number, factor: number])[] };

/** One stream of like requests, offered to every lane alike (T6). */
export interface Operation {
  /** Unique within the experiment; what the user calls this stream, e.g. `reads`. */
  readonly name: string;
  readonly kind: OperationKind;
  readonly requestsPerSecond: number;
  /** Bytes of each item touched. */
  readonly itemBytes: number;
  /** Items per Query, Scan page or transaction; 1 for single-item operations. */
  readonly itemsPerRequest: number;
  /** Only for GetItem, Query and Scan. */
  readonly consistency: 'eventual' | 'strong';
  readonly keys: KeyChoice;
  readonly sortKey: SortKeyChoice;
  readonly pattern: RatePattern;
}

/** T6. `smooth`: exactly rate / 10 each tick. `poisson`: the total per operation and tick is drawn. */
export type ArrivalKind = 'smooth' | 'poisson';

export interface Traffic {
  readonly arrivals: ArrivalKind;
  readonly operations: readonly Operation[];
}

/** C2. How provisioned capacity is shared over partitions; `fixed` is before 2017, `adaptive` is today. */
export type CapacityRegime = 'fixed' | 'adaptive';

/** Everything nobody publishes: named, grouped, with defaults in `assumptions.ts`, changeable per experiment. */
export interface Assumptions {
  readonly burst: {
    /** C3. Whether a new table starts with a full or an empty burst bucket. */
    readonly start: 'empty' | 'full';
  };
  readonly split: {
    /** S2. Length of the observation, seconds; the look is every thirtieth part of it. */
    readonly observeSeconds: number;
    /** S2. Mean served units over the hard limit that make a split for heat, 0…1. */
    readonly servedShare: number;
    /** S2. Share of seconds with a refusal for the hard limit that makes a split for heat, 0…1. */
    readonly refusedShare: number;
    /** S2. From the announcement until the children replace the parent, seconds. */
    readonly splitSeconds: number;
    /** S3. A cut that takes off less than this share of the heat is refused, 0…1. */
    readonly leastRelief: number;
    /** S4. From this share of sequential heat a collection is not cut for heat, 0…1. */
    readonly sequentialShare: number;
  };
  readonly ssd: {
    /** B1. Load units/s one SSD serves: reads + 3 × writes. */
    readonly unitsPerSecond: number;
    /** B1. */
    readonly bytes: number;
    /** B3. Number of SSDs the table starts with; null: as many as its capacity and bytes need. */
    readonly count: number | null;
  };
  readonly balance: {
    /** B4. Seconds between two looks. */
    readonly lookSeconds: number;
    /** B4. Seconds over which loads are averaged; a multiple of `lookSeconds`. */
    readonly meanSeconds: number;
    /** B4. Load from which an SSD is relieved, share of its units/s. */
    readonly loadShare: number;
    /** B4. Fill from which an SSD is relieved, share of its bytes. */
    readonly fillShare: number;
    /** B4. Least improvement that is worth a move, share of the present maximum. */
    readonly leastGain: number;
    /** B4. A partition with fewer bytes and units/s than these two is small and may be grouped. */
    readonly smallBytes: number;
    readonly smallUnitsPerSecond: number;
    /** B4. Part of an SSD below which a group of small ones must stay. */
    readonly groupShare: number;
    /** B4. Speed of a move and its shortest duration. */
    readonly bytesPerSecond: number;
    readonly leastSeconds: number;
  };
}

/** One table as the user configures it. */
export interface TableConfiguration {
  /** One attribute, or several whose values are joined with `#`. */
  readonly partitionKey: readonly string[];
  readonly sortKey: string | null;
  readonly partitionKeyType: KeyType;
  /** Provisioned capacity, units/s. */
  readonly readCapacity: number;
  readonly writeCapacity: number;
  /** P5. Number of partitions by hand; null: by rule P1. */
  readonly partitions: number | null;
  readonly regime: CapacityRegime;
  /** C3. Off: unused capacity is kept for one second only. */
  readonly burst: boolean;
  /** S2. Only takes effect under `adaptive`. */
  readonly splitForHeat: boolean;
  /** S4, S5. */
  readonly localSecondaryIndex: boolean;
  /** S6. "Same key, same partition": item collections are never cut. */
  readonly keepCollectionsWhole: boolean;
  /** B4. */
  readonly balanceSsds: boolean;
  /** B6. */
  readonly ssdLimits: boolean;
  readonly assumptions: Assumptions;
}

/** Everything that, with the edits, determines a run to the bit (D1). One or two tables under the same traffic. */
export interface WorldConfiguration {
  readonly seed: number;
  readonly items: ItemSource;
  readonly traffic: Traffic;
  readonly tables: readonly TableConfiguration[];
}

/** Attribute values that items must have, e.g. `{animal: 'dog'}`. */
export type Match = Readonly<Record<string, string>>;

/** A change of the experiment during a run. Keys are named by attribute values, so an edit means the same in both lanes. */
export type Edit =
  | { readonly kind: 'configureTable'; readonly lane: number; readonly change: Partial<TableConfiguration> }
  | { readonly kind: 'setTraffic'; readonly traffic: Traffic }
  /** Replaces the items altogether (more of them, other sizes, an import); rows must be supplied with it. */
  | { readonly kind: 'setItems'; readonly items: ItemSource }
  /** A new item set with these attribute values (attributes left out are empty strings). */
  | { readonly kind: 'addKey'; readonly values: Match; readonly items: number; readonly weight: number }
  /** Every set that matches gets the new values. */
  | { readonly kind: 'renameKey'; readonly match: Match; readonly values: Match }
  | { readonly kind: 'deleteKey'; readonly match: Match }
  /** Multiplies the traffic of the matching sets in every operation, before normalisation; 1 = as configured. */
  | { readonly kind: 'weighKey'; readonly match: Match; readonly weight: number };

export interface TimedEdit {
  /** The edit takes effect before this tick is computed. */
  readonly tick: number;
  readonly edit: Edit;
}

// ---------------------------------------------------------------------------------------------------------
// Items and keys: immutable once built, shared by all checkpoints, replaced as a whole by an edit
// ---------------------------------------------------------------------------------------------------------

/** One attribute of all item sets, as dictionary and codes: set i has `values[codes[i]]`. */
export interface AttributeColumn {
  readonly name: string;
  readonly values: readonly string[];
  readonly codes: Int32Array;
}

/** All items, in columns over item sets. */
export interface ItemSets {
  readonly size: number;
  readonly columns: readonly AttributeColumn[];
  /** Attributes that differ item by item, by name (sort-key material). */
  readonly perItem: Readonly<Record<string, Extract<AttributeValues, { kind: 'perItem' }>>>;
  /** Number of items in each set. */
  readonly items: Float64Array;
  /** Bytes of one item of the set. */
  readonly itemBytes: Float64Array;
  /** Traffic by `{kind: 'items'}`: the items, or the weight column of rows. */
  readonly baseWeight: Float64Array;
  /** From `weighKey`; 1 unless edited. */
  readonly weightFactor: Float64Array;
  /** Of each set its number as configured; of the first that was added -1, of the second -2 … Null: all are as configured. */
  readonly origin: Int32Array | null;
  /** The values with which sets were added, those that were deleted since included. */
  readonly added: readonly Match[];
}

/** Rows of an imported file in columns, as the CSV reader makes them. */
export interface RowData {
  readonly checksum: string;
  readonly count: number;
  readonly columns: readonly AttributeColumn[];
  /** Item size by U4 of each row. */
  readonly bytes: Float64Array;
  /** The weight column as numbers; null if none was chosen. */
  readonly weights: Float64Array | null;
}

/** The distinct partition keys of one lane, sorted by position. Key i owns item sets `setOf[setStart[i] … setStart[i+1])`. */
export interface KeyTable {
  readonly size: number;
  readonly names: readonly string[];
  /** First 52 bits of the hash (K1) as an integer, ascending; ties by name order. */
  readonly positions: Float64Array;
  /** At the time the table was built; puts add to it (see `KeyLedger`). */
  readonly items: Float64Array;
  readonly bytes: Float64Array;
  readonly setStart: Int32Array;
  readonly setOf: Int32Array;
}

// ---------------------------------------------------------------------------------------------------------
// What happens
// ---------------------------------------------------------------------------------------------------------

/** Which limit refused a request unit (C4). The order is the order in which the limits are applied. */
export const CAUSES = ['hardLimit', 'partitionShare', 'tableCapacity', 'ssd'] as const;
export type Cause = (typeof CAUSES)[number];

/** AWS's names (API_ThrottlingReason). */
export type ThrottlingReason =
  | 'TableReadProvisionedThroughputExceeded'
  | 'TableReadKeyRangeThroughputExceeded'
  | 'TableWriteProvisionedThroughputExceeded'
  | 'TableWriteKeyRangeThroughputExceeded';

/** A place in the key space: a hash position and, inside a collection that is cut, a place in its sort-key order. */
export interface Boundary {
  /** Integer in [0, 2^52]. */
  readonly position: number;
  /** 0: before the whole collection at this position; in (0, 1): after this part of its sort-key order. */
  readonly sort: number;
}

/** K2: from `start` inclusive to `end` exclusive. */
export interface KeyRange {
  readonly start: Boundary;
  readonly end: Boundary;
}

/** S3, S4. Why a partition is not cut. */
export type SplitRefusal =
  /** Its heat is one collection whose items have no sort key: a single item. */
  | 'singleItem'
  /** One collection, and a local secondary index keeps collections whole. */
  | 'localSecondaryIndex'
  /** One collection, and the switch "same key, same partition" is on (S6). */
  | 'keepCollectionsWhole'
  /** One collection whose heat is at its newest end. */
  | 'sequentialAccess'
  /** No cut takes off enough. */
  | 'noRelief';

/** A stretch of throttling at its begin or end. */
interface ThrottlingFacts {
  /** null: the table as a whole (cause `tableCapacity`). */
  readonly partition: number | null;
  readonly dimension: Dimension;
  readonly cause: Cause;
  readonly reason: ThrottlingReason;
  /** Units/s offered, served and allowed at that moment; of an SSD the limit is in load units/s (B1). */
  readonly offered: number;
  readonly served: number;
  readonly limit: number;
}

/** An SSD, and the load units/s that all partitions on it ask of it. */
export interface SsdAsked {
  readonly id: number;
  readonly asked: number;
}

export type EventDetail =
  /** `ssd`: the one that refuses; null: another limit does. */
  | ({ readonly kind: 'throttlingBegan'; readonly ssd: SsdAsked | null } & ThrottlingFacts)
  /** `because`: nothing was refused for a while, or the partition was cut in two. */
  | ({ readonly kind: 'throttlingEnded'; readonly because: 'calm' | 'split' } & ThrottlingFacts)
  | {
      readonly kind: 'splitAnnounced';
      readonly partition: number;
      readonly why: 'heat' | 'size' | 'capacity';
      readonly at: Boundary;
      /** The key that is cut, if the cut lies inside a collection. */
      readonly cutKey: string | null;
      readonly doneTick: number;
      /** Share of the heat (or bytes) the hotter (larger) child keeps. */
      readonly hotterShare: number;
    }
  | {
      readonly kind: 'splitDone';
      readonly partition: number;
      readonly children: readonly [number, number];
      readonly why: 'heat' | 'size' | 'capacity';
      readonly at: Boundary;
      readonly cutKey: string | null;
    }
  | {
      readonly kind: 'splitRefused';
      readonly partition: number;
      readonly why: 'heat' | 'size';
      readonly refusal: SplitRefusal;
      /** The key whose collection stands in the way. */
      readonly key: string | null;
      /** Share of the heat the hotter child of the best cut would keep. */
      readonly hotterShare: number;
    }
  | {
      readonly kind: 'moveBegan' | 'moveDone';
      readonly partition: number;
      readonly from: number;
      readonly to: number;
      readonly why: 'load' | 'fill' | 'grouping';
      readonly bytes: number;
      readonly doneTick: number;
    }
  | {
      readonly kind: 'capacityChanged';
      readonly from: readonly [read: number, write: number];
      readonly to: readonly [read: number, write: number];
      readonly partitionsBefore: number;
      readonly partitionsAfter: number;
    }
  /** The table was laid out anew: another partition key, other items, another number by hand. */
  | { readonly kind: 'tableRebuilt'; readonly partitions: number; readonly keys: number }
  /** S5. Writes that would grow this collection are rejected from now on. */
  | {
      readonly kind: 'collectionFull';
      readonly partition: number;
      readonly key: string;
      readonly bytes: number;
    };

/** M3. Something worth a line in the log. */
export interface EngineEvent {
  readonly tick: number;
  readonly lane: number;
  readonly detail: EventDetail;
}

/** Table-level sums over a stretch of time (M1); units, not units/s. All pairs are [read, write]. */
export interface SeriesPoint {
  /** First tick of the stretch and their number. */
  readonly tick: number;
  readonly ticks: number;
  readonly offered: readonly [number, number];
  readonly served: readonly [number, number];
  /** By dimension, then by cause in the order of `CAUSES`. */
  readonly throttled: readonly [readonly number[], readonly number[]];
  /** Writes rejected for a full collection (S5). */
  readonly rejected: number;
  /** Tokens in the bucket (fixed: of all partitions) at the end of the stretch. */
  readonly tokens: readonly [number, number];
  readonly provisioned: readonly [number, number];
  /** Requests, not units: offered and served by operation are left to the key figures. */
  readonly partitions: number;
}

// ---------------------------------------------------------------------------------------------------------
// Questions and answers (the page and the command word them)
// ---------------------------------------------------------------------------------------------------------

/** What an explanation is asked for. */
export type ExplainSubject =
  | {
      readonly kind: 'partition';
      readonly lane: number;
      readonly partition: number;
      readonly dimension: Dimension;
    }
  /** A partition-key value as text, joined with `#`; need not exist in the table. */
  | { readonly kind: 'key'; readonly lane: number; readonly key: string; readonly dimension: Dimension };

/** The numbers of one decision to refuse (M4): the very ones the tick used. Units, in that tick of 100 ms. */
export interface Refusal {
  readonly cause: Cause;
  readonly reason: ThrottlingReason;
  /** When the units were refused: the last tick in which this partition refused for this cause. */
  readonly tick: number;
  /** Units that reached this limit in this partition, and those it refused. */
  readonly asked: number;
  readonly refused: number;
  /** What the limit allowed: of the partition (hardLimit, partitionShare), the table or the SSD. */
  readonly allowed: number;
  /** What was asked of that limit altogether: equals `asked` for partition limits, Σd of the table, u of the SSD. */
  readonly askedOfLimit: number;
  /** The limit per second as a user knows it: 1,000 or 3,000, the provisioned capacity, the share, the SSD's u/s. */
  readonly limitPerSecond: number;
}

/**
 * The smallest change that would have let the refused units pass, one for each cause that refused; and one for the SSD
 * if more capacity would bring more to it than it serves.
 */
export type SmallestChange =
  /** Offer this partition at most `factor` times as much from `sinceTick` on. */
  | {
      readonly cause: 'hardLimit';
      readonly kind: 'lessTraffic';
      readonly factor: number;
      readonly unitsPerSecond: number;
      readonly sinceTick: number;
    }
  /** Provision this much (whole units/s), in force from the tick of the refusal. */
  | {
      readonly cause: 'tableCapacity' | 'partitionShare';
      readonly kind: 'provision';
      readonly capacity: number;
    }
  /** An SSD with this rate (it is an assumption, B1). */
  | { readonly cause: 'ssd'; readonly kind: 'fasterSsd'; readonly unitsPerSecond: number };

/** What a split could do for this partition and when (S1–S4). */
export type SplitOutlook =
  /** The partition is below the thresholds. */
  | { readonly state: 'notNeeded' }
  /** The regime or the switch does not split for heat. */
  | { readonly state: 'off' }
  /** It throttles or is near its limit; if that goes on, the next decision is possible at `decideTick`. */
  | { readonly state: 'observing'; readonly decideTick: number; readonly hotterShare: number }
  | { readonly state: 'announced'; readonly doneTick: number; readonly hotterShare: number }
  | {
      readonly state: 'refused';
      readonly refusal: SplitRefusal;
      readonly key: string | null;
      readonly hotterShare: number;
    };

/** The chain from the key to the verdict, in numbers (M4). */
export interface Explanation {
  readonly tick: number;
  readonly lane: number;
  readonly dimension: Dimension;
  /** The key asked for, or the partition's hottest one; null if no key hashes here. */
  readonly key: {
    readonly name: string;
    readonly exists: boolean;
    /** 32 hex digits. */
    readonly hash: string;
    readonly position: number;
    /** Share of the partition's offered units in this dimension, 0…1. */
    readonly shareOfPartition: number;
    /** Units/s over the last second. */
    readonly offered: number;
    readonly served: number;
  } | null;
  readonly partition: {
    readonly id: number;
    readonly range: KeyRange;
    readonly ssd: number;
    readonly keys: number;
  };
  /** Units/s over the last second. */
  readonly offered: number;
  readonly served: number;
  readonly throttledByCause: readonly number[];
  /** Units/s this partition may use now (C2) and its hard limit (C1). */
  readonly share: number;
  readonly hardLimit: number;
  /** Of the table at the end of the last second; `fixed`: of the partition, now (C3). */
  readonly bucket: { readonly tokens: number; readonly most: number };
  readonly tableUse: { readonly offered: number; readonly served: number; readonly provisioned: number };
  /** The latest refusals within the last second, one for each cause; empty: nothing is refused now. */
  readonly refusals: readonly Refusal[];
  /** S5: writes to a full collection that were rejected, units/s over the last second; null: none were, or these are reads. */
  readonly rejection: { readonly key: string; readonly units: number } | null;
  /** Whether more provisioned capacity alone would let everything pass. */
  readonly moreCapacityHelps: boolean;
  readonly split: SplitOutlook;
  readonly smallestChanges: readonly SmallestChange[];
}

/** Exact figures of one key (M2), units since `sinceTick` (the last change of keys or traffic) and over the last second. */
export interface KeyFigures {
  readonly name: string;
  readonly hash: string;
  readonly position: number;
  /** Partitions that hold the collection, in key order: several once it is cut (S4). */
  readonly partitions: readonly number[];
  readonly items: number;
  readonly bytes: number;
  readonly sinceTick: number;
  /** Pairs [read, write]. */
  readonly offered: readonly [number, number];
  readonly served: readonly [number, number];
  readonly throttled: readonly [number, number];
  readonly rejected: number;
  readonly offeredPerSecond: readonly [number, number];
  readonly servedPerSecond: readonly [number, number];
}

/** A partition as people look at it; units/s over the last second, pairs are [read, write]. */
export interface PartitionFigures {
  readonly id: number;
  readonly parent: number | null;
  readonly range: KeyRange;
  readonly ssd: number;
  readonly keys: number;
  readonly bytes: number;
  readonly share: readonly [number, number];
  readonly offered: readonly [number, number];
  readonly served: readonly [number, number];
  /** By dimension, then by cause. */
  readonly throttled: readonly [readonly number[], readonly number[]];
  /** Units since the table was built. */
  readonly totalOffered: readonly [number, number];
  readonly totalServed: readonly [number, number];
  readonly totalThrottled: readonly [readonly number[], readonly number[]];
  readonly totalRejected: number;
  readonly splitDoneTick: number | null;
  readonly moveDoneTick: number | null;
}

export interface SsdFigures {
  readonly id: number;
  readonly partitions: readonly number[];
  readonly bytes: number;
  readonly bytesMost: number;
  /** Load units/s, reads + 3 × writes, over the last second. */
  readonly unitsPerSecond: number;
  readonly unitsPerSecondMost: number;
}

// ---------------------------------------------------------------------------------------------------------
// What the engine keeps while it runs: mutable, cloned by checkpoints
// ---------------------------------------------------------------------------------------------------------

/** A split that has been announced and is being carried out. */
export interface PendingSplit {
  readonly partition: number;
  readonly why: 'heat' | 'size';
  readonly at: Boundary;
  readonly cutKey: string | null;
  readonly hotterShare: number;
  readonly doneTick: number;
}

/** A move between SSDs in progress. */
export interface PendingMove {
  readonly partition: number;
  readonly from: number;
  readonly to: number;
  readonly why: 'load' | 'fill' | 'grouping';
  readonly bytes: number;
  readonly doneTick: number;
}
