/** The user's own rows, read by the host beside its run: no worker, no sleeping. */
import { expect, test } from 'vitest';
import type { WorldConfiguration } from '../engine/types.ts';
import type { ByteFile, ImportChoice, ImportedRows } from '../protocol/imports.ts';
import type { ToPage } from '../protocol/messages.ts';
import { readToPage } from '../protocol/readToPage.ts';
import { load, ofKind, PETS, type Simulation, simulate } from './simulation.testing.ts';

const CHOICE: ImportChoice = {
  columns: null,
  partitionKey: ['user'],
  sortKey: null,
  partitionKeyType: 'S',
  weightColumn: null,
};

function file(text: string | Uint8Array<ArrayBuffer>): Blob {
  return new Blob([text]);
}

/** A file of so many rows, about 20 bytes each. */
function longFile(rows: number): Blob {
  const lines = Array.from({ length: rows }, (_, row) => `user-${row % 1000},${row}\n`);
  return file(`user,n\n${lines.join('')}`);
}

/** Gives others their turn before each piece, as browsers do. */
function slow(bytes: Blob): ByteFile {
  const read = async (start: number, end: number): Promise<ArrayBuffer> => {
    await new Promise((resume) => setImmediate(resume));
    return bytes.slice(start, end).arrayBuffer();
  };
  return { size: bytes.size, slice: (start, end) => ({ arrayBuffer: () => read(start, end) }) };
}

/** Waits for the first message of a kind, letting files be read and time stand still. */
async function until<Kind extends ToPage['kind']>(
  simulation: Simulation,
  kind: Kind,
): Promise<Extract<ToPage, { kind: Kind }>> {
  for (;;) {
    const [found] = ofKind(simulation.posted, kind);
    if (found !== undefined) return found;
    await new Promise((resume) => setImmediate(resume));
  }
}

async function imported(bytes: Blob, choice: Partial<ImportChoice> = {}) {
  const simulation = simulate();
  simulation.send({ kind: 'import', importId: 1, file: bytes, choice: { ...CHOICE, ...choice } });
  const { result } = await until(simulation, 'imported');
  return { simulation, result };
}

function configurationOf({ items }: ImportedRows): WorldConfiguration {
  const tables = PETS.tables.map((table) => ({ ...table, partitionKey: ['user'], sortKey: null }));
  return { ...PETS, items, tables };
}

const NO_NUMBER = 'a weight must be a number of 0 or more, such as 12 or 0.5';

test('a preview tells the delimiter, the columns and the first values, without a run', async () => {
  const simulation = simulate();
  simulation.send({ kind: 'preview', importId: 3, file: file('user;n;x\na;1;\nb;2.5;y\na;3;z\n') });
  const { importId, result } = await until(simulation, 'previewed');
  expect(importId).toBe(3);
  expect(result).toEqual({
    ok: true,
    value: {
      delimiter: ';',
      columns: [
        { name: 'user', distinct: 2, numbers: 0, notWeight: `"a"; ${NO_NUMBER}`, first: ['a', 'b', 'a'] },
        { name: 'n', distinct: 3, numbers: 3, notWeight: null, first: ['1', '2.5', '3'] },
        { name: 'x', distinct: 3, numbers: 0, notWeight: `""; ${NO_NUMBER}`, first: ['', 'y', 'z'] },
      ],
      rows: 3,
      isWhole: true,
    },
  });
});

test('a preview counts the numbers of a column, row by row, and tells what is none', async () => {
  const simulation = simulate();
  simulation.send({ kind: 'preview', importId: 3, file: file('n;m\n1;1,5\n1;2\nx;3\n2;4\n') });
  const { result } = await until(simulation, 'previewed');
  expect(result).toMatchObject({
    value: {
      columns: [
        { numbers: 3, notWeight: `"x"; ${NO_NUMBER}` },
        { numbers: 3, notWeight: expect.stringMatching(/^"1,5"; .* a decimal point/) },
      ],
    },
  });
});

test('a preview of a long file looks at its beginning only', async () => {
  const simulation = simulate();
  simulation.send({ kind: 'preview', importId: 1, file: longFile(100_000) });
  const { result } = await until(simulation, 'previewed');
  expect(result).toMatchObject({ ok: true, value: { isWhole: false } });
  expect(result.ok && result.value.rows).toBeLessThan(20_000);
  expect(result.ok && result.value.columns[0]?.first).toHaveLength(5);
});

test('an import is the rows as an experiment refers to them', async () => {
  const { result } = await imported(file('user,n\nann,3\nbob,1\nann,0\n'), { weightColumn: 'n' });
  expect(result).toEqual({
    ok: true,
    value: {
      items: {
        kind: 'rows',
        checksum: expect.stringMatching(/^[0-9a-f]{16}$/),
        count: 3,
        columns: ['user'],
        weightColumn: 'n',
        itemBytes: null,
      },
      meanItemBytes: 7,
      unitsPerRequest: [1, 1],
    },
  });
});

test.each<[string, string | Uint8Array<ArrayBuffer>, string]>([
  ['ragged', 'user,n\nann,3\nbob\n', 'Line 3 has 1 field and the header 2: there is none for column "n".'],
  ['an open quote', 'user,n\nann,3\n"bob,1\n', 'Line 3: column "user" opens a quote'],
  ['a bad number', 'user,n\nann,3\nbob,many\n', 'Line 3: column "n" is "many"; a weight must be a number'],
  ['an empty key', 'user,n\nann,3\n,1\n', 'Line 3: column "user" is ""; a partition key must not be empty.'],
  ['empty', '', 'The file is empty'],
  [
    'not UTF-8',
    new Uint8Array([117, 115, 101, 114, 44, 110, 10, 0xff, 44, 49]),
    '(line 2, character 1, in column "user": byte FF;',
  ],
])('a file that is %s is told with its line', async (_, text, problem) => {
  const { result } = await imported(file(text), { weightColumn: 'n' });
  expect(result).toMatchObject({ ok: false, problem: expect.stringContaining(problem) });
});

test('a key of another type than its values is told', async () => {
  const { result } = await imported(file('user,n\n17,1\nann,1\n'), { partitionKeyType: 'N' });
  expect(result).toMatchObject({ ok: false, problem: expect.stringContaining('Line 3: column "user"') });
});

test('a file that cannot be read any more is told', async () => {
  const gone: ByteFile = {
    size: 10,
    slice: () => ({
      arrayBuffer: () => Promise.reject(new DOMException('The requested file could …', 'NotReadableError')),
    }),
  };
  const simulation = simulate();
  simulation.send({ kind: 'import', importId: 1, file: gone, choice: CHOICE });
  const { result } = await until(simulation, 'imported');
  expect(result).toMatchObject({
    ok: false,
    problem:
      'The file cannot be read from byte 0 on (NotReadableError). It may have been moved, changed or deleted since it was chosen; please choose it again.',
  });
});

test('a file that vanishes while it is read is told with the byte', async () => {
  const bytes = longFile(20_000);
  const half: ByteFile = {
    size: bytes.size,
    slice: (start, end) => ({
      arrayBuffer: () =>
        start < 131_072
          ? bytes.slice(start, end).arrayBuffer()
          : Promise.reject(new DOMException('', 'NotFoundError')),
    }),
  };
  const simulation = simulate();
  simulation.send({ kind: 'import', importId: 1, file: half, choice: CHOICE });
  const { result } = await until(simulation, 'imported');
  expect(result).toMatchObject({
    problem: expect.stringMatching(/^The file cannot be read from byte 131,072 on \(NotFoundError\)\./),
  });
});

test('while it reads, the run goes on and progress is told', async () => {
  const simulation = simulate({ lookMs: 30 });
  simulation.send(load());
  await simulation.loaded();
  simulation.send({ kind: 'play', ticksPerSecond: 10 });
  const bytes = longFile(200_000);
  simulation.send({ kind: 'import', importId: 1, file: slow(bytes), choice: CHOICE });
  const before = simulation.ask({ kind: 'position' }).tick;
  await until(simulation, 'importProgress');
  expect(ofKind(simulation.posted, 'imported')).toHaveLength(0);
  simulation.pass(5000);
  expect(simulation.ask({ kind: 'position' }).tick).toBeGreaterThan(before + 20);
  await until(simulation, 'imported');
  const progress = ofKind(simulation.posted, 'importProgress');
  expect(progress.length).toBeGreaterThan(1);
  for (const [index, { bytes: soFar, rows }] of progress.entries()) {
    expect(soFar).toBeLessThanOrEqual(bytes.size);
    expect(rows).toBeGreaterThan(progress[index - 1]?.rows ?? 0);
  }
});

test('nothing is heard of an import that was cancelled, and none of its rows are kept', async () => {
  const simulation = simulate();
  simulation.send({ kind: 'import', importId: 1, file: longFile(100_000), choice: CHOICE });
  simulation.send({ kind: 'cancelImport', importId: 1 });
  simulation.send({ kind: 'import', importId: 2, file: file('user,n\nann,3\n'), choice: CHOICE });
  expect(await until(simulation, 'imported')).toMatchObject({ importId: 2, result: { ok: true } });
  await new Promise((resume) => setTimeout(resume, 50));
  expect(ofKind(simulation.posted, 'imported')).toHaveLength(1);
});

test('a load of imported rows reads the file no second time', async () => {
  const { simulation, result } = await imported(longFile(5000));
  if (!result.ok) throw new Error(result.problem);
  const unreadable: ByteFile = { size: 1, slice: () => expect.fail('read again') };
  for (const run of [1, 2]) {
    simulation.take();
    simulation.send({
      ...load(configurationOf(result.value), run),
      data: { kind: 'file', file: unreadable },
    });
    await simulation.loaded();
    expect(ofKind(simulation.posted, 'loaded')[0]?.result).toEqual({ ok: true, value: null });
    expect(simulation.ask({ kind: 'table', lane: 0 }).keys).toBe(1000);
  }
});

test('after a restart a load reads the file again, and a file with other rows is refused', async () => {
  const { result } = await imported(longFile(5000));
  if (!result.ok) throw new Error(result.problem);
  const configuration = configurationOf(result.value);
  const simulation = simulate();
  simulation.send({ ...load(configuration), data: { kind: 'file', file: longFile(5000) } });
  expect((await until(simulation, 'loaded')).result).toEqual({ ok: true, value: null });

  const other = simulate();
  other.send({ ...load(configuration), data: { kind: 'file', file: longFile(4999) } });
  expect((await until(other, 'loaded')).result).toMatchObject({ ok: false });
});

test('what is said about imports passes the guard of the page', async () => {
  const { simulation } = await imported(file('user,n\nann,3\n'));
  simulation.send({ kind: 'preview', importId: 2, file: file('user,n\nann,3\n') });
  await until(simulation, 'previewed');
  for (const message of simulation.posted) expect(readToPage(message)).toEqual({ ok: true, value: message });
});
