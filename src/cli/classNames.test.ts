import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createClassNamer } from './classNames.ts';

const folder = mkdtempSync(join(tmpdir(), 'classes-'));
mkdirSync(join(folder, 'inner'));
const sheets = Array.from({ length: 40 }, (_, index) => join(folder, 'inner', `s${index}.module.css`));
for (const sheet of sheets) writeFileSync(sheet, '');

afterAll(() => rmSync(folder, { recursive: true }));

test('every class of every file has a name of its own, and always the same', () => {
  const nameClass = createClassNamer(folder);
  const names = sheets.flatMap((sheet) =>
    Array.from({ length: 40 }, (_, index) => nameClass(`class${index}`, sheet)),
  );
  expect(new Set(names).size).toBe(names.length);
  expect(names.every((name) => /^[a-z]+\d+$/.test(name))).toBe(true);
  expect(nameClass('class7', `${sheets[3]}?used`)).toBe(names[3 * 40 + 7]);
});

test('in whatever order the files come, the names are the same', () => {
  const one = createClassNamer(folder);
  const other = createClassNamer(folder);
  const inOrder = sheets.map((sheet) => one('a', sheet));
  const reversed = sheets.toReversed().map((sheet) => other('a', sheet));
  expect(reversed.toReversed()).toEqual(inOrder);
});
