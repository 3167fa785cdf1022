/** Files from outside: which they are, and what is wrong with them, in sentences. */
import type { ItemSource } from '../../engine/types.ts';
import { formatBytes, formatCounted } from '../format.ts';

/** The largest file that is read. */
export const BYTES_MAX = 100 * 1024 * 1024;
/** So many rows are promised; a file that has more is read as well if its keys fit. */
export const ROWS_MOST = 1_000_000;
/** An experiment is read on the page itself, at once. */
const DOCUMENT_BYTES_MAX = 10 * 1024 * 1024;

interface NamedFile {
  readonly name: string;
  readonly size: number;
  readonly type: string;
}

/** Whether a file is an experiment rather than rows. */
export function isDocument({ name, type }: NamedFile): boolean {
  return /\.json$/i.test(name) || type === 'application/json';
}

/** Why a file is not read at all; null: it is. */
export function tooLarge(file: NamedFile): string | null {
  const most = isDocument(file) ? DOCUMENT_BYTES_MAX : BYTES_MAX;
  if (file.size <= most) return null;
  const what = isDocument(file) ? 'experiments' : 'rows';
  return `${file.name} has ${formatBytes(file.size)}; ${what} are read from files of up to ${formatBytes(most)}.`;
}

/** Several files were dropped at once: none is taken for the others. */
export function tooMany(files: readonly Pick<NamedFile, 'name'>[]): string {
  const names = files.slice(0, 3).map(({ name }) => name);
  const more = files.length > names.length ? ', …' : '';
  return `${formatCounted(files.length, 'file')} were dropped (${names.join(', ')}${more}) and none was read: bring one at a time.`;
}

/** What a file should have held. */
export function rowsWanted({ count, columns }: Extract<ItemSource, { kind: 'rows' }>): string {
  const named = columns.map((column) => `“${column}”`).join(', ');
  return `${formatCounted(count, 'row')} with ${columns.length === 1 ? 'the column' : 'the columns'} ${named}`;
}

/** A file was read and holds other rows than the experiment's. */
export function wrongRows(name: string, items: Extract<ItemSource, { kind: 'rows' }>): string {
  return `${name} holds other rows than the experiment was made with: ${rowsWanted(items)}.`;
}

/** `Comma`: the character between two columns. */
export function delimiterName(delimiter: string): string {
  const names: Readonly<Record<string, string>> = {
    ',': 'comma',
    ';': 'semicolon',
    '\t': 'tab',
    '|': 'vertical bar',
  };
  return names[delimiter] ?? delimiter;
}
