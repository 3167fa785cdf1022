/** The beginning of a file; how whole files are read is in `csv.test.ts`. */
import { expect, test } from 'vitest';
import { readSample } from './csvFile.ts';

/** A source that counts how many chunks were asked of it. */
function chunks(texts: readonly string[]) {
  const source = {
    asked: 0,
    async *[Symbol.asyncIterator]() {
      for (const text of texts) {
        source.asked += 1;
        yield new TextEncoder().encode(text);
      }
    },
  };
  return source;
}

test('a sample reads no further than it must, and leaves out the row that is cut', async () => {
  const source = chunks(['a;b\n1;x\n2;', 'y\n3;"z', '"\n4;never parsed\n', 'never read']);
  const sample = await readSample(source, 2);
  expect(sample).toMatchObject({
    ok: true,
    value: { delimiter: ';', isWhole: false, rows: { count: 2 } },
  });
  expect(source.asked).toBe(3);
});

test('a sample of a file that ends just there is all of it', async () => {
  expect(await readSample(chunks(['a,b\n1,x\n2,y']), 1)).toMatchObject({
    ok: true,
    value: { isWhole: true },
  });
});

test('a sample of a short file is all of it', async () => {
  const sample = await readSample(chunks(['a,b\n1,x\n1,', 'y']), 1000);
  expect(sample.ok && sample.value).toMatchObject({ isWhole: true, rows: { count: 2 } });
  expect(sample.ok && sample.value.rows.columns.map(({ values }) => values)).toEqual([['1'], ['x', 'y']]);
});

test('a sample of a broken file is a sentence', async () => {
  expect(await readSample(chunks(['']), 10)).toEqual({
    ok: false,
    problem: 'The file is empty; its first line must name the columns.',
  });
  expect(await readSample(chunks(['a,b\n1\n']), 10)).toMatchObject({
    ok: false,
    problem: expect.stringContaining('Line 2 has 1 field'),
  });
});
