/**
 * Reading CSV files, as the host sees it: a long job that somebody else does. In a browser that is a worker of its
 * own, so that neither the run waits for a file nor the engine's worker carries a parser; elsewhere it is done here.
 */
import type { Result } from '../base/result.ts';
import type { RowData } from '../engine/types.ts';
import type { ByteFile, ImportChoice, ImportedRows, RowsPreview } from '../protocol/imports.ts';
import type { DataSource } from '../protocol/messages.ts';

/** A file, or where it is. */
export type RowFile = Exclude<DataSource, { kind: 'rows' }>;

/** One file to read and what for. */
export type ReadingJob =
  /** The rows of an experiment, with the columns that it keeps. */
  | {
      readonly kind: 'rows';
      readonly from: RowFile;
      readonly columns: readonly string[];
      readonly weightColumn: string | null;
    }
  /** A look at the beginning of a file. */
  | { readonly kind: 'preview'; readonly file: ByteFile }
  /** All rows of a file, for a new experiment. */
  | { readonly kind: 'import'; readonly file: ByteFile; readonly choice: ImportChoice };

/** What each job yields. */
export interface ReadingYield {
  readonly rows: RowData;
  readonly preview: RowsPreview;
  readonly import: { readonly rows: RowData; readonly imported: ImportedRows };
}

/** How a reading is followed and ended. */
export interface ReadingWatch {
  /** Bytes and rows read so far. */
  readonly onProgress: (bytes: number, rows: number) => void;
  /** Aborted: nobody waits any more, and the reading may end anyhow. */
  readonly signal: AbortSignal;
}

/** Does a job. A wrong file is a `Result`; a file that cannot be opened at all is thrown. */
export type RowReading = <Kind extends ReadingJob['kind']>(
  job: Extract<ReadingJob, { kind: Kind }>,
  watch: ReadingWatch,
) => Promise<Result<ReadingYield[Kind]>>;
