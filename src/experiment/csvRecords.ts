/**
 * Text in chunks → records (lists of fields), each with the physical line it begins in. Papaparse splits the
 * text; here are the chunks, the line numbers and the errors, none of which it keeps in a stream.
 *
 * Quoted fields may contain delimiters, doubled quotes and line ends. Line ends may be LF, CRLF or CR and
 * become LF, so that the same table saved on another machine is the same. A byte-order mark is dropped.
 */
import Papa from 'papaparse';

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** The longest record in characters: an item of 400 KB, all of it doubled quotes, fits well. */
const RECORD_CHARACTERS_MAX = 2_000_000;
/** Characters of a value that a sentence quotes. */
export const VALUE_CHARACTERS_SHOWN = 40;
const LINE_END = '\n';
const QUOTE = '"';

/** Where the reading of a text stands. */
export interface RecordReader {
  /** null until the first line is complete, unless given. */
  delimiter: Delimiter | null;
  /** Text that no complete record covers yet, line ends already LF. */
  rest: string;
  /** Physical line, from 1, of the first character of `rest`. */
  line: number;
  /** The last chunk ended in CR, whose LF may come first in the next. */
  afterReturn: boolean;
  atStart: boolean;
  /** The delimiter is known, and the line that may have named it is behind. */
  begun: boolean;
}

/** Who wants the records. */
export interface RecordTaker {
  /** Takes one record and the line it begins in; returns a problem to stop the reading, else null. */
  readonly take: (fields: readonly string[], line: number) => string | null;
  /** How to call a column, counted from 0, in a sentence. */
  readonly columnName: (column: number) => string;
}

/** A reader at the beginning of a text; `delimiter` null: as a first line `sep=;` says, or the most frequent one. */
export function createRecordReader(delimiter: Delimiter | null): RecordReader {
  return { delimiter, rest: '', line: 1, afterReturn: false, atStart: true, begun: false };
}

/**
 * Hands all records that `chunk` completes to `taker`; `last`: nothing follows, so the rest is a record too.
 * Returns the first problem, of a quote or of the taker, as a sentence that names the line; null if there is none.
 */
export function readRecords(
  reader: RecordReader,
  chunk: string,
  last: boolean,
  taker: RecordTaker,
): string | null {
  reader.rest += withLineFeeds(reader, chunk);
  if (!reader.begun) reader.begun = begin(reader, last);
  if (reader.begun && reader.delimiter !== null) {
    const problem = takeComplete(reader, reader.delimiter, last, taker);
    if (problem !== null) return problem;
  }
  if (reader.rest.length <= RECORD_CHARACTERS_MAX) return null;
  return `Line ${reader.line}: the row that begins here does not end within ${RECORD_CHARACTERS_MAX.toLocaleString('en-US')} characters; probably a quote (") is not closed.`;
}

/** Where a text ends, as far as it has been read: what comes next would be there. */
export interface TextEnd {
  /** Physical line, from 1. */
  readonly line: number;
  /** From 1. */
  readonly character: number;
  /** From 0. */
  readonly column: number;
}

/** Where the text that was read so far ends. */
export function endOfText({ rest, line, delimiter }: RecordReader): TextEnd {
  const record = parse(rest, delimiter ?? findDelimiter(rest, true) ?? DELIMITERS[0], true).data.at(-1);
  return {
    line: line + lineEndsIn(rest),
    character: rest.length - rest.lastIndexOf(LINE_END),
    column: Math.max(0, (record?.length ?? 1) - 1),
  };
}

/** What papaparse says about a record it could not read; `row` is counted from the first record of the text. */
interface QuoteFlaw {
  readonly code: string;
  readonly row: number;
  /** Of the first character after the quote that opens the field. */
  readonly index: number;
}

interface Parsed {
  readonly data: readonly (readonly string[])[];
  readonly errors: readonly QuoteFlaw[];
  readonly meta: { readonly cursor: number };
}

function parse(text: string, delimiter: Delimiter, last: boolean): Parsed {
  const parser = new Papa.Parser({ delimiter, newline: LINE_END, quoteChar: QUOTE });
  return parser.parse(text, 0, !last);
}

function takeComplete(
  reader: RecordReader,
  delimiter: Delimiter,
  last: boolean,
  taker: RecordTaker,
): string | null {
  const { data, errors, meta } = parse(reader.rest, delimiter, last);
  // Of a record that is still incomplete papaparse may judge a quote too early; it will be read again.
  const flaw = errors.find(({ row }) => row < data.length);
  const firstLine = reader.line;
  for (const [row, fields] of data.entries()) {
    if (row === flaw?.row) return quoteSentence(reader.rest, firstLine, delimiter, flaw, taker);
    const problem = taker.take(fields, reader.line);
    if (problem !== null) return problem;
    reader.line += 1 + fields.reduce((sum, field) => sum + lineEndsIn(field), 0);
  }
  reader.rest = last ? '' : reader.rest.slice(meta.cursor);
  return null;
}

/** Names the line and the column in which the faulty field begins. */
function quoteSentence(
  text: string,
  firstLine: number,
  delimiter: Delimiter,
  { code, row, index }: QuoteFlaw,
  taker: RecordTaker,
): string {
  const before = text.slice(0, index - QUOTE.length);
  const column = (parse(before, delimiter, true).data[row]?.length ?? 1) - 1;
  const value = text.slice(index, index + VALUE_CHARACTERS_SHOWN).split(LINE_END)[0];
  const what = code === 'MissingQuotes' ? 'is not closed' : 'is followed by more text after its end';
  return `Line ${firstLine + lineEndsIn(before)}: ${taker.columnName(column)} opens a quote (${QUOTE}${value}…) that ${what}.`;
}

function lineEndsIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf(LINE_END); at !== -1; at = text.indexOf(LINE_END, at + 1)) count += 1;
  return count;
}

/** The chunk with LF for every line end and without a byte-order mark. */
function withLineFeeds(reader: RecordReader, chunk: string): string {
  let text = reader.atStart && chunk.startsWith('\uFEFF') ? chunk.slice(1) : chunk;
  if (chunk !== '') reader.atStart = false;
  if (reader.afterReturn && text.startsWith('\n')) text = text.slice(1);
  if (chunk !== '') reader.afterReturn = text.endsWith('\r');
  return text.includes('\r') ? text.replace(/\r\n?/g, LINE_END) : text;
}

/** What spreadsheets write as a line of its own before the header: the delimiter that follows. */
const SEPARATOR_LINE = /^\n*"?sep=([,;\t|])"?(?:\n|$)/i;

/** Finds out the delimiter and passes over the line that names it; false: more text is needed for that. */
function begin(reader: RecordReader, last: boolean): boolean {
  const { rest } = reader;
  if (!last && !/[^\n]\n/.test(rest)) return false;
  const [named = '', delimiter] = SEPARATOR_LINE.exec(rest) ?? [];
  reader.delimiter ??=
    DELIMITERS.find((each) => each === delimiter) ?? findDelimiter(rest.slice(named.length), last);
  if (reader.delimiter === null) return false;
  reader.rest = rest.slice(named.length);
  reader.line += lineEndsIn(named);
  return true;
}

/**
 * The delimiter that is most frequent in the first line with any text, quoted fields left out; the first of
 * `DELIMITERS` if there is none (a single column). null: that line is not complete yet.
 */
function findDelimiter(text: string, last: boolean): Delimiter | null {
  const counts = new Map<string, number>(DELIMITERS.map((delimiter) => [delimiter, 0]));
  let quoted = false;
  let seen = false;
  for (const character of text) {
    if (character === LINE_END && !quoted && seen) return mostFrequent(counts);
    const count = counts.get(character);
    if (character === QUOTE) quoted = !quoted;
    else if (count !== undefined && !quoted) counts.set(character, count + 1);
    seen ||= character !== LINE_END;
  }
  return last ? mostFrequent(counts) : null;
}

function mostFrequent(counts: ReadonlyMap<string, number>): Delimiter {
  return DELIMITERS.reduce((best, delimiter) =>
    (counts.get(delimiter) ?? 0) > (counts.get(best) ?? 0) ? delimiter : best,
  );
}
