/**
 * C2: the capacity share, the part of a table's provisioned capacity that a partition may use now, in units/s.
 *
 * Under `fixed` it gates. Under `adaptive` it is only shown: who needs more than an equal part borrows from those
 * who leave theirs unused.
 *
 *     40 units/s, 4 partitions, wanted 22 6 6 6:   shares 22 6 6 6      (sum 40)
 *     40 units/s, 4 partitions, wanted  8 8 8 8:   shares 10 10 10 10
 *     40 units/s, 4 partitions, wanted 30 30 6 6:  shares 16.7 16.7 3.3 3.3 (the table throttles)
 */

/** Shares under `fixed`: `capacity` × each partition's weight. */
export function fixedShares(capacity: number, weights: readonly number[]): number[] {
  return weights.map((weight) => capacity * weight);
}

/**
 * Shares under `adaptive`. `wanted`: units/s asked of each partition; `limit`: the hard limit (C1). Once all wants
 * are met the rest goes to those that use less than an equal part, in proportion to what they leave.
 */
export function adaptiveShares(capacity: number, wanted: readonly number[], limit: number): number[] {
  const count = wanted.length;
  const total = Math.min(capacity, count * limit);
  const equal = total / count;
  const use = wanted.map((units) => Math.min(units, limit));
  const used = use.reduce((sum, units) => sum + units, 0);
  if (used > total) return use.map((units) => (total * units) / used);
  const unused = use.map((units) => Math.max(0, equal - units));
  const left = unused.reduce((sum, units) => sum + units, 0);
  if (left === 0) return use;
  return use.map((units, index) => units + ((total - used) * (unused[index] as number)) / left);
}
