/** Whole items for weighted places: a total is handed out without losing or inventing one. */
import { assert } from '../base/assert.ts';

/**
 * Divides `total` (a whole number) over places in proportion to `weights` (which do not ascend), in whole numbers that
 * sum to `total`: by largest remainder, the first place winning a tie. If there is enough for all, every place gets
 * at least one: where the weight gives less than one, exactly one.
 */
export function apportion(total: number, weights: Float64Array): Float64Array {
  assert(Number.isSafeInteger(total) && total >= 0, `Not a number of items: ${total}`);
  const head = total < weights.length ? weights.length : placesWorthOne(total, weights);
  const counts = new Float64Array(weights.length).fill(1);
  counts.set(largestRemainder(total - (weights.length - head), weights.subarray(0, head)));
  return counts;
}

/** How many places, from the first, get one or more when all later ones get exactly one. */
function placesWorthOne(total: number, weights: Float64Array): number {
  let sum = weights.reduce((partial, weight) => partial + weight, 0);
  let places = weights.length;
  // Even weights give each place total / places, which rounding must not push below one.
  if (weights[0] === weights[places - 1]) return places;
  while (places > 1) {
    const last = weights[places - 1] as number;
    const left = total - (weights.length - places);
    if (last * left >= sum) break;
    sum -= last;
    places -= 1;
  }
  return places;
}

function largestRemainder(total: number, weights: Float64Array): Float64Array {
  const sum = weights.reduce((partial, weight) => partial + weight, 0);
  const quotas = weights.map((weight) => (total * weight) / sum);
  const counts = quotas.map(Math.floor);
  const left = total - counts.reduce((partial, count) => partial + count, 0);
  const remainders = quotas.map((quota, place) => quota - (counts[place] as number));
  const ranked = remainders.toSorted();
  const least = left === 0 ? Number.POSITIVE_INFINITY : (ranked[ranked.length - left] as number);
  let ties = left - remainders.reduce((above, remainder) => above + (remainder > least ? 1 : 0), 0);
  for (const [place, remainder] of remainders.entries()) {
    const wins = remainder > least || (remainder === least && ties > 0);
    if (remainder === least && wins) ties -= 1;
    if (wins) counts[place] = (counts[place] as number) + 1;
  }
  return counts;
}
