import { expect, test } from 'vitest';
import type { RowData } from '../engine/types.ts';
import { itemBytes } from '../engine/units.ts';
import { createRowReader, finishRows, ROW_OPTIONS, type RowOptions, readRowText, rowsSource } from './csv.ts';
import { readRows } from './csvFile.ts';

/** Reads `text` in chunks of `size` characters. */
function read(text: string, options: Partial<RowOptions> = {}, size = text.length || 1) {
  const reader = createRowReader({ ...ROW_OPTIONS, ...options });
  for (let at = 0; at < text.length; at += size) readRowText(reader, text.slice(at, at + size));
  return finishRows(reader);
}

function rowsOf(text: string, options?: Partial<RowOptions>, size?: number): RowData {
  const rows = read(text, options, size);
  if (!rows.ok) throw new Error(rows.problem);
  return rows.value;
}

/** The cells of each row, column by column. */
function cells({ count, columns }: RowData): string[][] {
  return Array.from({ length: count }, (_, row) =>
    columns.map(({ values, codes }) => values[codes[row] as number] as string),
  );
}

const PLAIN = 'origin,destination,count\nATL,JFK,12\nATL,"Paris, CDG",0.5\nJFK,ATL,3\n';

test('rows become columns of codes, the weight a number', () => {
  const rows = rowsOf(PLAIN, { weightColumn: 'count' });
  expect(rows.count).toBe(3);
  expect(rows.columns).toEqual([
    { name: 'origin', values: ['ATL', 'JFK'], codes: Int32Array.of(0, 0, 1) },
    { name: 'destination', values: ['JFK', 'Paris, CDG', 'ATL'], codes: Int32Array.of(0, 1, 2) },
  ]);
  expect(rows.weights).toEqual(Float64Array.of(12, 0.5, 3));
  expect(rowsSource(rows, 'count', null)).toEqual({
    kind: 'rows',
    checksum: rows.checksum,
    count: 3,
    columns: ['origin', 'destination'],
    weightColumn: 'count',
    itemBytes: null,
  });
});

test('only the columns that are asked for and the keys are kept', () => {
  const rows = rowsOf(PLAIN, { columns: [], partitionKey: ['destination'] });
  expect(rows.columns.map(({ name }) => name)).toEqual(['destination']);
  expect(rows.weights).toBeNull();
});

test('U4: a row is as large as its names and values in UTF-8, the weight left out', () => {
  const rows = rowsOf('größe,名,n\nä,🐶x,5\nab,,7\n', { weightColumn: 'n' });
  expect([...rows.bytes]).toEqual([
    itemBytes([
      ['größe', 'ä'],
      ['名', '🐶x'],
    ]),
    itemBytes([
      ['größe', 'ab'],
      ['名', ''],
    ]),
  ]);
});

test('the way a table is written does not matter: delimiter, quotes, line ends, mark, kept columns', () => {
  const sought = rowsOf(PLAIN);
  const variants = [
    PLAIN.replaceAll('\n', '\r\n'),
    PLAIN.replaceAll('\n', '\r'),
    PLAIN.trimEnd(),
    `\uFEFF${PLAIN}\n\n`,
    `\n\n${PLAIN}`,
    '"origin","destination" ,"count"\n"ATL","JFK","12"\n"ATL","Paris, CDG","0.5"\n"JFK","ATL","3"',
    'origin;destination;count\nATL;JFK;12\nATL;Paris, CDG;0.5\nJFK;ATL;3\n',
    'origin\tdestination\tcount\nATL\tJFK\t12\nATL\tParis, CDG\t0.5\nJFK\tATL\t3\n',
    'origin|destination|count\nATL|JFK|12\nATL|Paris, CDG|0.5\nJFK|ATL|3\n',
    '\uFEFFsep=;\r\norigin;destination;count\r\nATL;JFK;12\r\nATL;Paris, CDG;0.5\r\nJFK;ATL;3\r\n',
    '"SEP=|"\norigin|destination|count\nATL|JFK|12\nATL|Paris, CDG|0.5\nJFK|ATL|3',
  ];
  for (const variant of variants) expect(rowsOf(variant), JSON.stringify(variant)).toEqual(sought);
  expect(rowsOf(PLAIN, { columns: ['origin'], weightColumn: 'count' }).checksum).toBe(sought.checksum);
});

test('the checksum tells other cells, other names, other order and other cuts apart', () => {
  const texts = [
    PLAIN,
    PLAIN.replace('12', '13'),
    PLAIN.replace('origin', 'Origin'),
    'a,b\nx,yz\n',
    'a,b\nxy,z\n',
    'b,a\nx,yz\n',
    'a,b\nx,yz\nx,yz\n',
    'a,b\n1,2\n3,4\n',
    'a,b\n3,4\n1,2\n',
  ];
  const checksums = texts.map((text) => rowsOf(text).checksum);
  expect(new Set(checksums).size).toBe(texts.length);
  for (const checksum of checksums) expect(checksum).toMatch(/^[0-9a-f]{16}$/);
});

test('where the text is cut into chunks does not matter', () => {
  const text = 'a,b\r\n"x ""1""\r\ny", z\r\n\r\n"" ,"🐶"  \r\n"q"\t,w\n';
  const whole = rowsOf(text);
  expect(cells(whole)).toEqual([
    ['x "1"\ny', ' z'],
    ['', '🐶'],
    ['q', 'w'],
  ]);
  for (let size = 1; size < text.length; size += 1) expect(rowsOf(text, {}, size), `${size}`).toEqual(whole);
});

test('bytes are decoded across cuts and must be UTF-8', async () => {
  async function* inBytes(bytes: Uint8Array, size: number) {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const text = '\uFEFFname\nJürgen 🐶\n';
  const bytes = new TextEncoder().encode(text);
  let heard = 0;
  const rows = await readRows(inBytes(bytes, 3), ROW_OPTIONS, (count) => {
    heard += count;
  });
  expect(rows).toEqual(read(text));
  expect(heard).toBe(bytes.length);
  const latin = Uint8Array.from(Buffer.from('name\nJohn\nJürgen\n', 'latin1'));
  for (const size of [1, 100]) {
    expect(await readRows(inBytes(latin, size), ROW_OPTIONS)).toMatchObject({
      problem:
        'The file is not UTF-8 text (line 3, character 2, in column "name": byte FC; in Latin-1 (Windows-1252) it is "ü"). Save it as UTF-8; in Excel that is "CSV UTF-8".',
    });
  }
  expect(await readRows(inBytes(bytes.subarray(0, 18), 100), ROW_OPTIONS)).toMatchObject({ ok: false });
});

test('a first line that names the delimiter counts as a line, and decides', () => {
  const text = 'sep=;\na,b,c;n\nx;1\ny;z\n';
  for (let size = 1; size <= text.length; size += 1) {
    expect(read(text, { weightColumn: 'n' }, size), `${size}`).toMatchObject({
      problem: expect.stringContaining('Line 4: column "n" is "z"'),
    });
  }
  expect(rowsOf('sep=;\na,b;n\nx;1\n').columns.map(({ name }) => name)).toEqual(['a,b', 'n']);
  expect(read('sep=;\n')).toMatchObject({ problem: expect.stringContaining('The file is empty') });
  expect(rowsOf('sep=\nx\n').columns).toMatchObject([{ name: 'sep=' }]);
});

test('blank lines are no rows; in a file of one column they may only end it', () => {
  expect(cells(rowsOf('\n\na,b\n\n1,2\n\n\n3,4\n\n'))).toEqual([
    ['1', '2'],
    ['3', '4'],
  ]);
  expect(cells(rowsOf('a\n1\n2\n\n\n'))).toEqual([['1'], ['2']]);
  expect(read('a\n1\n\n2\n')).toEqual({
    ok: false,
    problem: 'Line 3 is blank; only the end of the file may be.',
  });
});

const KEYED = { partitionKey: ['user'], sortKey: 'day', weightColumn: 'n' } satisfies Partial<RowOptions>;
const HEAD = 'user,day,n\n"a\nb","c\n\nd",1\n';
const LONG = 'x'.repeat(2049);

test.each<readonly [what: string, text: string, options: Partial<RowOptions>, problem: string]>([
  ['nothing', '', {}, 'The file is empty; its first line must name the columns.'],
  ['only blank lines', '\n\r\n', {}, 'The file is empty; its first line must name the columns.'],
  ['only a header', 'a,b\n', {}, 'The file has no rows below its header.'],
  ['a column without a name', '\na,,c\n1,2,3\n', {}, 'Line 2: column 2 has no name.'],
  [
    'two columns of one name',
    'a,b, a\n1,2,3\n',
    {},
    'Line 1: columns 1 and 3 are both called "a"; each column needs a name of its own.',
  ],
  [
    'a key that is not there',
    'a,b\n1,2\n',
    { partitionKey: ['c'] },
    'There is no column "c"; the file has "a", "b".',
  ],
  [
    'a weight that is not there',
    'a,b\n1,2\n',
    { weightColumn: 'c' },
    'There is no column "c"; the file has "a", "b".',
  ],
  [
    'a key as weight',
    'a,b\n1,2\n',
    { partitionKey: ['a'], weightColumn: 'a' },
    'Column "a" cannot be both a key and the weight of a row.',
  ],
  [
    'too few fields',
    `${HEAD}e,f\n`,
    KEYED,
    'Line 6 has 2 fields and the header 3: there is none for column "n".',
  ],
  [
    'too many fields',
    `${HEAD}e,f,1,more\n`,
    KEYED,
    'Line 6 has 4 fields and the header 3: "more" has no column.',
  ],
  ['one field', `${HEAD}e\n`, KEYED, 'Line 6 has 1 field and the header 3: there is none for column "day".'],
  [
    'an empty partition key',
    `${HEAD},f,1\n`,
    KEYED,
    'Line 6: column "user" is ""; a partition key must not be empty.',
  ],
  [
    'an empty sort key',
    `${HEAD}e,"",1\n`,
    KEYED,
    'Line 6: column "day" is ""; a sort key must not be empty.',
  ],
  [
    'a weight that is no number',
    `${HEAD}e,f,many\n`,
    KEYED,
    'Line 6: column "n" is "many"; a weight must be a number of 0 or more, such as 12 or 0.5.',
  ],
  ['a weight below 0', `${HEAD}e,f,-1\n`, KEYED, 'Line 6: column "n" is "-1"; a weight must be'],
  ['no weight', `${HEAD}e,f,\n`, KEYED, 'Line 6: column "n" is ""; a weight must be'],
  ...['1e999', '1e308', '1000000000000001'].map(
    (weight) =>
      [
        `the weight ${weight}`,
        `${HEAD}e,f,${weight}\n`,
        KEYED,
        `Line 6: column "n" is "${weight}"; a weight must be at most 1,000,000,000,000,000.`,
      ] as const,
  ),
  ...['NaN', 'Infinity', '-1e308', '1.5.2', '1,2,3', '٣'].map(
    (weight) =>
      [
        `the weight ${weight}`,
        `${HEAD}e,f,"${weight}"\n`,
        KEYED,
        `Line 6: column "n" is "${weight}"; a weight must be a number of 0 or more, such as 12 or 0.5.`,
      ] as const,
  ),
  ...['1,5', '1,000', '1.000,5', '12 000', '1,000,000.5'].map(
    (weight) =>
      [
        `the weight ${weight}`,
        `${HEAD}e,f,"${weight}"\n`,
        KEYED,
        `Line 6: column "n" is "${weight}"; a weight must be written with a decimal point and without commas or spaces, such as 1000 or 1.5.`,
      ] as const,
  ),
  [
    'a decimal comma between semicolons',
    'user;n\na;2\nb;1,5\n',
    { weightColumn: 'n' },
    'Line 3: column "n" is "1,5"; a weight must be written with a decimal point',
  ],
  ['a hexadecimal weight', `${HEAD}e,f,0x10\n`, KEYED, 'Line 6: column "n" is "0x10"; a weight must be'],
  [
    'nothing but weights of 0',
    'user,day,n\na,b,0\n',
    KEYED,
    'Column "n" is 0 in every row; at least one row must weigh something.',
  ],
  [
    'a key that is too long',
    `${HEAD}${LONG},f,1\n`,
    KEYED,
    `Line 6: column "user" is "${'x'.repeat(40)}…"; the partition key has 2,049 bytes and at most 2,048 are allowed.`,
  ],
  [
    'a joined key that is too long',
    `user,day\n${'ä'.repeat(1000)},${'x'.repeat(48)}\n`,
    { partitionKey: ['user', 'day'] },
    'the partition key has 2,049 bytes and at most 2,048 are allowed.',
  ],
  [
    'a sort key that is too long',
    `${HEAD}e,${'x'.repeat(1025)},1\n`,
    KEYED,
    'the sort key has 1,025 bytes and at most 1,024 are allowed.',
  ],
  [
    'an item that is too large',
    `user,note\na,b\na,${'y'.repeat(409_600)}\n`,
    {},
    `Line 3: column "note" is "${'y'.repeat(40)}…"; the item has 409,609 bytes and at most 409,600 (400 KB) are allowed.`,
  ],
  [
    'a quote that is not closed',
    `${HEAD}e,"f,1\ng,h,2\n`,
    KEYED,
    'Line 6: column "day" opens a quote ("f,1…) that is not closed.',
  ],
  [
    'a quote that is not closed, on a later line of its row',
    `${HEAD}"e\n\n","f\n`,
    KEYED,
    'Line 8: column "day" opens a quote ("f…) that is not closed.',
  ],
  [
    'text after a quote',
    `${HEAD}e,"f"g,1\nh,i,2\n`,
    KEYED,
    'Line 6: column "day" opens a quote ("f"g,1…) that is followed by more text after its end.',
  ],
  [
    'a faulty quote in the header',
    'user,"day"x,n\na,b,1\n',
    KEYED,
    'Line 1: column 2 opens a quote ("day"x,n…) that is followed by more text after its end.',
  ],
  [
    'a key that is no number',
    'user\n12\nx1\n',
    { partitionKey: ['user'], keyProblem: (value) => (/^\d+$/.test(value) ? null : 'it must be a number.') },
    'Line 3: column "user" is "x1"; it must be a number.',
  ],
])('a broken file is refused with line, column and value: %s', (_, text, options, problem) => {
  for (const size of [text.length, 1000, 7]) {
    if (text.length > 100_000 && size === 7) continue;
    const rows = read(text, options, size);
    expect(rows).toMatchObject({ ok: false, problem: expect.stringContaining(problem) });
  }
});

test('after a problem nothing more is read', () => {
  const reader = createRowReader(ROW_OPTIONS);
  expect(readRowText(reader, 'a,b\n1,2\n3\n').ok).toBe(false);
  expect(readRowText(reader, '4,5\n')).toMatchObject({ problem: expect.stringContaining('Line 3') });
  expect(finishRows(reader)).toMatchObject({ problem: expect.stringContaining('Line 3') });
});

test('a quote that is never closed does not swallow a large file', () => {
  const reader = createRowReader(ROW_OPTIONS);
  const line = `${'x'.repeat(999)}\n`;
  let fed = 0;
  let going = readRowText(reader, 'a,b\n1,2\n3,"').ok;
  while (going && fed < 10_000_000) {
    going = readRowText(reader, line.repeat(64)).ok;
    fed += 64 * line.length;
  }
  expect(fed).toBeLessThan(2_200_000);
  expect(reader.problem).toBe(
    'Line 3: the row that begins here does not end within 2,000,000 characters; probably a quote (") is not closed.',
  );
});
