/** How many partitions a provisioned table has (P1, P3). */
import { PARTITION_BYTES, PARTITION_READ_UNITS, PARTITION_WRITE_UNITS } from '../limits.ts';

/** Partitions that the provisioned capacity alone demands: ceil((RCU + 3·WCU) / 3000), in integers. */
export function partitionsForCapacity(readCapacity: number, writeCapacity: number): number {
  const weight = PARTITION_READ_UNITS / PARTITION_WRITE_UNITS;
  return Math.max(1, Math.ceil((readCapacity + weight * writeCapacity) / PARTITION_READ_UNITS));
}

/** P1: partitions of a new provisioned table with this capacity (units/s) and this many bytes. */
export function initialPartitions(readCapacity: number, writeCapacity: number, bytes: number): number {
  return Math.max(partitionsForCapacity(readCapacity, writeCapacity), Math.ceil(bytes / PARTITION_BYTES));
}

/** P3: how often each of `present` partitions must be cut in two so that a raised capacity fits. */
export function doublings(present: number, readCapacity: number, writeCapacity: number): number {
  const needed = partitionsForCapacity(readCapacity, writeCapacity);
  let times = 0;
  for (let count = present; count < needed; count *= 2) times += 1;
  return times;
}
