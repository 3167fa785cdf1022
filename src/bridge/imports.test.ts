import { expect, test } from 'vitest';
import type { ImportChoice, ImportProgress, ImportRequest } from '../protocol/imports.ts';
import { createImports } from './imports.ts';

const FILE = new Blob(['a\n1\n']);
const CHOICE: ImportChoice = {
  columns: null,
  partitionKey: ['a'],
  sortKey: null,
  partitionKeyType: 'S',
  weightColumn: null,
};
const NO_ROWS = { ok: false, problem: 'The file is empty.' } as const;

function setUp() {
  const sent: ImportRequest[] = [];
  return { sent, imports: createImports((message) => sent.push(message)) };
}

test('a preview settles with its answer', async () => {
  const { sent, imports } = setUp();
  const preview = imports.preview(FILE);
  expect(sent).toEqual([{ kind: 'preview', importId: 1, file: FILE }]);
  expect(imports.count()).toBe(1);
  imports.hear({ kind: 'previewed', importId: 1, result: NO_ROWS });
  expect(await preview).toEqual(NO_ROWS);
  expect(imports.count()).toBe(0);
});

test('a reading tells its progress and then its result', async () => {
  const { imports } = setUp();
  const heard: ImportProgress[] = [];
  const reading = imports.read(FILE, CHOICE, (progress) => heard.push(progress));
  const progress = { kind: 'importProgress', importId: 1, bytes: 2, rows: 1 } as const;
  imports.hear(progress);
  imports.hear({ kind: 'imported', importId: 1, result: NO_ROWS });
  imports.hear(progress);
  expect(await reading.result).toEqual(NO_ROWS);
  expect(heard).toEqual([progress]);
});

test('a reading that is cancelled ends at once, and the worker is told once', async () => {
  const { sent, imports } = setUp();
  const reading = imports.read(FILE, CHOICE, () => {});
  reading.cancel();
  reading.cancel();
  imports.hear({ kind: 'imported', importId: 1, result: NO_ROWS });
  expect(await reading.result).toEqual({ ok: false, problem: 'The reading was cancelled.' });
  expect(sent.slice(1)).toEqual([{ kind: 'cancelImport', importId: 1 }]);
});

test('another file takes the place of the one before', async () => {
  const { sent, imports } = setUp();
  const first = imports.preview(FILE);
  const second = imports.preview(FILE);
  expect(await first).toMatchObject({ ok: false });
  imports.hear({ kind: 'previewed', importId: 1, result: NO_ROWS });
  imports.hear({ kind: 'previewed', importId: 2, result: { ok: false, problem: 'two' } });
  expect(await second).toEqual({ ok: false, problem: 'two' });
  expect(sent).toHaveLength(2);
});

test('when the simulation ends, so does the reading', async () => {
  const { imports } = setUp();
  const reading = imports.read(FILE, CHOICE, () => {});
  imports.failAll('Gone.');
  expect(await reading.result).toEqual({ ok: false, problem: 'Gone.' });
});
