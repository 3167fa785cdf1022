/** The rows of experiments: where they come from, and those read last, so that no file is read twice in a row. */
import { fail, type Result, succeed } from '../base/result.ts';
import type { ItemSource, RowData } from '../engine/types.ts';
import type { DataSource } from '../protocol/messages.ts';
import type { RowReading } from './rowReading.ts';

type RowsSource = Extract<ItemSource, { kind: 'rows' }>;

export interface RowShelf {
  /** The rows that `items` refer to, read from `data` unless they are at hand; null: `items` are generated. */
  readonly take: (items: ItemSource, data: DataSource | null) => Promise<Result<RowData | null>>;
  /** Keeps these rows at hand, instead of those before. */
  readonly put: (items: RowsSource, rows: RowData) => void;
}

/** An empty shelf. What `read` throws is thrown on. */
export function createRowShelf(read: RowReading): RowShelf {
  let kept: { readonly name: string; readonly rows: RowData } | null = null;

  const put: RowShelf['put'] = (items, rows) => {
    kept = { name: nameOf(items), rows };
  };

  const fetchRows = async (items: RowsSource, data: DataSource | null): Promise<Result<RowData>> => {
    const { columns, weightColumn } = items;
    if (data === null)
      return fail('The rows of this experiment are missing: the CSV file that holds them is needed.');
    if (data.kind === 'rows') return succeed(data.rows);
    const { signal } = new AbortController();
    return read<'rows'>(
      { kind: 'rows', from: data, columns, weightColumn },
      { onProgress: () => {}, signal },
    );
  };

  return {
    put,
    async take(items, data) {
      if (items.kind !== 'rows') return succeed(null);
      if (kept?.name === nameOf(items)) return succeed(kept.rows);
      const rows = await fetchRows(items, data);
      // Whether they are the rows meant is for the engine to say.
      if (rows.ok && rows.value.checksum === items.checksum) put(items, rows.value);
      return rows;
    },
  };
}

/** The checksum names the whole file; this, what is kept of it. */
function nameOf({ checksum, columns, weightColumn }: RowsSource): string {
  return JSON.stringify([checksum, columns, weightColumn]);
}
