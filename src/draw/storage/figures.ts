/** What is known about one partition at a moment. */
import type { LaneStructure, PartitionPlace } from '../../protocol/messages.ts';
import { type LaneNumbers, throttledAt } from '../laneNumbers.ts';

/** A partition in numbers, units/s; pairs are [read, write]. */
export interface DiscFigures {
  readonly place: PartitionPlace;
  /** Whether the figures are of a second that was measured. */
  readonly isMeasured: boolean;
  readonly offered: readonly [number, number];
  readonly served: readonly [number, number];
  readonly throttled: readonly [number, number];
  /** Writes to full collections. */
  readonly rejected: number;
  readonly hardLimit: readonly [number, number];
  readonly bytes: number;
}

/** The figures of the partition with this index in key order. */
export function figuresAt(
  numbers: LaneNumbers,
  { hardLimit }: LaneStructure,
  place: PartitionPlace,
  index: number,
): DiscFigures {
  const pair = (columns: readonly [Float32Array, Float32Array]) =>
    [columns[0][index] ?? 0, columns[1][index] ?? 0] as const;
  return {
    place,
    isMeasured: numbers.measured === 'yes',
    offered: pair(numbers.offered),
    served: pair(numbers.served),
    throttled: [throttledAt(numbers, 0, index), throttledAt(numbers, 1, index)],
    rejected: numbers.rejected[index] ?? 0,
    hardLimit,
    bytes: numbers.bytes[index] ?? 0,
  };
}
