/**
 * A CSV file as items: one row = one item, or `weight` items' worth of traffic. The file is read as a stream
 * into columns of codes, so that memory holds the distinct values of the columns that are kept and little
 * more. Any row that is broken ends the reading with a sentence that names its physical line, the column and
 * the value; nothing half-read is ever handed out.
 *
 *     const reader = createRowReader(options);
 *     for (const chunk of text) readRowText(reader, chunk);     // problems are kept …
 *     const rows = finishRows(reader);                          // … and come out here
 */
import { present } from '../base/assert.ts';
import { fail, type Result, succeed } from '../base/result.ts';
import {
  ITEM_BYTES_MAX,
  ITEM_SETS_MAX,
  PARTITION_KEY_BYTES_MAX,
  ROW_WEIGHT_MAX,
  SORT_KEY_BYTES_MAX,
} from '../engine/limits.ts';
import type { ItemSource, RowData } from '../engine/types.ts';
import { utf8Length } from '../engine/utf8.ts';
import {
  createRecordReader,
  type Delimiter,
  endOfText,
  type RecordReader,
  readRecords,
  VALUE_CHARACTERS_SHOWN,
} from './csvRecords.ts';

/** What to make of a file. */
export interface RowOptions {
  /** null: found from the header. */
  readonly delimiter: Delimiter | null;
  /** Columns whose values are kept as attributes, besides those of the keys; null: all but the weights. */
  readonly columns: readonly string[] | null;
  /** Columns whose values must be fit for a partition key; empty: not chosen yet. */
  readonly partitionKey: readonly string[];
  readonly sortKey: string | null;
  /** The column that says how many items' worth of traffic a row is; it is then no attribute of the item. */
  readonly weightColumn: string | null;
  /** Says what is wrong with the value of a partition key of one column, e.g. that it is no number; else null. */
  readonly keyProblem: ((value: string) => string | null) | null;
}

/** All columns kept, no keys chosen. */
export const ROW_OPTIONS: RowOptions = {
  delimiter: null,
  columns: null,
  partitionKey: [],
  sortKey: null,
  weightColumn: null,
  keyProblem: null,
};

/** One column that is kept: its distinct values and, for each row, the number of its value. */
interface KeptColumn {
  readonly name: string;
  readonly index: number;
  readonly values: string[];
  readonly codeOf: Map<string, number>;
  codes: Int32Array;
}

/** Where the columns of a file are, once the header has been read. */
interface Layout {
  readonly names: readonly string[];
  readonly kept: readonly KeptColumn[];
  readonly partitionKey: readonly number[];
  readonly sortKey: number;
  readonly weight: number;
  /** U4. Bytes of the names of all attributes, which each item carries. */
  readonly nameBytes: number;
}

/** Where the reading of a file stands. Plain data; only the functions below write it. */
export interface RowReader {
  readonly options: RowOptions;
  readonly records: RecordReader;
  layout: Layout | null;
  /** Rows so far. */
  count: number;
  bytes: Float64Array;
  weights: Float64Array;
  weightSum: number;
  /** Line of a blank record that is an error if another row follows (files of one column), else 0. */
  blankLine: number;
  /** Two independent 32-bit hashes of all cells. */
  hashes: [number, number];
  /** The first problem; nothing is read after it. */
  problem: string | null;
}

const CAPACITY_AT_FIRST = 1024;

/** A reader at the beginning of a file. */
export function createRowReader(options: RowOptions): RowReader {
  return {
    options,
    records: createRecordReader(options.delimiter),
    layout: null,
    count: 0,
    bytes: new Float64Array(CAPACITY_AT_FIRST),
    weights: new Float64Array(CAPACITY_AT_FIRST),
    weightSum: 0,
    blankLine: 0,
    hashes: [0x811c9dc5, 0x2f0b4a27],
    problem: null,
  };
}

/** Reads the next part of the text, cut anywhere. Fails with the first problem there was, then and for ever. */
export function readRowText(reader: RowReader, chunk: string): Result<null> {
  return readPart(reader, chunk, false);
}

/** All rows, once the text has ended. */
export function finishRows(reader: RowReader): Result<RowData> {
  const read = readPart(reader, '', true);
  return read.ok ? rowsSoFar(reader) : read;
}

/** The complete rows that have been read, wherever the text goes on. */
export function rowsSoFar({
  layout,
  options,
  count,
  bytes,
  weights,
  weightSum,
  hashes,
}: RowReader): Result<RowData> {
  if (layout === null) return fail('The file is empty; its first line must name the columns.');
  if (count === 0) return fail('The file has no rows below its header.');
  if (options.weightColumn !== null && weightSum === 0) {
    return fail(
      `Column ${quoted(options.weightColumn)} is 0 in every row; at least one row must weigh something.`,
    );
  }
  return succeed({
    checksum: checksumOf(hashes),
    count,
    columns: layout.kept.map(({ name, values, codes }) => ({ name, values, codes: codes.slice(0, count) })),
    bytes: bytes.slice(0, count),
    weights: options.weightColumn === null ? null : weights.slice(0, count),
  });
}

/** `line 3, character 7, in column "count"`: where the text that was read so far ends. */
export function placeOfEnd({ records, layout }: RowReader): string {
  const { line, character, column } = endOfText(records);
  return `line ${line}, character ${character}, in ${columnName(layout, column)}`;
}

/** How an experiment refers to rows. `itemBytes` null: each item as large as its row (U4). */
export function rowsSource(
  rows: RowData,
  weightColumn: string | null,
  itemBytes: number | null,
): Extract<ItemSource, { kind: 'rows' }> {
  const columns = rows.columns.map(({ name }) => name);
  return { kind: 'rows', checksum: rows.checksum, count: rows.count, columns, weightColumn, itemBytes };
}

function readPart(reader: RowReader, chunk: string, last: boolean): Result<null> {
  reader.problem ??= readRecords(reader.records, chunk, last, {
    take: (fields, line) => takeRecord(reader, fields, line),
    columnName: (column) => columnName(reader.layout, column),
  });
  return reader.problem === null ? succeed(null) : fail(reader.problem);
}

// ---- one record ------------------------------------------------------------------------------------------

function takeRecord(reader: RowReader, fields: readonly string[], line: number): string | null {
  const blank = fields.length === 1 && fields[0] === '';
  if (reader.layout === null) return blank ? null : takeHeader(reader, fields, line);
  if (blank) {
    // In a file of one column a blank line may be meant as a value; at the end of a file it never is.
    if (reader.layout.names.length === 1) reader.blankLine ||= line;
    return null;
  }
  if (reader.blankLine > 0) return `Line ${reader.blankLine} is blank; only the end of the file may be.`;
  return takeRow(reader, reader.layout, fields, line);
}

function takeHeader(reader: RowReader, fields: readonly string[], line: number): string | null {
  const names = fields.map((name) => name.trim());
  const { columns, partitionKey, sortKey, weightColumn } = reader.options;
  const keys = sortKey === null ? partitionKey : [...partitionKey, sortKey];
  const wanted = [...(columns ?? []), ...keys, ...(weightColumn === null ? [] : [weightColumn])];
  const problem = headerProblem(names, line) ?? missingProblem(names, wanted);
  if (problem !== null) return problem;
  if (weightColumn !== null && keys.includes(weightColumn)) {
    return `Column ${quoted(weightColumn)} cannot be both a key and the weight of a row.`;
  }
  const attributes = names.filter((name) => name !== weightColumn);
  const kept =
    columns === null
      ? attributes
      : attributes.filter((name) => columns.includes(name) || keys.includes(name));
  reader.layout = {
    names,
    kept: kept.map((name) => ({
      name,
      index: names.indexOf(name),
      values: [],
      codeOf: new Map(),
      codes: new Int32Array(CAPACITY_AT_FIRST),
    })),
    partitionKey: partitionKey.map((name) => names.indexOf(name)),
    sortKey: sortKey === null ? -1 : names.indexOf(sortKey),
    weight: weightColumn === null ? -1 : names.indexOf(weightColumn),
    nameBytes: attributes.reduce((sum, name) => sum + utf8Length(name), 0),
  };
  for (const name of names) addToHashes(reader.hashes, name);
  return null;
}

function headerProblem(names: readonly string[], line: number): string | null {
  for (const [index, name] of names.entries()) {
    if (name === '') return `Line ${line}: column ${index + 1} has no name.`;
    const first = names.indexOf(name);
    if (first !== index) {
      return `Line ${line}: columns ${first + 1} and ${index + 1} are both called ${quoted(name)}; each column needs a name of its own.`;
    }
  }
  return null;
}

function missingProblem(names: readonly string[], wanted: readonly string[]): string | null {
  const missing = wanted.find((name) => !names.includes(name));
  if (missing === undefined) return null;
  return `There is no column ${quoted(missing)}; the file has ${names.map(quoted).join(', ')}.`;
}

function takeRow(reader: RowReader, layout: Layout, fields: readonly string[], line: number): string | null {
  if (reader.count === ITEM_SETS_MAX) {
    return `Line ${line}: the file has more than ${ITEM_SETS_MAX.toLocaleString('en-US')} rows, the most this program takes; combine rows of one key and give them a weight.`;
  }
  const problem = countProblem(layout, fields, line) ?? keyProblem(reader.options, layout, fields, line);
  if (problem !== null) return problem;
  const bytes = bytesOf(layout, fields);
  if (bytes > ITEM_BYTES_MAX) return sizeProblem(layout, fields, line, bytes);
  const weight = layout.weight === -1 ? 1 : weightOf(fields[layout.weight] ?? '');
  if (weight === null) {
    const problemOfWeight = weightProblem(fields[layout.weight] ?? '');
    return `Line ${line}: ${columnName(layout, layout.weight)} is ${problemOfWeight}.`;
  }
  keep(reader, layout, fields, bytes, weight);
  return null;
}

function keep(
  reader: RowReader,
  layout: Layout,
  fields: readonly string[],
  bytes: number,
  weight: number,
): void {
  const row = reader.count;
  if (row === reader.bytes.length) growAll(reader, layout);
  for (const column of layout.kept) column.codes[row] = codeOf(column, fields[column.index] ?? '');
  reader.bytes[row] = bytes;
  reader.weights[row] = weight;
  reader.weightSum += weight;
  for (const field of fields) addToHashes(reader.hashes, field);
  reader.count += 1;
}

function codeOf(column: KeptColumn, value: string): number {
  const known = column.codeOf.get(value);
  if (known !== undefined) return known;
  const code = column.values.length;
  const own = ownCopy(value);
  column.values.push(own);
  column.codeOf.set(own, code);
  return code;
}

/** A field is a slice that keeps its whole chunk of text in memory; this copy does not. */
function ownCopy(value: string): string {
  return ` ${value}`.slice(1);
}

function growAll(reader: RowReader, layout: Layout): void {
  const capacity = 2 * reader.bytes.length;
  reader.bytes = grown(new Float64Array(capacity), reader.bytes);
  reader.weights = grown(new Float64Array(capacity), reader.weights);
  for (const column of layout.kept) column.codes = grown(new Int32Array(capacity), column.codes);
}

function grown<Numbers extends Int32Array | Float64Array>(larger: Numbers, values: Numbers): Numbers {
  larger.set(values);
  return larger;
}

// ---- what a row must be ----------------------------------------------------------------------------------

function countProblem({ names }: Layout, fields: readonly string[], line: number): string | null {
  if (fields.length === names.length) return null;
  const counts = `Line ${line} has ${fields.length === 1 ? '1 field' : `${fields.length} fields`} and the header ${names.length}`;
  if (fields.length < names.length)
    return `${counts}: there is none for column ${quoted(names[fields.length])}.`;
  return `${counts}: ${quoted(fields[names.length])} has no column.`;
}

function keyProblem(
  options: RowOptions,
  layout: Layout,
  fields: readonly string[],
  line: number,
): string | null {
  let bytes = layout.partitionKey.length - 1;
  for (const column of layout.partitionKey) {
    const value = fields[column] ?? '';
    if (value === '') return `${cell(layout, fields, line, column)}; a partition key must not be empty.`;
    bytes += utf8Length(value);
  }
  const [first, second] = layout.partitionKey;
  if (first === undefined) return null;
  if (bytes > PARTITION_KEY_BYTES_MAX) return tooLong(layout, fields, line, first, 'partition', bytes);
  const wrong = second === undefined ? options.keyProblem?.(fields[first] ?? '') : null;
  if (wrong) return `${cell(layout, fields, line, first)}; ${wrong}`;
  return layout.sortKey === -1 ? null : sortKeyProblem(layout, fields, line);
}

function sortKeyProblem(layout: Layout, fields: readonly string[], line: number): string | null {
  const value = fields[layout.sortKey] ?? '';
  if (value === '') return `${cell(layout, fields, line, layout.sortKey)}; a sort key must not be empty.`;
  const bytes = utf8Length(value);
  return bytes > SORT_KEY_BYTES_MAX ? tooLong(layout, fields, line, layout.sortKey, 'sort', bytes) : null;
}

function tooLong(
  layout: Layout,
  fields: readonly string[],
  line: number,
  column: number,
  which: 'partition' | 'sort',
  bytes: number,
): string {
  const most = which === 'partition' ? PARTITION_KEY_BYTES_MAX : SORT_KEY_BYTES_MAX;
  return `${cell(layout, fields, line, column)}; the ${which} key has ${bytes.toLocaleString('en-US')} bytes and at most ${most.toLocaleString('en-US')} are allowed.`;
}

/** U4. Bytes of a row as an item: names and values of all columns but the weight. */
function bytesOf({ nameBytes, weight }: Layout, fields: readonly string[]): number {
  let bytes = nameBytes;
  for (let column = 0; column < fields.length; column += 1) {
    if (column !== weight) bytes += utf8Length(present(fields[column], 'A column has a field'));
  }
  return bytes;
}

function sizeProblem(layout: Layout, fields: readonly string[], line: number, bytes: number): string {
  const lengths = fields.map((field, column) => (column === layout.weight ? 0 : field.length));
  const longest = lengths.indexOf(Math.max(...lengths));
  return `${cell(layout, fields, line, longest)}; the item has ${bytes.toLocaleString('en-US')} bytes and at most ${ITEM_BYTES_MAX.toLocaleString('en-US')} (400 KB) are allowed.`;
}

const PLAIN_NUMBER = /^\+?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** A number in plain notation that may be a weight, or null. */
function weightOf(text: string): number | null {
  const trimmed = text.trim();
  if (!PLAIN_NUMBER.test(trimmed)) return null;
  const weight = Number(trimmed);
  return weight <= ROW_WEIGHT_MAX ? weight : null;
}

/** Digits with commas or spaces between them, and nothing else: how other countries and spreadsheets write numbers. */
const OTHER_NOTATION = /^\d+(?:[.\s']\d{3})*(?:,\d+)?$|^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

/** A text that is no weight and what a weight must be, in words that go on after "is"; null: it is one. */
export function weightProblem(text: string): string | null {
  return weightOf(text) === null ? `${quoted(text)}; a weight must be ${weightWords(text.trim())}` : null;
}

function weightWords(wrong: string): string {
  if (PLAIN_NUMBER.test(wrong)) return `at most ${ROW_WEIGHT_MAX.toLocaleString('en-US')}`;
  return OTHER_NOTATION.test(wrong)
    ? 'written with a decimal point and without commas or spaces, such as 1000 or 1.5'
    : 'a number of 0 or more, such as 12 or 0.5';
}

// ---- checksum --------------------------------------------------------------------------------------------

/** FNV-1a, twice with different primes; the length before the text keeps "a", "bc" apart from "ab", "c". */
function addToHashes(hashes: [number, number], text: string): void {
  let first = Math.imul(hashes[0] ^ text.length, 0x01000193);
  let second = Math.imul(hashes[1] ^ text.length, 0x85ebca6b);
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit, 0x85ebca6b) ^ (second >>> 15);
  }
  hashes[0] = first;
  hashes[1] = second;
}

/** Names the content of a file, cell by cell and in order, however it is quoted, delimited and kept. */
function checksumOf(hashes: RowReader['hashes']): string {
  return hashes.map((hash) => (hash >>> 0).toString(16).padStart(8, '0')).join('');
}

// ---- words -----------------------------------------------------------------------------------------------

/** `Line 7: column "count" is "abc"` */
function cell(layout: Layout, fields: readonly string[], line: number, column: number): string {
  return `Line ${line}: ${columnName(layout, column)} is ${quoted(fields[column])}`;
}

function columnName(layout: Layout | null, column: number): string {
  const name = layout?.names[column];
  return name === undefined ? `column ${column + 1}` : `column ${quoted(name)}`;
}

function quoted(text: string | undefined): string {
  const value = text ?? '';
  const shown = value.length > VALUE_CHARACTERS_SHOWN ? `${value.slice(0, VALUE_CHARACTERS_SHOWN)}…` : value;
  return JSON.stringify(shown);
}
