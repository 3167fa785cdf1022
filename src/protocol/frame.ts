/**
 * The column layout of a frame: the numbers of one picture of one lane, in a single `Float32Array`.
 *
 *     | column 0 of all partitions | column 1 of all partitions | … | column 0 of all SSDs | column 1 of all SSDs |
 *
 * Partitions stand in key order and SSDs by id, both as in the `structure` of the same revision: a column is
 * positional, so whoever reads a frame of another revision reads nonsense and must leave it alone.
 * Units are units/s over the last second unless said otherwise.
 */

/** What a frame tells about each partition. Throttled units are told apart by cause, in the order of `CAUSES`. */
export const PARTITION_COLUMNS = [
  'readOffered',
  'writeOffered',
  'readServed',
  'writeServed',
  /** What the partition may use now (C2). */
  'readShare',
  'writeShare',
  'readHardLimitThrottled',
  'readShareThrottled',
  'readTableThrottled',
  'readSsdThrottled',
  'writeHardLimitThrottled',
  'writeShareThrottled',
  'writeTableThrottled',
  'writeSsdThrottled',
  /** For full collections (S5). */
  'writeRejected',
  'bytes',
] as const;

/** What a frame tells about each SSD. */
export const SSD_COLUMNS = [
  /** Reads + 3 × writes (B1). */
  'load',
  'bytes',
] as const;

export type PartitionColumn = (typeof PARTITION_COLUMNS)[number];
export type SsdColumn = (typeof SSD_COLUMNS)[number];

/** How many of each a frame covers; fixed within a revision of the structure. */
export interface FrameShape {
  readonly partitions: number;
  readonly ssds: number;
}

const partitionColumnIndex = indexOf(PARTITION_COLUMNS);
const ssdColumnIndex = indexOf(SSD_COLUMNS);

/** Columns of the same number for reads and for writes, by dimension. */
export const OFFERED_COLUMNS = ['readOffered', 'writeOffered'] as const satisfies readonly PartitionColumn[];
export const SERVED_COLUMNS = ['readServed', 'writeServed'] as const satisfies readonly PartitionColumn[];
export const SHARE_COLUMNS = ['readShare', 'writeShare'] as const satisfies readonly PartitionColumn[];

/** The throttled columns by dimension and then by cause, in the order of `CAUSES`. */
export const THROTTLED_COLUMNS = [
  ['readHardLimitThrottled', 'readShareThrottled', 'readTableThrottled', 'readSsdThrottled'],
  ['writeHardLimitThrottled', 'writeShareThrottled', 'writeTableThrottled', 'writeSsdThrottled'],
] as const satisfies readonly (readonly PartitionColumn[])[];

/** Number of floats in a frame of this shape. */
export function frameLength(shape: FrameShape): number {
  return PARTITION_COLUMNS.length * shape.partitions + SSD_COLUMNS.length * shape.ssds;
}

/** One column over all partitions in key order: a view into the frame, not a copy. */
export function partitionColumn(
  frame: Float32Array,
  shape: FrameShape,
  column: PartitionColumn,
): Float32Array {
  const start = partitionColumnIndex[column] * shape.partitions;
  return frame.subarray(start, start + shape.partitions);
}

/** One column over all SSDs by id: a view into the frame, not a copy. */
export function ssdColumn(frame: Float32Array, shape: FrameShape, column: SsdColumn): Float32Array {
  const start = PARTITION_COLUMNS.length * shape.partitions + ssdColumnIndex[column] * shape.ssds;
  return frame.subarray(start, start + shape.ssds);
}

function indexOf<Name extends string>(names: readonly Name[]): Readonly<Record<Name, number>> {
  return Object.fromEntries(names.map((name, index) => [name, index])) as Record<Name, number>;
}
