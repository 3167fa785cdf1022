import { expect, test } from 'vitest';
import { ROW_OPTIONS } from './csv.ts';
import { readRows } from './csvFile.ts';

/** The problem of a file of these bytes, read in chunks of `size`. */
async function problemOf(bytes: Uint8Array, size: number): Promise<string> {
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const rows = await readRows(chunks(), { ...ROW_OPTIONS, weightColumn: 'n' });
  return rows.ok ? 'no problem' : rows.problem;
}

const TEXT = 'user,n\nann,1\nJürgen,2\n';

function littleEndian(text: string): Buffer {
  return Buffer.from(text, 'utf16le');
}

test.each<[what: string, bytes: Uint8Array, problem: RegExp]>([
  ['UTF-8', Buffer.from(TEXT), /^no problem$/],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${TEXT}`), /^no problem$/],
  ['a replacement character that is written', Buffer.from('user,n\n\uFFFDü,1\n'), /^no problem$/],
  [
    'Latin-1',
    Buffer.from(TEXT, 'latin1'),
    /^The file is not UTF-8 text \(line 3, character 2, in column "user": byte FC; in Latin-1 \(Windows-1252\) it is "ü"\)\. Save it as UTF-8; in Excel that is "CSV UTF-8"\.$/,
  ],
  [
    'Latin-1 in the header, where columns have no names yet',
    Buffer.from('n;größe;x\n1;2;3\n', 'latin1'),
    /^The file is not UTF-8 text \(line 1, character 5, in column 2: byte F6; .* it is "ö"\)/,
  ],
  [
    'a byte that no encoding has, behind a replacement character that is written',
    Buffer.concat([Buffer.from('user,n\n"\uFFFD\n'), Buffer.from([0x81]), Buffer.from('",1\n')]),
    /^The file is not UTF-8 text \(line 3, character 1, in column "user": byte 81\)/,
  ],
  [
    'half a character at the end',
    Buffer.concat([Buffer.from('user,n\nann,1\nb'), Buffer.from([0xe2, 0x82])]),
    /^The file is not UTF-8 text \(line 3, character 2, in column "user": byte E2; /,
  ],
  [
    'UTF-16 with a mark',
    littleEndian(`\uFEFF${TEXT}`),
    /^The file is UTF-16 text \(line 1, character 1, in column 1: byte FF\)\. Save it as UTF-8; /,
  ],
  [
    'UTF-16 with a mark, turned round',
    littleEndian(`\uFEFF${TEXT}`).swap16(),
    /^The file is UTF-16 text \(line 1, character 1, in column 1: byte FE\)/,
  ],
  [
    'UTF-16 without a mark',
    littleEndian(TEXT),
    /^The file is UTF-16 text \(line 1, character 2, in column 1: byte 00\)/,
  ],
  [
    'UTF-16 without a mark, turned round',
    littleEndian(TEXT).swap16(),
    /^The file is UTF-16 text \(line 1, character 1, in column 1: byte 00\)/,
  ],
  [
    'a picture',
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d),
    /^The file is a PNG picture, not CSV text \(line 1, character 1, in column 1: byte 89\)\. What is needed is text/,
  ],
  [
    'a workbook',
    Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0x14, 0, 0x06, 0, 0x08, 0, 0, 0),
    /^The file is an Excel workbook or another ZIP archive, not CSV text \(.*: byte 00\)\. In Excel, save the sheet as/,
  ],
  [
    'a program',
    Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0),
    /^The file is not text \(line 1, character 8, in column 1: byte 00\)\. What is needed/,
  ],
  [
    'a faulty row before a faulty byte',
    Buffer.from('user,n\nann,many\nJürgen,2\n', 'latin1'),
    /^Line 2: column "n" is "many"/,
  ],
])('%s is told with line, column and byte', async (_, bytes, problem) => {
  for (const size of [1000, 4, 3, 2, 1]) {
    // What a file is shows in its first bytes, of which a chunk holds thousands.
    if (size < 4 && /ZIP|PNG/.test(problem.source)) continue;
    expect(await problemOf(bytes, size), `${size}`).toMatch(problem);
  }
});
