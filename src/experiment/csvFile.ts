/** A CSV file of UTF-8 bytes, chunk by chunk → rows: all of them, or those at its beginning. */
import { fail, type Result, succeed } from '../base/result.ts';
import type { RowData } from '../engine/types.ts';
import {
  createRowReader,
  finishRows,
  placeOfEnd,
  ROW_OPTIONS,
  type RowOptions,
  type RowReader,
  readRowText,
  rowsSoFar,
} from './csv.ts';
import type { Delimiter } from './csvRecords.ts';
import { createTextReader, decodeChunk, flawWords, type TextReader } from './csvText.ts';

/**
 * Reads a file of UTF-8 bytes: a Node stream, or a browser's `File` as chunks. `onBytes` hears how long every chunk
 * was, and how many rows there are by then.
 * Errors of the source itself (no such file) are thrown on.
 */
export async function readRows(
  source: AsyncIterable<Uint8Array>,
  options: RowOptions,
  onBytes: (bytes: number, rows: number) => void = () => {},
): Promise<Result<RowData>> {
  const reader = createRowReader(options);
  const read = await readChunks(reader, source, (bytes) => {
    onBytes(bytes, reader.count);
  });
  return read.ok ? finishRows(reader) : read;
}

/** The beginning of a file. */
export interface RowSample {
  readonly rows: RowData;
  readonly delimiter: Delimiter;
  /** These are all rows. */
  readonly isWhole: boolean;
}

/** Reads no further than it takes to have so many rows, with all their columns. Fails as `readRows` does. */
export async function readSample(
  source: AsyncIterable<Uint8Array>,
  rowsWanted: number,
): Promise<Result<RowSample>> {
  const reader = createRowReader(ROW_OPTIONS);
  const read = await readChunks(reader, source, () => {}, rowsWanted);
  if (!read.ok) return read;
  const rows = read.value ? finishRows(reader) : rowsSoFar(reader);
  if (!rows.ok) return rows;
  return succeed({ rows: rows.value, delimiter: reader.records.delimiter ?? ',', isWhole: read.value });
}

/** Reads chunk by chunk, no further than it takes to have so many rows; true: to the end of the source. */
async function readChunks(
  reader: RowReader,
  source: AsyncIterable<Uint8Array>,
  onBytes: (bytes: number) => void,
  rowsWanted = Number.POSITIVE_INFINITY,
): Promise<Result<boolean>> {
  const decoder = createTextReader();
  for await (const chunk of source) {
    if (reader.count >= rowsWanted) return succeed(false);
    const read = readDecoded(reader, decoder, chunk);
    if (!read.ok) return read;
    onBytes(chunk.length);
  }
  const end = readDecoded(reader, decoder, null);
  return end.ok ? succeed(true) : end;
}

/** Reads the text of a chunk; null: the file has ended. What is wrong in front of a faulty byte is told first. */
function readDecoded(reader: RowReader, decoder: TextReader, chunk: Uint8Array | null): Result<null> {
  const { text, flaw } = decodeChunk(decoder, chunk);
  const read = readRowText(reader, text);
  if (!read.ok || flaw === null) return read;
  return fail(flawWords(decoder, flaw, placeOfEnd(reader)));
}
