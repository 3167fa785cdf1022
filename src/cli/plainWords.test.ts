import { expect, test } from 'vitest';
import {
  bytes,
  count,
  percent,
  quoted,
  shortened,
  units,
  unitsEnough,
  unitsUnlike,
  visible,
} from './plainWords.ts';

test('numbers are short and exact enough', () => {
  expect([0, 0.04, 22.5, 99.94, 99.96, 1234.5].map(units)).toEqual([
    '0',
    '0',
    '22.5',
    '99.9',
    '100',
    '1,235',
  ]);
  expect([0, 0.004, 0.4, 1].map(percent)).toEqual(['0 %', '0.4 %', '40 %', '100 %']);
  expect([0, 999, 5_600_000_000].map(bytes)).toEqual(['0 bytes', '999 bytes', '5.6 GB']);
  expect(quoted(`a"${'x'.repeat(50)}`)).toBe(`"a\\"${'x'.repeat(37)}…"`);
});

test('a figure that must suffice is rounded up, and figures that differ look different', () => {
  expect([4.2, 46, 46.0000000001, 9799.2].map(unitsEnough)).toEqual(['5', '46', '46', '9,800']);
  expect([3500, 3000.25, 3000].map((value) => unitsUnlike(value, 3000))).toEqual([
    '3,500',
    '3,000.3',
    '3,000',
  ]);
});

test('one has no plural', () => {
  expect([0, 1, 1200].map((number) => count(number, 'key'))).toEqual(['0 keys', '1 key', '1,200 keys']);
});

test('names neither steer the terminal nor grow without end', () => {
  expect(visible('a\u001b[31m\n\u202eb')).toBe('a\\u001b[31m\\u000a\\u202eb');
  expect(quoted('\u001b\u0085')).toBe('"\\u001b\\u0085"');
  expect(shortened('abcdef', 4)).toBe('abc…');
  expect(shortened('abcd', 4)).toBe('abcd');
});
