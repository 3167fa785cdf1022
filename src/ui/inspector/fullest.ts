/** Which partition is nearest to its hard limit. */
import type { LaneNumbers } from '../../draw/laneNumbers.ts';
import type { Dimension } from '../../engine/types.ts';
import { DIMENSIONS } from '../../protocol/facts.ts';
import type { LaneStructure } from '../../protocol/messages.ts';

/** A partition and what part of its hard limit it uses in its busier dimension, 0…1. */
export interface Fullest {
  readonly id: number;
  readonly dimension: Dimension;
  readonly use: number;
}

/** The fullest one; null: nothing is served. */
export function fullestPartition(
  { served }: Pick<LaneNumbers, 'served'>,
  { partitions, hardLimit }: Pick<LaneStructure, 'partitions' | 'hardLimit'>,
): Fullest | null {
  let fullest: Fullest | null = null;
  for (const [index, { id }] of partitions.entries()) {
    for (const dimension of DIMENSIONS) {
      const use = (served[dimension][index] ?? 0) / hardLimit[dimension];
      if (use > (fullest?.use ?? 0)) fullest = { id, dimension, use };
    }
  }
  return fullest;
}
