/** S4: one item cannot be divided, so a collection whose requests go to one item gains nothing from a cut. */
import { columnOf } from '../items.ts';
import type { ItemSets, KeyTable } from '../types.ts';

/**
 * The share of a collection's requests that goes to its most asked-for item, 0…1, as the items are weighed (T3).
 * Rows with one value of the sort key are one item; values that differ item by item are as many items.
 */
export function heaviestItemShare(sets: ItemSets, keys: KeyTable, key: number, sortKey: string): number {
  const codes = Object.hasOwn(sets.perItem, sortKey) ? null : (columnOf(sets, sortKey)?.codes ?? null);
  const weightOfCode = new Map<number, number>();
  let total = 0;
  let heaviest = 0;
  const end = keys.setStart[key + 1] as number;
  for (let at = keys.setStart[key] as number; at < end; at += 1) {
    const set = keys.setOf[at] as number;
    const weight = (sets.baseWeight[set] as number) * (sets.weightFactor[set] as number);
    total += weight;
    if (codes === null) {
      heaviest = Math.max(heaviest, weight / Math.max(1, sets.items[set] as number));
      continue;
    }
    const code = codes[set] as number;
    const sum = (weightOfCode.get(code) ?? 0) + weight;
    weightOfCode.set(code, sum);
    heaviest = Math.max(heaviest, sum);
  }
  return total > 0 ? heaviest / total : 0;
}
