/** Reads CSV files where it is called. Whoever imports this carries the parser. */
import { assertNever } from '../base/assert.ts';
import { fail, type Result, succeed } from '../base/result.ts';
import { encodeKey } from '../engine/hash.ts';
import type { RowData } from '../engine/types.ts';
import { unitsPerRequest } from '../engine/units.ts';
import { ROW_OPTIONS, type RowOptions, rowsSource, weightProblem } from '../experiment/csv.ts';
import { type RowSample, readRows, readSample } from '../experiment/csvFile.ts';
import { defaultOperation } from '../experiment/defaults.ts';
import type {
  ByteFile,
  ColumnPreview,
  ImportChoice,
  ImportedRows,
  RowsPreview,
} from '../protocol/imports.ts';
import { chunksOfFile } from './chunksOfFile.ts';
import { keyCountProblem } from './keyCount.ts';
import { openAddress } from './openAddress.ts';
import type { ReadingJob, ReadingWatch, ReadingYield, RowFile, RowReading } from './rowReading.ts';

/** Rows that a preview looks at, at least, if the file has them. */
const ROWS_LOOKED_AT = 1000;
/** Rows whose values it shows. */
const ROWS_SHOWN = 5;

/** Opens a file beside the page; throws if it cannot. */
export type OpenAddress = (address: string) => Promise<AsyncIterable<Uint8Array>>;

/** A reading that happens here. `open`: by default over the network. */
export function createReadingHere(open: OpenAddress = openAddress): RowReading {
  return (async (job: ReadingJob, watch: ReadingWatch) => {
    switch (job.kind) {
      case 'rows':
        return readRows(await chunksOf(job.from, open), {
          ...ROW_OPTIONS,
          columns: job.columns,
          weightColumn: job.weightColumn,
        });
      case 'preview':
        return preview(job.file);
      case 'import':
        return importFile(job.file, job.choice, watch);
      default:
        return assertNever(job);
    }
  }) as RowReading;
}

async function chunksOf(from: RowFile, open: OpenAddress): Promise<AsyncIterable<Uint8Array>> {
  return from.kind === 'address' ? await open(from.address) : chunksOfFile(from.file);
}

async function preview(file: ByteFile): Promise<Result<RowsPreview>> {
  const sample = await readSample(chunksOfFile(file), ROWS_LOOKED_AT);
  return sample.ok ? succeed(previewOf(sample.value)) : sample;
}

async function importFile(
  file: ByteFile,
  choice: ImportChoice,
  { onProgress, signal }: ReadingWatch,
): Promise<Result<ReadingYield['import']>> {
  let bytes = 0;
  const rows = await readRows(chunksOfFile(file), optionsOf(choice), (chunkBytes, rowsSoFar) => {
    signal.throwIfAborted();
    bytes += chunkBytes;
    onProgress(bytes, rowsSoFar);
  });
  if (!rows.ok) return rows;
  const problem = keyCountProblem(rows.value, choice.partitionKey);
  return problem === null
    ? succeed({ rows: rows.value, imported: importedRows(rows.value, choice) })
    : fail(problem);
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
  const columns = rows.columns.map(({ name, values, codes }): ColumnPreview => {
    const problems = values.map(weightProblem);
    return {
      name,
      distinct: values.length,
      numbers: codes.filter((code) => problems[code] === null).length,
      notWeight: problems.find((problem) => problem !== null) ?? null,
      first: Array.from({ length: shown }, (_, row) => values[codes[row] as number] as string),
    };
  });
  return { delimiter, columns, rows: rows.count, isWhole };
}
