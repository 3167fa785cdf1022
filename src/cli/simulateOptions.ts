/** The arguments of `npm run -s simulate`: what can be said, what it means, and the help text. */
import { parseArgs } from 'node:util';
import { fail, type Result, succeed } from '../base/result.ts';
import type { CapacityRegime, KeyType, SortKeyChoice } from '../engine/types.ts';
import { DELIMITERS, type Delimiter } from '../experiment/csvRecords.ts';
import { CAPACITY_MAX, PARTITIONS_MAX } from '../experiment/ranges.ts';
import { SCENARIOS } from '../experiment/scenarios.ts';

/** A table over a CSV file, as described by options. */
export interface ItemsChoice {
  readonly file: string;
  readonly partitionKey: readonly string[];
  readonly sortKey: string | null;
  readonly keyType: KeyType;
  readonly weightColumn: string | null;
  readonly delimiter: Delimiter | null;
  /** Requests/s. */
  readonly reads: number;
  readonly writes: number;
  /** Units/s; null: so that the traffic uses 70 %. */
  readonly readCapacity: number | null;
  readonly writeCapacity: number | null;
  readonly partitions: number | null;
  readonly regime: CapacityRegime;
  readonly consistency: 'eventual' | 'strong';
  /** null: as the rows are on average. */
  readonly itemBytes: number | null;
  readonly access: SortKeyChoice;
  readonly puts: boolean;
  readonly localSecondaryIndex: boolean;
  readonly arrivals: 'smooth' | 'poisson';
  readonly seed: number;
  /** The file that gets the experiment; null: none. */
  readonly saveAs: string | null;
}

/** An experiment document, and the CSV file that it refers to. */
export interface DocumentChoice {
  readonly kind: 'document';
  readonly file: string;
  readonly rows: string | null;
  readonly delimiter: Delimiter | null;
}

/** What is simulated. */
export type Source =
  | DocumentChoice
  | { readonly kind: 'scenario'; readonly id: string }
  | { readonly kind: 'items'; readonly choice: ItemsChoice };

export type Format = 'table' | 'json' | 'csv';

/** One run of the command. */
export interface SimulateOptions {
  readonly source: Source;
  /** Simulated seconds altogether. */
  readonly seconds: number;
  /** The first seconds, which are neither reported nor judged. */
  readonly warmup: number;
  /** Length of a stretch of the time series in seconds; null: none. */
  readonly every: number | null;
  readonly format: Format;
  readonly checksum: boolean;
  /** Partitions in the table, the worst if there are more. */
  readonly show: number;
}

const SECONDS_DEFAULT = 600;
const SECONDS_MAX = 8_640_000;
const SHOW_DEFAULT = 24;
const UNITS_MAX = 1_000_000_000;
const ITEM_BYTES_MAX = 409_600;
const UINT32_MAX = 4_294_967_295;

export const HELP = `Simulates the partitions of a DynamoDB table and says which throttle and why.

  npm run -s simulate -- EXPERIMENT.json [--items ROWS.csv] [options]
  npm run -s simulate -- --scenario NAME [options]
  npm run -s simulate -- --items FILE.csv --partition-key COLUMN[,COLUMN] --reads N --writes N [options]

What to simulate
  EXPERIMENT.json            an experiment document (docs/experiment.md)
  --scenario NAME            one of: ${wrapped(
    SCENARIOS.map(({ id }) => id),
    29,
  )}
  --items FILE.csv           a CSV file with a header, one row = one item; beside EXPERIMENT.json: its rows

A table over a CSV file
  --partition-key A[,B]      the column, or several whose values are joined with "#"; with a comma in its name: '"A,B"'
  --sort-key COLUMN          the column that orders the items of one partition key
  --key-type S|N|B           type of a partition key of one column (S)
  --weight COLUMN            numbers: how many items' worth of traffic a row is (1)
  --delimiter CHARACTER      , ; | or tab (found from the header)
  --reads N, --writes N      requests per second (0)
  --rcu N, --wcu N           provisioned capacity, units/s (so that the traffic uses 70 %)
  --partitions N             number of partitions by hand (from capacity and size)
  --regime adaptive|fixed    how capacity is shared: today, or before 2017 (adaptive)
  --read-consistency C       strong or eventual (strong: one unit reads up to 4 KB)
  --item-bytes N             size of every item (as large as the rows are)
  --access A                 where in the sort-key order (--sort-key): random, latest or ascending (random)
  --puts                     writes are new items (PutItem) instead of updates of existing ones
  --lsi                      the table has a local secondary index (needs --sort-key)
  --arrivals A               smooth, or poisson: drawn around the rate (smooth)
  --seed N                   seed of what is drawn (1)
  --save-experiment FILE     write the document of this run: edit it and run FILE --items FILE.csv

The run and its report
  --seconds N                simulated seconds (${SECONDS_DEFAULT})
  --warmup N                 leave out the first N of them (0)
  --every N                  report every N seconds too: a line of the table, a sample in JSON, a row in CSV
  --format table|json|csv    how to report (table); docs/simulate.md describes JSON and CSV
  --show N                   partitions in the table, the worst if there are more (${SHOW_DEFAULT})
  --checksum                 print the checksum of the final state: same experiment, same checksum
  --help                     this text

Exit code: 0 nothing was throttled after the warm-up, 1 something was, 2 bad input.
`;

/** The names in lines that begin at a column, so that none is longer than the rest of the help. */
function wrapped(names: readonly string[], column: number): string {
  const lines: string[] = [];
  for (const name of names) {
    const last = lines.at(-1);
    if (last === undefined || last.length + name.length > 70) lines.push(name);
    else lines[lines.length - 1] = `${last}, ${name}`;
  }
  return lines.join(`,\n${' '.repeat(column)}`);
}

/** Options that only make sense for a table over a CSV file. */
const ITEMS_OPTIONS = {
  'partition-key': { type: 'string' },
  'sort-key': { type: 'string' },
  'key-type': { type: 'string' },
  weight: { type: 'string' },
  delimiter: { type: 'string' },
  reads: { type: 'string' },
  writes: { type: 'string' },
  rcu: { type: 'string' },
  wcu: { type: 'string' },
  partitions: { type: 'string' },
  regime: { type: 'string' },
  'read-consistency': { type: 'string' },
  'item-bytes': { type: 'string' },
  access: { type: 'string' },
  puts: { type: 'boolean' },
  lsi: { type: 'boolean' },
  arrivals: { type: 'string' },
  seed: { type: 'string' },
  'save-experiment': { type: 'string' },
} as const;

const OPTIONS = {
  ...ITEMS_OPTIONS,
  scenario: { type: 'string' },
  items: { type: 'string' },
  seconds: { type: 'string' },
  warmup: { type: 'string' },
  every: { type: 'string' },
  format: { type: 'string' },
  show: { type: 'string' },
  checksum: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Values = ReturnType<typeof parse>['values'];

function parse(argv: readonly string[]) {
  const args = withNegativeNumbers(argv);
  return parseArgs({ args, options: OPTIONS, allowPositionals: true, strict: true, tokens: true });
}

/** `--reads -5` as `--reads=-5`: no option begins with a digit, so it can only be meant as a value. */
function withNegativeNumbers(argv: readonly string[]): string[] {
  const args: string[] = [];
  for (const arg of argv) {
    const last = args.at(-1);
    const isValue = /^-[\d.]/.test(arg) && last !== undefined && /^--[a-z-]+$/.test(last);
    if (isValue) args[args.length - 1] = `${last}=${arg}`;
    else args.push(arg);
  }
  return args;
}

/** What the arguments ask for; fails with one sentence. */
export function parseOptions(argv: readonly string[]): Result<SimulateOptions | 'help'> {
  const problems: string[] = [];
  const parsed = tryParse(argv);
  if (!parsed.ok) return parsed;
  const { values, positionals, tokens } = parsed.value;
  if (values.help) return succeed('help');
  const names = tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return fail(`--${twice} is given twice; each option may be given once.`);
  const read = reader(values, problems);
  const source = sourceOf(values, positionals, read);
  if (!source.ok) return source;
  const seconds = read.whole('seconds', 1, SECONDS_MAX) ?? SECONDS_DEFAULT;
  const warmup = read.whole('warmup', 0, seconds - 1) ?? 0;
  const options: SimulateOptions = {
    source: source.value,
    seconds,
    warmup,
    every: read.whole('every', 1, seconds - warmup),
    format: read.oneOf('format', ['table', 'json', 'csv']) ?? 'table',
    checksum: values.checksum ?? false,
    show: read.whole('show', 1, PARTITIONS_MAX) ?? SHOW_DEFAULT,
  };
  const problem = problems[0];
  return problem === undefined ? succeed(options) : fail(problem);
}

function tryParse(argv: readonly string[]): Result<ReturnType<typeof parse>> {
  try {
    return succeed(parse(argv));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // Node adds advice about arguments that begin with a dash; the first sentence says what is wrong.
    return fail(`${message.split(/\.\s/)[0]?.replace(/\.$/, '')}; --help lists the options.`);
  }
}

function sourceOf(values: Values, positionals: readonly string[], read: Reader): Result<Source> {
  const [file, extra] = positionals;
  if (extra !== undefined)
    return fail(`"${extra}" is one file too many; one experiment is simulated at a time.`);
  if (file !== undefined && values.scenario !== undefined) {
    return fail(`Both a file and --scenario are given; one experiment is simulated at a time.`);
  }
  if (values.scenario !== undefined && values.items !== undefined) {
    return fail('Both --scenario and --items are given; one experiment is simulated at a time.');
  }
  const isForDocument = file !== undefined && values.items !== undefined;
  const forItems = Object.keys(ITEMS_OPTIONS).find(
    (name) => Object.hasOwn(values, name) && !(name === 'delimiter' && isForDocument),
  );
  if (forItems !== undefined && (file !== undefined || values.items === undefined)) {
    return fail(`--${forItems} belongs to a table over a CSV file, --items FILE.csv without an experiment.`);
  }
  if (file !== undefined) {
    const delimiter = read.delimiter('delimiter');
    return succeed({ kind: 'document', file, rows: values.items ?? null, delimiter });
  }
  if (values.scenario !== undefined) return scenarioSource(values.scenario);
  if (values.items === undefined) {
    return fail(
      'Nothing to simulate: name an EXPERIMENT.json, --scenario NAME or --items FILE.csv; --help says more.',
    );
  }
  return itemsSource(values.items, read);
}

function scenarioSource(id: string): Result<Source> {
  if (SCENARIOS.some((scenario) => scenario.id === id)) return succeed({ kind: 'scenario', id });
  return fail(
    `There is no scenario "${id}"; there are ${SCENARIOS.map((scenario) => scenario.id).join(', ')}.`,
  );
}

function itemsSource(file: string, read: Reader): Result<Source> {
  const names = read.text('partition-key');
  if (names === null) return fail('--partition-key is missing; it names a column of the CSV file.');
  const partitionKey = columnNames(names);
  if (partitionKey === null)
    return fail(
      `--partition-key is ${JSON.stringify(names)}; it must be names with commas between them, in double quotes where a name has a comma.`,
    );
  const choice: ItemsChoice = {
    file,
    partitionKey,
    sortKey: read.text('sort-key'),
    keyType: read.oneOf('key-type', ['S', 'N', 'B']) ?? 'S',
    weightColumn: read.text('weight'),
    delimiter: read.delimiter('delimiter'),
    reads: read.amount('reads', 0, UNITS_MAX) ?? 0,
    writes: read.amount('writes', 0, UNITS_MAX) ?? 0,
    readCapacity: read.whole('rcu', 1, CAPACITY_MAX),
    writeCapacity: read.whole('wcu', 1, CAPACITY_MAX),
    partitions: read.whole('partitions', 1, PARTITIONS_MAX),
    regime: read.oneOf('regime', ['adaptive', 'fixed']) ?? 'adaptive',
    consistency: read.oneOf('read-consistency', ['strong', 'eventual']) ?? 'strong',
    itemBytes: read.whole('item-bytes', 1, ITEM_BYTES_MAX),
    access: read.oneOf('access', ['random', 'latest', 'ascending']) ?? 'random',
    puts: read.flag('puts'),
    localSecondaryIndex: read.flag('lsi'),
    arrivals: read.oneOf('arrivals', ['smooth', 'poisson']) ?? 'smooth',
    seed: read.whole('seed', 0, UINT32_MAX) ?? 1,
    saveAs: read.text('save-experiment'),
  };
  if (choice.reads === 0 && choice.writes === 0 && !read.failed()) {
    return fail('There is no traffic; give --reads N or --writes N, requests per second above 0.');
  }
  const needsSortKey = choice.localSecondaryIndex ? 'lsi' : `access ${choice.access}`;
  const orders = choice.localSecondaryIndex || choice.access !== 'random';
  if (choice.sortKey === null && orders && !read.failed()) {
    return fail(`--${needsSortKey} needs --sort-key COLUMN; without one no item comes before another.`);
  }
  return succeed({ kind: 'items', choice });
}

/** Names between commas as in a line of CSV; null: a quote is in the wrong place. */
function columnNames(text: string): string[] | null {
  const name = /\s*(?:"((?:[^"]|"")*)"\s*|([^",]*))(,|$)/y;
  const names: string[] = [];
  for (;;) {
    const found = name.exec(text);
    if (found === null) return null;
    const [, inQuotes, plain, end] = found;
    names.push((inQuotes?.replaceAll('""', '"') ?? plain ?? '').trim());
    if (end === '') return names;
  }
}

// ---- single options --------------------------------------------------------------------------------------

type Name = keyof Values;

/** Reads options by name; each is null if not given, and a problem is noted if it is not what it must be. */
interface Reader {
  readonly text: (name: Name) => string | null;
  readonly flag: (name: Name) => boolean;
  readonly whole: (name: Name, least: number, most: number) => number | null;
  readonly amount: (name: Name, least: number, most: number) => number | null;
  readonly oneOf: <Option extends string>(name: Name, options: readonly Option[]) => Option | null;
  readonly delimiter: (name: Name) => Delimiter | null;
  readonly failed: () => boolean;
}

function reader(values: Values, problems: string[]): Reader {
  const text = (name: Name): string | null => {
    const value = values[name];
    return typeof value === 'string' ? value : null;
  };
  const refuse = (name: Name, allowed: string): null => {
    problems.push(`--${name} is "${text(name)}"; it must be ${allowed}.`);
    return null;
  };
  const number = (name: Name, least: number, most: number, kind: string): number | null => {
    const given = text(name);
    if (given === null) return null;
    const value = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(given) ? Number(given) : Number.NaN;
    const fits = value >= least && value <= most && (kind === 'a number' || Number.isInteger(value));
    return fits ? value : refuse(name, `${kind} from ${thousands(least)} to ${thousands(most)}`);
  };
  return {
    text,
    flag: (name) => values[name] === true,
    whole: (name, least, most) => number(name, least, most, 'a whole number'),
    amount: (name, least, most) => number(name, least, most, 'a number'),
    oneOf: (name, options) => {
      const given = text(name);
      if (given === null) return null;
      return options.find((option) => option === given) ?? refuse(name, `one of ${options.join(', ')}`);
    },
    delimiter: (name) => {
      const given = text(name);
      if (given === null) return null;
      const character = given === 'tab' || given === '\\t' ? '\t' : given;
      return DELIMITERS.find((delimiter) => delimiter === character) ?? refuse(name, 'one of , ; | tab');
    },
    failed: () => problems.length > 0,
  };
}

function thousands(value: number): string {
  return value.toLocaleString('en-US');
}
