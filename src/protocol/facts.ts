/**
 * The few constants of the engine that the page needs to read its numbers. The page must not import the engine, so
 * they are said again here; a test holds the two together.
 */
import type { Cause, Dimension, OperationKind } from '../engine/types.ts';

export const READ = 0 satisfies Dimension;
export const WRITE = 1 satisfies Dimension;
export const DIMENSIONS = [READ, WRITE] as const satisfies readonly Dimension[];

/** Which limit refused, in the order in which the limits are applied and counted. */
export const CAUSES = [
  'hardLimit',
  'partitionShare',
  'tableCapacity',
  'ssd',
] as const satisfies readonly Cause[];

/** A tick is 100 ms of simulated time. */
export const TICKS_PER_SECOND = 10;

/** Hash positions are integers below this: 2^52. */
export const KEY_SPACE = 4_503_599_627_370_496;

/** T1. Whether an operation uses read or write units; in the order in which a list offers them. */
export const OPERATION_DIMENSIONS = {
  GetItem: READ,
  Query: READ,
  Scan: READ,
  TransactGetItems: READ,
  PutItem: WRITE,
  UpdateItem: WRITE,
  DeleteItem: WRITE,
  TransactWriteItems: WRITE,
} as const satisfies Readonly<Record<OperationKind, Dimension>>;
