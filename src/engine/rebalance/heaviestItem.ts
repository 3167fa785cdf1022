/** S4: one item cannot be divided, so a collection whose requests go to one item gains nothing from a cut. */
import type { ItemSets, KeyTable } from '../types.ts';

/**
 * The largest share of a collection's requests that can go to one item, 0…1, where its sort key differs item by item:
 * as the item sets are weighed (T3), each over its items alike.
 */
export function heaviestItemShare(sets: ItemSets, keys: KeyTable, key: number): number {
  let total = 0;
  let heaviest = 0;
  const end = keys.setStart[key + 1] as number;
  for (let at = keys.setStart[key] as number; at < end; at += 1) {
    const set = keys.setOf[at] as number;
    const weight = (sets.baseWeight[set] as number) * (sets.weightFactor[set] as number);
    total += weight;
    heaviest = Math.max(heaviest, weight / Math.max(1, sets.items[set] as number));
  }
  return total > 0 ? heaviest / total : 0;
}
