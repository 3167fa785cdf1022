/**
 * Which numbers an experiment may contain, field by field. The schema checks documents against these ranges and the
 * page checks what is typed, so that both say the same.
 */
import { ITEM_BYTES_MAX, ITEM_SETS_MAX, WEIGHT_MAX } from '../engine/limits.ts';

/** From `least` to `most`, both included. */
export interface Range {
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
  /** Only for messages; empty for a mere number. */
  readonly unit: string;
}

/** Most of everything that is a list, so that a document stays one that a browser can hold. */
export const OPERATIONS_MAX = 16;
export const KEY_ATTRIBUTES_MAX = 8;

export const PARTITIONS_MAX = 10_000;
export const CAPACITY_MAX = 10_000_000;
const ITEMS_MAX = 1_000_000_000_000;
const SECONDS_MAX = 100_000_000;
export const UNITS_MAX = 1_000_000_000;

/** [DG: Query, Scan] One page reads at most 1 MB. */
export const PAGE_BYTES_MAX = 1_048_576;
/** [DG: transactions] Items in one transaction. */
export const TRANSACTION_ITEMS_MAX = 100;

/** Whole numbers. */
export function whole(least: number, most: number, unit = ''): Range {
  return { least, most, whole: true, unit };
}

/** Any numbers. */
export function amount(least: number, most: number, unit = ''): Range {
  return { least, most, whole: false, unit };
}

/** A part of a whole. */
export const SHARE = amount(0, 1);

/** Numbers of items and keys. */
export const ITEM_RANGES = {
  itemBytes: whole(1, ITEM_BYTES_MAX, 'bytes'),
  sets: whole(1, ITEM_SETS_MAX),
  items: whole(0, ITEMS_MAX, 'items'),
  first: whole(0, ITEMS_MAX),
  rows: whole(1, ITEM_SETS_MAX, 'rows'),
  weight: amount(0, WEIGHT_MAX),
} as const satisfies Record<string, Range>;

/** Numbers of an operation, its choice of keys and its pattern. */
export const TRAFFIC_RANGES = {
  requestsPerSecond: amount(0, UNITS_MAX, 'requests/s'),
  itemsPerRequest: whole(1, 1_048_576, 'items'),
  exponent: amount(0, 10),
  share: SHARE,
  everySeconds: amount(0.1, SECONDS_MAX, 'seconds'),
  seconds: amount(0, SECONDS_MAX, 'seconds'),
  periodSeconds: amount(1, SECONDS_MAX, 'seconds'),
  factor: amount(0, 1_000_000),
} as const satisfies Record<string, Range>;

/** Numbers of a table. */
export const TABLE_RANGES = {
  readCapacity: whole(1, CAPACITY_MAX, 'units/s'),
  writeCapacity: whole(1, CAPACITY_MAX, 'units/s'),
  partitions: whole(1, PARTITIONS_MAX, 'partitions'),
} as const satisfies Record<string, Range>;
