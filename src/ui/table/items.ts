/** Other sizes and numbers of items, as edits. */
import type { Edit, ItemGroup } from '../../engine/types.ts';
import type { InForce } from '../../store/revert.ts';
import { changed } from '../traffic/operations.ts';

/** Every item, stored or asked for, of another size. */
export function editsForItemBytes({ configuration, keyEdits }: InForce, itemBytes: number): Edit[] {
  const { items, traffic } = configuration;
  const operations = traffic.operations.map((operation) => changed(operation, { itemBytes }));
  return [
    { kind: 'setItems', items: { ...items, itemBytes } },
    // To set the items is to begin with them anew, without the changes of single keys.
    ...keyEdits,
    { kind: 'setTraffic', traffic: { ...traffic, operations } },
  ];
}

/** Another number of generated items, distributed as before. Rows of a file stay as many as they are. */
export function editsForItemCount({ configuration, keyEdits }: InForce, total: number): Edit[] {
  const { items } = configuration;
  if (items.kind === 'rows') return [];
  return [{ kind: 'setItems', items: { ...items, groups: scaled(items.groups, total) } }, ...keyEdits];
}

/** The groups with `total` items altogether: in proportion, or by their sets if there were none. */
function scaled(groups: readonly ItemGroup[], total: number): ItemGroup[] {
  const items = groups.map((group) => group.items);
  const parts = items.some((count) => count > 0) ? items : groups.map(({ sets }) => sets);
  const whole = parts.reduce((sum, part) => sum + part, 0);
  let partsSoFar = 0;
  let given = 0;
  return groups.map((group, index) => {
    // Rounded sums instead of rounded parts: in the end exactly the total is given out.
    partsSoFar += parts[index] ?? 0;
    const upToHere = Math.round((total * partsSoFar) / whole);
    const count = upToHere - given;
    given = upToHere;
    return { ...group, items: count };
  });
}
