/** What the user decides about a file: which column is what, and how much traffic there is. */
import { KEY_ATTRIBUTES_MAX } from '../../experiment/ranges.ts';
import type { RowsChoice } from '../../experiment/rowsExperiment.ts';
import type { ImportChoice, RowsPreview } from '../../protocol/imports.ts';
import { guessColumns } from './guess.ts';

export interface FileChoice extends RowsChoice {
  readonly weightColumn: string | null;
  /** Keep the other columns too, so that they can be tried as keys later. */
  readonly keepsAll: boolean;
}

/** Requests/s that a table of a few partitions bears if they are spread well. */
const USUAL_TRAFFIC = { reads: 6000, writes: 1000 } as const;

/** Up to this size all columns fit into memory whatever is in them. */
const KEEP_ALL_BYTES = 30 * 1024 * 1024;

/** What to begin with. `traffic`: requests/s, the usual if left out. */
export function firstChoice(
  file: { readonly name: string; readonly size: number },
  preview: RowsPreview,
  traffic: Pick<FileChoice, 'reads' | 'writes'> = USUAL_TRAFFIC,
): FileChoice {
  const { partitionKey, sortKey, weightColumn } = guessColumns(preview);
  return {
    name: file.name,
    partitionKey: [partitionKey],
    partitionKeyType: 'S',
    sortKey,
    weightColumn,
    ...traffic,
    keepsAll: file.size <= KEEP_ALL_BYTES,
  };
}

/** Puts `name` at this place of the partition key; null takes the place out. What else used the column gives it up. */
export function withKeyColumn(choice: FileChoice, place: number, name: string | null): FileChoice {
  const others = choice.partitionKey.filter((column, index) => index !== place && column !== name);
  const partitionKey = name === null ? others : others.toSpliced(place, 0, name);
  return {
    ...choice,
    partitionKey: partitionKey.length === 0 ? choice.partitionKey : partitionKey,
    // Joined values are texts.
    partitionKeyType: partitionKey.length > 1 ? 'S' : choice.partitionKeyType,
    sortKey: choice.sortKey === name ? null : choice.sortKey,
    weightColumn: choice.weightColumn === name ? null : choice.weightColumn,
  };
}

/** How many places to offer: one more than are taken, as long as there are columns for it. */
export function keyPlaces({ partitionKey }: FileChoice, columns: number): number {
  return Math.min(partitionKey.length + 1, columns, KEY_ATTRIBUTES_MAX);
}

/** What a column is now, in a word; null: an attribute like others. */
export function roleOf(choice: FileChoice, name: string): string | null {
  const { partitionKey, sortKey, weightColumn } = choice;
  const place = partitionKey.indexOf(name);
  if (place >= 0) return partitionKey.length > 1 ? `partition key ${place + 1}` : 'partition key';
  if (name === sortKey) return 'sort key';
  return name === weightColumn ? 'weight' : null;
}

/** What the worker has to know to read the file. */
export function importChoice(choice: FileChoice): ImportChoice {
  const { partitionKey, sortKey, partitionKeyType, weightColumn, keepsAll } = choice;
  return { columns: keepsAll ? null : [], partitionKey, sortKey, partitionKeyType, weightColumn };
}
