/** One lane's numbers in a frame, by name: views into its columns, no copies. */
import type { Dimension } from '../engine/types.ts';
import { DIMENSIONS, READ, WRITE } from '../protocol/facts.ts';
import {
  type FrameShape,
  OFFERED_COLUMNS,
  partitionColumn,
  SERVED_COLUMNS,
  SHARE_COLUMNS,
  ssdColumn,
  THROTTLED_COLUMNS,
} from '../protocol/frame.ts';
import type { Frame, Measured, Structure } from '../protocol/messages.ts';

/** Columns over partitions in key order, units/s; each pair is [read, write]. */
export interface LaneNumbers {
  /** Unless it is `yes`, there is nothing to be shown of the last second. */
  readonly measured: Measured;
  readonly offered: readonly [Float32Array, Float32Array];
  readonly served: readonly [Float32Array, Float32Array];
  readonly share: readonly [Float32Array, Float32Array];
  /** By dimension, then by cause. */
  readonly throttled: readonly [readonly Float32Array[], readonly Float32Array[]];
  /** Writes to full collections (S5). */
  readonly rejected: Float32Array;
  readonly bytes: Float32Array;
  readonly ssdLoad: Float32Array;
  readonly ssdBytes: Float32Array;
}

/**
 * The numbers of a lane, as they are shown: those of the last second are zero if it was not one of the run as it is set
 * up. Null if the frame is of another structure or there is no such lane.
 */
export function laneNumbers(
  frame: Frame | null,
  structure: Structure | null,
  lane: number,
): LaneNumbers | null {
  const numbers = lastMeasured(frame, structure, lane);
  if (numbers === null || numbers.measured === 'yes') return numbers;
  const none = new Float32Array(numbers.bytes.length);
  const byCause = numbers.throttled[READ].map(() => none);
  return {
    ...numbers,
    offered: [none, none],
    served: [none, none],
    throttled: [byCause, byCause],
    rejected: none,
    ssdLoad: new Float32Array(numbers.ssdLoad.length),
  };
}

/** The same with the last second that was measured, be it from before a change: to foresee with. */
export function lastMeasured(
  frame: Frame | null,
  structure: Structure | null,
  lane: number,
): LaneNumbers | null {
  const place = structure?.lanes[lane];
  const data = frame?.lanes[lane];
  if (place === undefined || data === undefined || frame === null || frame.revision !== structure?.revision)
    return null;
  const shape: FrameShape = { partitions: place.partitions.length, ssds: place.ssds.length };
  const pair = (names: typeof OFFERED_COLUMNS | typeof SERVED_COLUMNS | typeof SHARE_COLUMNS) =>
    [partitionColumn(data, shape, names[0]), partitionColumn(data, shape, names[1])] as const;
  const throttledOf = (dimension: Dimension): readonly Float32Array[] =>
    THROTTLED_COLUMNS[dimension].map((name) => partitionColumn(data, shape, name));
  return {
    measured: frame.measured,
    offered: pair(OFFERED_COLUMNS),
    served: pair(SERVED_COLUMNS),
    share: pair(SHARE_COLUMNS),
    throttled: [throttledOf(0), throttledOf(1)],
    rejected: partitionColumn(data, shape, 'writeRejected'),
    bytes: partitionColumn(data, shape, 'bytes'),
    ssdLoad: ssdColumn(data, shape, 'load'),
    ssdBytes: ssdColumn(data, shape, 'bytes'),
  };
}

/** Units/s that a partition may use now: its share or, while capacity saved up for bursts lets more pass, that. */
export function usableUnits(
  { share, served }: Pick<LaneNumbers, 'share' | 'served'>,
  dimension: Dimension,
  index: number,
): number {
  return Math.max(share[dimension][index] ?? 0, served[dimension][index] ?? 0);
}

/** Units/s that a partition throttles in one dimension, all causes together. */
export function throttledAt({ throttled }: LaneNumbers, dimension: Dimension, index: number): number {
  let sum = 0;
  for (const column of throttled[dimension]) sum += column[index] ?? 0;
  return sum;
}

/** Units/s that a partition refuses in one dimension: throttled or, for a full collection, rejected. */
export function refusedAt(numbers: LaneNumbers, dimension: Dimension, index: number): number {
  const rejected = dimension === WRITE ? (numbers.rejected[index] ?? 0) : 0;
  return throttledAt(numbers, dimension, index) + rejected;
}

/** Which part of what a partition is asked for it refuses, 0…1. */
export function refusedPart(numbers: LaneNumbers, dimension: Dimension, index: number): number {
  const offered = numbers.offered[dimension][index] ?? 0;
  return offered > 0 ? Math.min(1, refusedAt(numbers, dimension, index) / offered) : 0;
}

/** Load units/s that a partition refuses altogether: by which the worst is found. A write weighs as three reads (B3). */
export function refusedLoad(numbers: LaneNumbers, index: number): number {
  return refusedAt(numbers, READ, index) + 3 * refusedAt(numbers, WRITE, index);
}

/** Units/s that a partition refuses altogether. */
export function refusedUnits(numbers: LaneNumbers, index: number): number {
  return DIMENSIONS.reduce<number>((sum, dimension) => sum + refusedAt(numbers, dimension, index), 0);
}
