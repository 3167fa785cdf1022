/**
 * Reads the user's own files beside the run: a look at the beginning, or all of it, a chunk at a time. What it has
 * read lies on the shelf for the `load` that will ask for it; until then nothing changes.
 */
import { assertNever } from '../base/assert.ts';
import { fail, type Result, succeed } from '../base/result.ts';
import { encodeKey } from '../engine/hash.ts';
import type { RowData } from '../engine/types.ts';
import { unitsPerRequest } from '../engine/units.ts';
import { type RowOptions, rowsSource, weightOf } from '../experiment/csv.ts';
import { type RowSample, readRows, readSample } from '../experiment/csvFile.ts';
import { defaultOperation } from '../experiment/defaults.ts';
import type {
  ImportChoice,
  ImportedRows,
  ImportNews,
  ImportRequest,
  ImportRows,
  PreviewRows,
  RowsPreview,
} from '../protocol/imports.ts';
import type { ToWorker } from '../protocol/messages.ts';
import { chunksOfFile } from './chunksOfFile.ts';
import type { RowShelf } from './rowShelf.ts';

/** Rows that a preview looks at, at least, if the file has them. */
const ROWS_LOOKED_AT = 1000;
/** Rows whose values it shows. */
const ROWS_SHOWN = 5;
/** Milliseconds between two reports of progress. */
const PROGRESS_MS = 100;

/** What the importer cannot do by itself. */
interface ImporterPorts {
  readonly post: (message: ImportNews, transfer: ArrayBuffer[]) => void;
  readonly now: () => number;
}

export interface Importer {
  readonly receive: (message: ImportRequest) => void;
  /** Gives up what is under way, silently. */
  readonly close: () => void;
}

/** Whether a message is for an importer. */
export function isImportRequest(message: ToWorker): message is ImportRequest {
  return message.kind === 'preview' || message.kind === 'import' || message.kind === 'cancelImport';
}

/** An importer that is idle. One file is read at a time: another one takes its place. */
export function createImporter({ post, now }: ImporterPorts, shelf: RowShelf): Importer {
  /** What is under way; null: nothing is, or not any more. */
  let current: number | null = null;

  /** Does one job and reports how it went, unless nobody waits for it any more. */
  const run = async (importId: number, job: () => Promise<ImportNews>): Promise<void> => {
    current = importId;
    const news = await job();
    if (current !== importId) return;
    current = null;
    post(news, []);
  };

  const preview = async ({ importId, file }: PreviewRows): Promise<ImportNews> => {
    const sample = await orProblem(readSample(chunksOfFile(file), ROWS_LOOKED_AT));
    const result = sample.ok ? succeed(previewOf(sample.value)) : sample;
    return { kind: 'previewed', importId, result };
  };

  const read = async ({ importId, file, choice }: ImportRows): Promise<ImportNews> => {
    let bytes = 0;
    let toldMs = now();
    const progress = (chunkBytes: number, rows: number): void => {
      if (current !== importId) throw new GivenUp();
      bytes += chunkBytes;
      if (now() - toldMs < PROGRESS_MS) return;
      toldMs = now();
      post({ kind: 'importProgress', importId, bytes, rows }, []);
    };
    const rows = await orProblem(readRows(chunksOfFile(file), optionsOf(choice), progress));
    if (!rows.ok || current !== importId) return { kind: 'imported', importId, result: failed(rows) };
    const imported = importedRows(rows.value, choice);
    shelf.put(imported.items, rows.value);
    return { kind: 'imported', importId, result: succeed(imported) };
  };

  return {
    receive(message) {
      switch (message.kind) {
        case 'preview':
          void run(message.importId, () => preview(message));
          return;
        case 'import':
          void run(message.importId, () => read(message));
          return;
        case 'cancelImport':
          if (current === message.importId) current = null;
          return;
        default:
          assertNever(message);
      }
    },
    close() {
      current = null;
    },
  };
}

/** Ends a reading from inside; nobody hears of it. */
class GivenUp extends Error {
  override readonly name = 'GivenUp';
}

function failed(result: Result<unknown>): Result<never> {
  return fail(result.ok ? 'The reading was given up.' : result.problem);
}

/** What the file system throws becomes a sentence. */
async function orProblem<Value>(reading: Promise<Result<Value>>): Promise<Result<Value>> {
  try {
    return await reading;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return fail(`The file cannot be read (any more): ${why}`);
  }
}

function optionsOf({ partitionKeyType, ...choice }: ImportChoice): RowOptions {
  const keyProblem = (value: string): string | null => {
    const encoded = encodeKey(partitionKeyType, value);
    return encoded.ok ? null : encoded.problem;
  };
  return { ...choice, delimiter: null, keyProblem };
}

function importedRows(rows: RowData, { weightColumn }: ImportChoice): ImportedRows {
  const bytes = rows.bytes.reduce((sum, each) => sum + each, 0);
  const meanItemBytes = Math.max(1, Math.round(bytes / rows.count));
  const common = { name: '', requestsPerSecond: 1, itemBytes: meanItemBytes };
  return {
    items: rowsSource(rows, weightColumn, null),
    meanItemBytes,
    unitsPerRequest: [
      unitsPerRequest(defaultOperation({ ...common, kind: 'GetItem' })),
      unitsPerRequest(defaultOperation({ ...common, kind: 'UpdateItem' })),
    ],
  };
}

function previewOf({ rows, delimiter, isWhole }: RowSample): RowsPreview {
  const shown = Math.min(rows.count, ROWS_SHOWN);
  const columns = rows.columns.map(({ name, values, codes }) => ({
    name,
    distinct: values.length,
    numeric: values.every((value) => weightOf(value) !== null),
    first: Array.from({ length: shown }, (_, row) => values[codes[row] as number] as string),
  }));
  return { delimiter, columns, rows: rows.count, isWhole };
}
