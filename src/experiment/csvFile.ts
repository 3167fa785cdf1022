/** A CSV file of UTF-8 bytes, chunk by chunk → rows: all of them, or those at its beginning. */
import { fail, type Result, succeed } from '../base/result.ts';
import type { RowData } from '../engine/types.ts';
import {
  createRowReader,
  finishRows,
  ROW_OPTIONS,
  type RowOptions,
  type RowReader,
  readRowText,
  rowsSoFar,
} from './csv.ts';
import type { Delimiter } from './csvRecords.ts';

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
  const decoder = strictDecoder();
  for await (const chunk of source) {
    if (reader.count >= rowsWanted) return succeed(false);
    const text = decode(decoder, chunk, reader);
    const read = text.ok ? readRowText(reader, text.value) : text;
    if (!read.ok) return read;
    onBytes(chunk.length);
  }
  const end = decode(decoder, null, reader);
  return end.ok ? succeed(true) : end;
}

function strictDecoder() {
  return new TextDecoder('utf-8', { fatal: true });
}

function decode(
  decoder: ReturnType<typeof strictDecoder>,
  chunk: Uint8Array | null,
  reader: RowReader,
): Result<string> {
  try {
    return succeed(chunk === null ? decoder.decode() : decoder.decode(chunk, { stream: true }));
  } catch {
    const sound = new TextDecoder().decode(chunk ?? undefined).split('\uFFFD')[0] ?? '';
    const line = reader.records.line + lineEndsIn(reader.records.rest) + lineEndsIn(sound);
    return fail(`The file is not UTF-8 text: line ${line} has a byte that does not belong there.`);
  }
}

function lineEndsIn(text: string): number {
  return text.match(/\r\n?|\n/g)?.length ?? 0;
}
