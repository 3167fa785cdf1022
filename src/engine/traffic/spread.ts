/** How a total is spread over places: evenly or by Zipf's law (T3). Computed at load, not while running. */
import pow from '@stdlib/math-base-special-pow';
import type { Spread } from '../types.ts';

/** The share of each of `places` places; they sum to 1 (but for rounding). Place i has rank i + 1. */
export function spreadWeights(spread: Spread, places: number): Float64Array {
  const weights = new Float64Array(places);
  if (spread.kind === 'even') return weights.fill(1 / places);
  let sum = 0;
  for (let rank = 1; rank <= places; rank += 1) {
    const weight = 1 / power(rank, spread.exponent);
    weights[rank - 1] = weight;
    sum += weight;
  }
  return weights.map((weight) => weight / sum);
}

/** A power that is the same to the bit everywhere. The shortcut gives what `pow` gives, much faster. */
function power(base: number, exponent: number): number {
  return exponent === 1 ? base : pow(base, exponent);
}
