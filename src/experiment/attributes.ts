/** Which attributes the items of a table have. */
import type { ItemSource } from '../engine/types.ts';

/** Whether each item set has one value of an attribute (so that it may name a key), or each item its own. */
export type AttributeScope = 'perSet' | 'perItem';

/** The attributes of the items by name, in the order in which they are described. */
export function attributesOf(items: ItemSource): ReadonlyMap<string, AttributeScope> {
  if (items.kind === 'rows') return new Map(items.columns.map((name) => [name, 'perSet']));
  const attributes = new Map<string, AttributeScope>();
  for (const { attributes: values } of items.groups) {
    for (const [name, { kind }] of Object.entries(values)) {
      attributes.set(name, kind === 'perItem' ? 'perItem' : (attributes.get(name) ?? 'perSet'));
    }
  }
  return attributes;
}
