/** T3. Which item sets an operation asks for, as weights over the sets, so that they survive a change of key. */
import { assertNever } from '../../base/assert.ts';
import { matchingSets } from '../items.ts';
import { TICKS_PER_SECOND } from '../limits.ts';
import type { ItemSets, KeyChoice } from '../types.ts';
import { spreadWeights } from './spread.ts';

/**
 * T3. The share of each item set in an operation's requests in tick number `tick`: they sum to 1, or are all 0 if no
 * set has any weight. Edited weights multiply the shares, which are then made to sum to 1 again.
 */
export function operationSetWeights(sets: ItemSets, choice: KeyChoice, tick: number): Float64Array {
  const { weightFactor } = sets;
  return normalise(
    chosenShares(sets, choice, tick).map((share, set) => share * (weightFactor[set] as number)),
  );
}

/** The first tick after `tick` at which the weights of `choice` differ; null: they never do. */
export function nextWeightChangeTick(choice: KeyChoice, tick: number): number | null {
  if (choice.kind !== 'newest') return null;
  const turn = turnAt(choice.everySeconds, tick);
  let next = Math.max(tick + 1, Math.floor((turn + 1) * choice.everySeconds * TICKS_PER_SECOND));
  while (turnAt(choice.everySeconds, next) === turn) next += 1;
  return next;
}

function chosenShares(sets: ItemSets, choice: KeyChoice, tick: number): Float64Array {
  switch (choice.kind) {
    case 'items':
      return sets.baseWeight;
    case 'uniform':
      return spreadWeights({ kind: 'even' }, sets.size);
    case 'zipf':
      return spreadWeights(choice, sets.size);
    case 'hotKey':
      return favour(sets.baseWeight, matchingSets(sets, choice.match), choice.share);
    case 'newest': {
      const newest = new Uint8Array(sets.size);
      newest[turnAt(choice.everySeconds, tick) % sets.size] = 1;
      return favour(sets.baseWeight, newest, choice.share);
    }
    default:
      return assertNever(choice);
  }
}

/** How often the newest set has advanced. */
function turnAt(everySeconds: number, tick: number): number {
  return Math.floor(tick / (everySeconds * TICKS_PER_SECOND));
}

/**
 * `share` for the favoured sets, the rest for the others, each by weight. Favoured sets that have no items yet share
 * evenly: the newest key of an empty table is written first.
 */
function favour(weights: Float64Array, favoured: Uint8Array, share: number): Float64Array {
  const weighed = normalise(weights.map((weight, set) => (favoured[set] === 1 ? weight : 0)));
  const inside = weighed.some((weight) => weight > 0) ? weighed : normalise(Float64Array.from(favoured));
  const outside = normalise(weights.map((weight, set) => (favoured[set] === 1 ? 0 : weight)));
  return inside.map((part, set) => part * share + (outside[set] as number) * (1 - share));
}

function normalise(weights: Float64Array): Float64Array {
  let sum = 0;
  for (let index = 0; index < weights.length; index += 1) sum += weights[index] as number;
  return sum === 0 ? weights : weights.map((weight) => weight / sum);
}
