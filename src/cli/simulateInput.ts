/** From the options to an experiment with its rows: reads files, never simulates anything it could not read whole. */
import { createReadStream } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fail, type Result, succeed } from '../base/result.ts';
import { encodeKey } from '../engine/hash.ts';
import type { ItemSource, Operation, RowData } from '../engine/types.ts';
import { dimensionOf, unitsPerRequest } from '../engine/units.ts';
import { ROW_OPTIONS, type RowOptions, rowsSource } from '../experiment/csv.ts';
import { readRows } from '../experiment/csvFile.ts';
import type { Delimiter } from '../experiment/csvRecords.ts';
import { defaultOperation, defaultTable } from '../experiment/defaults.ts';
import { type Experiment, parseExperiment, parseExperimentText } from '../experiment/experiment.ts';
import { capacityFor } from '../experiment/rowsExperiment.ts';
import { findScenario } from '../experiment/scenarios.ts';
import { findMistake } from './documentMistakes.ts';
import type { DocumentChoice, ItemsChoice, Source } from './simulateOptions.ts';

/** All there is to simulate. */
export interface Input {
  /** What the user calls it: a file or a scenario. */
  readonly name: string;
  readonly experiment: Experiment;
  /** The rows the experiment refers to; null: none are needed. */
  readonly rows: RowData | null;
}

/** Hears how much of a file has been read, 0…1. */
export type ReadingListener = (part: number) => void;

/** Reads whatever the source names. Fails with one sentence that names the file. */
export function loadInput(source: Source, onReading: ReadingListener): Promise<Result<Input>> {
  switch (source.kind) {
    case 'document':
      return loadDocument(source, onReading);
    case 'scenario':
      return loadScenario(source.id, onReading);
    case 'items':
      return loadItems(source.choice, onReading);
  }
}

/**
 * The path of a file that the user named. npm runs scripts in the folder of the project and says where the user was:
 * `npm --prefix elsewhere run simulate` means files of the user's folder.
 */
export function pathOf(
  file: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const { INIT_CWD: userFolder, npm_lifecycle_event: script } = env;
  return userFolder !== undefined && script === 'simulate' ? resolve(userFolder, file) : resolve(file);
}

/** Writes the experiment of an `--items` run if that was asked for; hands the input on. */
export async function saveExperiment(source: Source, input: Input): Promise<Result<Input>> {
  if (source.kind !== 'items' || source.choice.saveAs === null) return succeed(input);
  const { file, saveAs } = source.choice;
  if (pathOf(saveAs) === pathOf(file)) return fail(`--save-experiment ${saveAs} would overwrite the rows.`);
  try {
    await writeFile(pathOf(saveAs), `${JSON.stringify(input.experiment, null, 2)}\n`);
    return succeed(input);
  } catch (error) {
    return fail(`${saveAs} cannot be written: ${whyNot(error)}.`);
  }
}

async function loadDocument(
  { file, rows: rowsFile, delimiter }: DocumentChoice,
  onReading: ReadingListener,
): Promise<Result<Input>> {
  const text = await readText(file);
  if (!text.ok) return text;
  const experiment = parseExperimentText(text.value);
  if (!experiment.ok) return fail(`${file}: ${experiment.problem}`);
  const mistake = findMistake(experiment.value);
  if (mistake !== null) return fail(`${file}: ${mistake}`);
  return withRows(file, experiment.value, rowsFile, onReading, delimiter);
}

async function loadScenario(id: string, onReading: ReadingListener): Promise<Result<Input>> {
  const scenario = findScenario(id);
  if (scenario === undefined) return fail(`There is no scenario "${id}".`);
  const { experiment, rowsFile } = scenario;
  const file = rowsFile && decodeURIComponent(new URL(`../../public/${rowsFile}`, import.meta.url).pathname);
  return withRows(id, experiment, file, onReading);
}

/** Adds the rows that an experiment refers to. */
async function withRows(
  name: string,
  experiment: Experiment,
  file: string | null,
  onReading: ReadingListener,
  delimiter: Delimiter | null = null,
): Promise<Result<Input>> {
  const { items } = experiment;
  if (items.kind === 'generated') {
    if (file === null) return succeed({ name, experiment, rows: null });
    return fail(`${name} generates its items, so it has no use for --items ${file}.`);
  }
  if (file === null) {
    return fail(`${name} refers to ${items.count} rows of a CSV file, which --items FILE.csv must name.`);
  }
  const { columns, weightColumn } = items;
  const rows = await readCsv(file, { ...ROW_OPTIONS, columns, weightColumn, delimiter }, onReading);
  return rows.ok ? succeed({ name, experiment, rows: rows.value }) : rows;
}

async function loadItems(choice: ItemsChoice, onReading: ReadingListener): Promise<Result<Input>> {
  const { file, partitionKey, sortKey, weightColumn, delimiter, keyType } = choice;
  const keyProblem = (value: string): string | null => {
    const encoded = encodeKey(keyType, value);
    return encoded.ok ? null : encoded.problem;
  };
  const options = { delimiter, columns: [], partitionKey, sortKey, weightColumn, keyProblem };
  const rows = await readCsv(file, options, onReading);
  if (!rows.ok) return rows;
  const experiment = parseExperiment(experimentOf(choice, rows.value));
  if (!experiment.ok) return fail(`${file}: ${experiment.problem}`);
  return succeed({ name: file, experiment: experiment.value, rows: rows.value });
}

const NAME_LENGTH_MOST = 200;

/** The experiment that the options describe. */
function experimentOf(choice: ItemsChoice, rows: RowData): Experiment {
  const items: ItemSource = rowsSource(rows, choice.weightColumn, choice.itemBytes);
  const meanBytes = rows.bytes.reduce((sum, bytes) => sum + bytes, 0) / rows.count;
  const itemBytes = choice.itemBytes ?? Math.max(1, Math.round(meanBytes));
  const common = { itemBytes, consistency: choice.consistency, sortKey: choice.access };
  const operations = [
    defaultOperation({ ...common, name: 'reads', kind: 'GetItem', requestsPerSecond: choice.reads }),
    defaultOperation({
      ...common,
      name: 'writes',
      kind: choice.puts ? 'PutItem' : 'UpdateItem',
      requestsPerSecond: choice.writes,
    }),
  ];
  const table = defaultTable({
    partitionKey: choice.partitionKey,
    sortKey: choice.sortKey,
    partitionKeyType: choice.keyType,
    readCapacity: choice.readCapacity ?? capacityFor(unitsOf(operations, 0)),
    writeCapacity: choice.writeCapacity ?? capacityFor(unitsOf(operations, 1)),
    partitions: choice.partitions,
    regime: choice.regime,
    localSecondaryIndex: choice.localSecondaryIndex,
  });
  return {
    version: 1,
    name: choice.file.slice(-NAME_LENGTH_MOST),
    description: '',
    seed: choice.seed,
    items,
    traffic: { arrivals: choice.arrivals, operations },
    tables: [table],
    edits: [],
  };
}

/** What the operations of one dimension ask for, units/s. */
function unitsOf(operations: readonly Operation[], dimension: 0 | 1): number {
  return operations
    .filter(({ kind }) => dimensionOf(kind) === dimension)
    .reduce((sum, operation) => sum + operation.requestsPerSecond * unitsPerRequest(operation), 0);
}

async function readText(file: string): Promise<Result<string>> {
  try {
    return succeed(await readFile(pathOf(file), 'utf8'));
  } catch (error) {
    return fail(unreadable(file, error));
  }
}

async function readCsv(
  file: string,
  options: RowOptions,
  onReading: ReadingListener,
): Promise<Result<RowData>> {
  try {
    const path = pathOf(file);
    const { size } = await stat(path);
    let bytesRead = 0;
    const rows = await readRows(createReadStream(path, { highWaterMark: 256 * 1024 }), options, (bytes) => {
      bytesRead += bytes;
      onReading(bytesRead / size);
    });
    return rows.ok ? rows : fail(`${file}: ${rows.problem}`);
  } catch (error) {
    return fail(unreadable(file, error));
  }
}

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EISDIR: 'it is a directory',
  EACCES: 'that is not permitted',
  ENOTDIR: 'there is no such file or folder',
};

function unreadable(file: string, error: unknown): string {
  return `${file} cannot be read: ${whyNot(error)}.`;
}

function whyNot(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return WHY[code] ?? String(error);
}
