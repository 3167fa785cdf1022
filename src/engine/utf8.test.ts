import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareUtf8, utf8, utf8Length } from './utf8.ts';

const anyText = fc.array(
  fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\ud800', '\udc00', '\uffff', '😀')),
);

test('K1, U4 (seed 1): text has the bytes and the length TextEncoder gives it, lone surrogates included', () => {
  fc.assert(
    fc.property(anyText, (parts) => {
      const text = parts.join('');
      expect(utf8(text)).toEqual(new TextEncoder().encode(text));
      expect(utf8Length(text)).toBe(utf8(text).length);
    }),
    { seed: 1 },
  );
});

test('K4: sort keys are in the order of their UTF-8 bytes', () => {
  const sorted = ['1', '10', '2', 'A', 'B', 'a', 'aa', 'ab', 'b'];
  expect(sorted.toReversed().toSorted(compareUtf8)).toEqual(sorted);
});

test('K4: an emoji (4 bytes) comes after U+FF01 (3 bytes), unlike in a comparison of UTF-16', () => {
  expect(compareUtf8('！', '😀')).toBeLessThan(0);
  expect('！' < '😀').toBe(false);
});

test('K4 (seed 2): the order of two texts is the order of their bytes', () => {
  const text = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(Math.sign(compareUtf8(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
    }),
    { seed: 2, numRuns: 1000 },
  );
});
