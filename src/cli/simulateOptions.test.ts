import { expect, test } from 'vitest';
import { SCENARIOS } from '../experiment/scenarios.ts';
import { HELP, parseOptions, type SimulateOptions } from './simulateOptions.ts';

/** Arguments as one would type them; none of them contains a space. */
function parsed(line: string): SimulateOptions {
  const options = parseOptions(line.split(' '));
  if (!options.ok) throw new Error(options.problem);
  if (options.value === 'help') throw new Error('help');
  return options.value;
}

const ITEMS = '--items f.csv --partition-key a --reads 1';

test('what is not said has its default', () => {
  expect(parsed('experiment.json')).toEqual({
    source: { kind: 'document', file: 'experiment.json', rows: null, delimiter: null },
    seconds: 600,
    warmup: 0,
    every: null,
    format: 'table',
    checksum: false,
    show: 24,
  });
  expect(parsed(ITEMS).source).toEqual({
    kind: 'items',
    choice: {
      file: 'f.csv',
      partitionKey: ['a'],
      sortKey: null,
      keyType: 'S',
      weightColumn: null,
      delimiter: null,
      reads: 1,
      writes: 0,
      readCapacity: null,
      writeCapacity: null,
      partitions: null,
      regime: 'adaptive',
      consistency: 'strong',
      itemBytes: null,
      access: 'random',
      puts: false,
      localSecondaryIndex: false,
      arrivals: 'smooth',
      seed: 1,
      saveAs: null,
    },
  });
});

test('everything can be said', () => {
  const run = '--seconds 60 --warmup 5 --every 10 --format csv --checksum --show 3';
  expect(parsed(`--scenario hard-limit ${run}`)).toEqual({
    source: { kind: 'scenario', id: 'hard-limit' },
    seconds: 60,
    warmup: 5,
    every: 10,
    format: 'csv',
    checksum: true,
    show: 3,
  });
  const table =
    '--items f.csv --partition-key a,b --sort-key c --key-type S --weight n --delimiter tab --reads 1.5 --writes 2e3 ' +
    '--rcu 5 --wcu 6 --partitions 7 --regime fixed --read-consistency eventual --item-bytes 8 --access latest --puts --lsi ' +
    '--arrivals poisson --seed 9 --save-experiment e.json';
  expect(parsed(table).source).toEqual({
    kind: 'items',
    choice: {
      file: 'f.csv',
      partitionKey: ['a', 'b'],
      sortKey: 'c',
      keyType: 'S',
      weightColumn: 'n',
      delimiter: '\t',
      reads: 1.5,
      writes: 2000,
      readCapacity: 5,
      writeCapacity: 6,
      partitions: 7,
      regime: 'fixed',
      consistency: 'eventual',
      itemBytes: 8,
      access: 'latest',
      puts: true,
      localSecondaryIndex: true,
      arrivals: 'poisson',
      seed: 9,
      saveAs: 'e.json',
    },
  });
  expect(parsed('e.json --items rows.csv --delimiter ;').source).toEqual({
    kind: 'document',
    file: 'e.json',
    rows: 'rows.csv',
    delimiter: ';',
  });
});

test('a column whose name has a comma or a quote is chosen as in CSV', () => {
  const columns = (text: string): unknown =>
    parseOptions(['--items', 'f.csv', '--reads', '1', '--partition-key', text]);
  expect(columns('"a,b", c')).toMatchObject({
    value: { source: { choice: { partitionKey: ['a,b', 'c'] } } },
  });
  expect(columns('"say ""x""" ,d')).toMatchObject({
    value: { source: { choice: { partitionKey: ['say "x"', 'd'] } } },
  });
});

test('help is given, names every scenario and option, and fits a terminal', () => {
  expect(parseOptions(['--help'])).toEqual({ ok: true, value: 'help' });
  expect(parseOptions(['-h'])).toEqual({ ok: true, value: 'help' });
  for (const { id } of SCENARIOS) expect(HELP).toContain(id);
  for (const option of ['--warmup', '--every', '--checksum', '--weight', '--lsi', '--read-consistency']) {
    expect(HELP).toContain(option);
  }
  for (const line of HELP.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
});

test.each([
  [
    '',
    'Nothing to simulate: name an EXPERIMENT.json, --scenario NAME or --items FILE.csv; --help says more.',
  ],
  ['a.json b.json', '"b.json" is one file too many; one experiment is simulated at a time.'],
  [
    'a.json --scenario hard-limit',
    'Both a file and --scenario are given; one experiment is simulated at a time.',
  ],
  [
    '--items f.csv --scenario hard-limit',
    'Both --scenario and --items are given; one experiment is simulated at a time.',
  ],
  ['--scenario pets', 'There is no scenario "pets"; there are pets-by-animal, '],
  ['--items f.csv --reads 1', '--partition-key is missing; it names a column of the CSV file.'],
  [
    '--items f.csv --partition-key a',
    'There is no traffic; give --reads N or --writes N, requests per second above 0.',
  ],
  ['a.json --reads 5', '--reads belongs to a table over a CSV file, --items FILE.csv without an experiment.'],
  ['a.json --items f.csv --sort-key b', '--sort-key belongs to a table over a CSV file'],
  ['--scenario hard-limit --lsi', '--lsi belongs to a table over a CSV file'],
  ['a.json --seconds ten', '--seconds is "ten"; it must be a whole number from 1 to 8,640,000.'],
  ['a.json --seconds 0', '--seconds is "0"; it must be a whole number from 1 to 8,640,000.'],
  ['a.json --seconds 1.5', '--seconds is "1.5"; it must be a whole number from 1 to 8,640,000.'],
  ['a.json --seconds 0x10', '--seconds is "0x10"; it must be'],
  ['a.json --seconds= ', '--seconds is ""; it must be'],
  ['a.json --seconds 60 --warmup 60', '--warmup is "60"; it must be a whole number from 0 to 59.'],
  ['a.json --every 0', '--every is "0"; it must be a whole number from 1 to 600.'],
  ['a.json --format xml', '--format is "xml"; it must be one of table, json, csv.'],
  ['a.json --speed 5', "Unknown option '--speed'; --help lists the options."],
  ['a.json --seconds', "Option '--seconds <value>' argument missing; --help lists the options."],
  ['a.json --checksum=yes', "Option '--checksum' does not take an argument; --help lists the options."],
  [`${ITEMS} --rcu 0`, '--rcu is "0"; it must be a whole number from 1 to 10,000,000.'],
  [`${ITEMS} --writes=-1`, '--writes is "-1"; it must be a number from 0 to 1,000,000,000.'],
  ['a.json --seconds 60 --every 61', '--every is "61"; it must be a whole number from 1 to 60.'],
  ['a.json --seconds 60 --warmup 20 --every 41', '--every is "41"; it must be a whole number from 1 to 40.'],
  ['a.json --seconds 60 --seconds 60', '--seconds is given twice; each option may be given once.'],
  [`${ITEMS} --lsi`, '--lsi needs --sort-key COLUMN; without one no item comes before another.'],
  [`${ITEMS} --access latest`, '--access latest needs --sort-key COLUMN;'],
  [`${ITEMS} --writes -5`, '--writes is "-5"; it must be a number from 0 to 1,000,000,000.'],
  ['a.json --seconds -.5', '--seconds is "-.5"; it must be a whole number'],
  ['--items f.csv --partition-key "a --reads 1', '--partition-key is "\\"a"; it must be names with commas'],
  ['a.json --items f.csv --save-experiment e.json', '--save-experiment belongs to a table over a CSV file'],
  ['a.json --delimiter ;', '--delimiter belongs to a table over a CSV file'],
  [`${ITEMS} --partitions 10001`, '--partitions is "10001"; it must be a whole number from 1 to 10,000.'],
  [`${ITEMS} --regime delayed`, '--regime is "delayed"; it must be one of adaptive, fixed.'],
  [`${ITEMS} --delimiter x`, '--delimiter is "x"; it must be one of , ; | tab.'],
  [`${ITEMS} --item-bytes 409601`, '--item-bytes is "409601"; it must be a whole number from 1 to 409,600.'],
  [
    '--items f.csv --partition-key a --reads many',
    '--reads is "many"; it must be a number from 0 to 1,000,000,000.',
  ],
])('bad arguments are refused in one sentence: %s', (line, sentence) => {
  const problem = parseOptions(line.split(' ').filter((word) => word !== ''));
  expect(problem).toMatchObject({ ok: false, problem: expect.stringContaining(sentence) });
});
