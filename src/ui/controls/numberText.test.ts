import { expect, test } from 'vitest';
import { SHARE, TABLE_RANGES, TRAFFIC_RANGES } from '../../experiment/ranges.ts';
import { type NumberField, numberText, readNumberText } from './numberText.ts';

const CAPACITY: NumberField = { name: 'Read capacity', range: TABLE_RANGES.readCapacity, unit: 'RCU' };
const PERCENT: NumberField = { name: 'Share', range: SHARE, unit: '%', scale: 0.01 };
const RATE: NumberField = { name: 'Rate', range: TRAFFIC_RANGES.requestsPerSecond, unit: '/s' };

test.each([
  ['12000', 12_000],
  ['12 000', 12_000],
  ['12\u202f000', 12_000],
  ['12,000', 12_000],
  [' 1e3 ', 1000],
  ['7.0', 7],
])('%j is a capacity', (text, value) => {
  expect(readNumberText(text, CAPACITY)).toEqual({ ok: true, value });
});

test.each(['', 'abc', '0', '-5', '1.5', '1,5', '12 00', '.', 'NaN', 'Infinity', '1e99', '0x10'])(
  '%j is no capacity',
  (text) => {
    expect(readNumberText(text, CAPACITY).ok).toBe(false);
  },
);

test('a sentence names the field, the value and what is allowed', () => {
  expect(readNumberText('lots', CAPACITY)).toEqual({
    ok: false,
    problem: 'Read capacity is “lots”; it must be a whole number from 1 to 10\u202f000\u202f000 RCU.',
  });
  expect(readNumberText(' ', RATE)).toMatchObject({
    problem: 'Rate is empty; it must be a number from 0 to 1\u202f000\u202f000\u202f000 /s.',
  });
});

test('a share is typed and shown in percent, without the dust of binary fractions', () => {
  expect(readNumberText('55', PERCENT)).toEqual({ ok: true, value: 0.55 });
  expect(readNumberText('101', PERCENT)).toMatchObject({
    problem: 'Share is “101”; it must be a number from 0 to 100 %.',
  });
  expect(numberText(0.55, PERCENT)).toBe('55');
  expect(numberText(0.07, PERCENT)).toBe('7');
});

test('what is shown can be typed back', () => {
  for (const value of [1, 999, 12_000, 10_000_000]) {
    expect(readNumberText(numberText(value, CAPACITY), CAPACITY)).toEqual({ ok: true, value });
  }
  for (const value of [0.5, 1234.5, 33.333]) {
    expect(readNumberText(numberText(value, RATE), RATE)).toEqual({ ok: true, value });
  }
});
