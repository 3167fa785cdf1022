/** Whether rows have more partition keys than a table takes here: told while they are read, before anything is replaced. */
import { groupByKey } from '../engine/keyGroups.ts';
import { KEYS_MAX } from '../engine/limits.ts';
import type { RowData } from '../engine/types.ts';

/** The sentence for too many different keys in these columns; null: they fit. */
export function keyCountProblem(
  rows: RowData,
  partitionKey: readonly string[],
  most: number = KEYS_MAX,
): string | null {
  if (rows.count <= most) return null;
  const columns = partitionKey.flatMap((name) => rows.columns.filter((column) => column.name === name));
  const keys = groupByKey(columns, rows.count).names.length;
  if (keys <= most) return null;
  const [found, allowed] = [keys, most].map((count) => count.toLocaleString('en-US'));
  const names = partitionKey.map((name) => JSON.stringify(name)).join(' and ');
  return `There are ${found} different values of ${names}; a table here takes ${allowed} partition keys. Choose a key with fewer values, or fewer rows.`;
}
