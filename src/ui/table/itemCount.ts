/** How many items there are. */
import type { ItemSource } from '../../engine/types.ts';

/** Items of the source; the rows of a file are as many as they are. */
export function itemCount(items: ItemSource): number {
  if (items.kind === 'rows') return items.count;
  return items.groups.reduce((sum, group) => sum + group.items, 0);
}
