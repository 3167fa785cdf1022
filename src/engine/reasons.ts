/** From the limit that refused to the name AWS gives the reason (C4). */
import { type Cause, type Dimension, READ, type ThrottlingReason } from './types.ts';

/**
 * AWS's throttling reason. Everything that belongs to one partition or its SSD is a key-range reason, only the
 * table's capacity is not. Source: API_ThrottlingReason in the DynamoDB API reference.
 */
export function reasonOf(dimension: Dimension, cause: Cause): ThrottlingReason {
  if (cause === 'tableCapacity')
    return dimension === READ
      ? 'TableReadProvisionedThroughputExceeded'
      : 'TableWriteProvisionedThroughputExceeded';
  return dimension === READ ? 'TableReadKeyRangeThroughputExceeded' : 'TableWriteKeyRangeThroughputExceeded';
}
