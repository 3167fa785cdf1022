/** The token buckets of a table (C3): provisioned capacity flows in, served units flow out. */
import { BURST_SECONDS } from '../limits.ts';
import { type Dimension, READ, type TableConfiguration } from '../types.ts';

/** Provisioned capacity in one dimension, units/s. */
export function capacityOf(table: TableConfiguration, dimension: Dimension): number {
  return dimension === READ ? table.readCapacity : table.writeCapacity;
}

/** Most tokens of a bucket for the whole table's rate: 300 s of it, with burst off 1 s. */
export function bucketSize(table: TableConfiguration, dimension: Dimension): number {
  return capacityOf(table, dimension) * (table.burst ? BURST_SECONDS : 1);
}

/** Tokens of a new table (an assumption: sources differ whether it starts empty). */
export function initialTokens(table: TableConfiguration, dimension: Dimension): number {
  return table.assumptions.burst.start === 'full' ? bucketSize(table, dimension) : 0;
}
