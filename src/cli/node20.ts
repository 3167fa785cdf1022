/**
 * Node 20 lacks `Map.groupBy`, with which Vitest 5 prints why a test failed; without it a failing run ends in an
 * error of Vitest itself. To be deleted together with the support of Node 20.
 */

/** Gives this process `Map.groupBy` as ECMAScript 2024 defines it, if it has none. */
export function completeNode20(): void {
  if ('groupBy' in Map) return;
  Object.defineProperty(Map, 'groupBy', { value: groupBy, configurable: true, writable: true });
}

export function groupBy<Item, Key>(
  items: Iterable<Item>,
  keyOf: (item: Item, index: number) => Key,
): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index);
    index += 1;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
