/** Other keys for a table, as changes that agree with themselves. */
import type { TableConfiguration } from '../../engine/types.ts';

/**
 * Another partition key. Its type begins anew as text, the only one that any value is of; an attribute that is in the
 * partition key cannot be the sort key as well.
 */
export function withPartitionKey(
  { sortKey }: TableConfiguration,
  partitionKey: readonly string[],
): Partial<TableConfiguration> {
  const isTaken = sortKey !== null && partitionKey.includes(sortKey);
  return { partitionKey, partitionKeyType: 'S', ...(isTaken ? withSortKey(null) : {}) };
}

/** Another sort key; null: none. Without one there can be no local secondary index either. */
export function withSortKey(sortKey: string | null): Partial<TableConfiguration> {
  return sortKey === null ? { sortKey, localSecondaryIndex: false } : { sortKey };
}

/** The attributes with another one in place `index`; null takes that place away. An attribute is there once. */
export function withPart(
  partitionKey: readonly string[],
  index: number,
  name: string | null,
): readonly string[] {
  const others = partitionKey.filter((each, at) => at === index || each !== name);
  const place = partitionKey.slice(0, index).filter((each) => each !== name).length;
  if (name === null) return partitionKey.filter((_, at) => at !== index);
  return place < others.length ? others.map((each, at) => (at === place ? name : each)) : [...others, name];
}
