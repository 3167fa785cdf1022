/**
 * What page and worker say about the user's own rows: a look at the first ones, and the reading of all of them.
 * The file itself crosses as a handle; its text stays in the worker.
 */
import type { Result } from '../base/result.ts';
import type { ItemSource, KeyType } from '../engine/types.ts';

/** A file as browsers hand it out (`Blob`, `File`), as far as it is needed here: bytes, a piece at a time. */
export interface ByteFile {
  readonly size: number;
  readonly slice: (start: number, end: number) => { readonly arrayBuffer: () => Promise<ArrayBuffer> };
}

// ---- page → worker ---------------------------------------------------------------------------------------

export type ImportRequest = PreviewRows | ImportRows | CancelImport;

/** Look at the first rows of this file. Answered by `previewed`. */
export interface PreviewRows {
  readonly kind: 'preview';
  readonly importId: number;
  readonly file: ByteFile;
}

/** What to make of the columns. */
export interface ImportChoice {
  /** Columns that are kept besides those of the keys; null: all but the weights. */
  readonly columns: readonly string[] | null;
  /** Empty: no column has to be fit for a key. */
  readonly partitionKey: readonly string[];
  readonly sortKey: string | null;
  readonly partitionKeyType: KeyType;
  readonly weightColumn: string | null;
}

/** Read the whole file and keep its rows for the `load` to come. The run goes on. Answered by `imported`. */
export interface ImportRows {
  readonly kind: 'import';
  readonly importId: number;
  readonly file: ByteFile;
  readonly choice: ImportChoice;
}

/** Never mind. Nothing more is said about this import. */
export interface CancelImport {
  readonly kind: 'cancelImport';
  readonly importId: number;
}

// ---- worker → page ---------------------------------------------------------------------------------------

export type ImportNews = Previewed | ImportProgress | Imported;

/** What the rows looked at say about a column. */
export interface ColumnPreview {
  readonly name: string;
  /** Different values in the rows looked at. */
  readonly distinct: number;
  /** In how many of the rows looked at the value is a number that can be a weight. */
  readonly numbers: number;
  /** The first value that is none and what a weight must be, in words that go on after "is"; null: all are numbers. */
  readonly notWeight: string | null;
  /** The values of the first rows, from the first on. */
  readonly first: readonly string[];
}

/** The beginning of a file. */
export interface RowsPreview {
  /** The character between two columns. */
  readonly delimiter: string;
  readonly columns: readonly ColumnPreview[];
  /** How many rows were looked at. */
  readonly rows: number;
  /** Those were all rows of the file. */
  readonly isWhole: boolean;
}

export interface Previewed {
  readonly kind: 'previewed';
  readonly importId: number;
  readonly result: Result<RowsPreview>;
}

/** How far the reading has come; a few times a second. */
export interface ImportProgress {
  readonly kind: 'importProgress';
  readonly importId: number;
  readonly bytes: number;
  readonly rows: number;
}

/** Rows that were read, as an experiment refers to them, and what its traffic needs to know. */
export interface ImportedRows {
  readonly items: Extract<ItemSource, { kind: 'rows' }>;
  /** Whole bytes, at least 1. */
  readonly meanItemBytes: number;
  /** What reading (strongly consistent) and writing one item of that size uses. */
  readonly unitsPerRequest: readonly [number, number];
}

/** The rows, or the sentence that says what is wrong with the file, line and column included. */
export interface Imported {
  readonly kind: 'imported';
  readonly importId: number;
  readonly result: Result<ImportedRows>;
}
