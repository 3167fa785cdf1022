import { expect, test } from 'vitest';
import {
  formatBytes,
  formatClock,
  formatCount,
  formatCounted,
  formatDuration,
  formatRange,
  formatShare,
  formatUnits,
  withPageNumbers,
} from './format.ts';

/** Narrow spaces are hard to tell in a listing. */
function plain(text: string): string {
  return text.replaceAll('\u202f', ' ');
}

test('units have thousands apart and tenths only where they mean something', () => {
  expect([0, 0.5, 22.25, 99.96, 1200.4, 1_234_567].map(formatUnits).map(plain)).toEqual([
    '0',
    '0.5',
    '22.3',
    '100',
    '1 200',
    '1 234 567',
  ]);
});

test('a number reads the same from a frame of 32-bit floats as from a digest of doubles', () => {
  for (const units of [1175.4999999, 333.5000001, 2999.9999999])
    expect(formatUnits(Math.fround(units))).toBe(formatUnits(units));
});

test('shares are whole percents, but never nothing where there is something, nor all where there is less', () => {
  const texts = [
    [0, '0 %'],
    [0.000001, '< 0.1 %'],
    [0.0004, '< 0.1 %'],
    [0.0006, '0.1 %'],
    [0.003, '0.3 %'],
    [0.4, '40 %'],
    [0.99, '99 %'],
    [0.996, '99.6 %'],
    [0.9996, '> 99.9 %'],
    [1 - 1e-9, '100 %'],
    [1, '100 %'],
    [1.2, '120 %'],
  ] as const;
  for (const [share, text] of texts) expect(plain(formatShare(share))).toBe(text);
});

test('what is counted stands in the singular only if it is one', () => {
  const texts = [0, 1, 2, 8_000_000].map((count) => plain(formatCounted(count, 'row')));
  expect(texts).toEqual(['0 rows', '1 row', '2 rows', '8 000 000 rows']);
});

test('bytes go by 1,024', () => {
  const sizes = [0, 1, 1023, 1024, 1536, 10 * 1024 ** 3, 5.3 * 1024 ** 3];
  const texts = ['0 bytes', '1 byte', '1 023 bytes', '1 KB', '1.5 KB', '10 GB', '5.3 GB'];
  expect(sizes.map(formatBytes).map(plain)).toEqual(texts);
});

test('the clock counts hours, minutes and seconds of simulated time', () => {
  expect([0, 9, 10, 36_000, 3_123_450].map(formatClock)).toEqual([
    '00:00:00',
    '00:00:00',
    '00:00:01',
    '01:00:00',
    '86:45:45',
  ]);
});

test('durations are as exact as one needs', () => {
  expect([0, 55, 1190, 1200, 36_000, 54_000].map(formatDuration).map(plain)).toEqual([
    '0 s',
    '6 s',
    '119 s',
    '2 min',
    '1 h',
    '1 h 30 min',
  ]);
});

test('counts are whole', () => {
  expect(plain(formatCount(8_000_000))).toBe('8 000 000');
});

test('a range names its first and its last hash, and where it cuts a collection', () => {
  const whole = { start: { position: 0, sort: 0 }, end: { position: 2 ** 52, sort: 0 } };
  expect(formatRange(whole)).toBe('0x0000… – 0xffff…');
  const eighth = { start: { position: 5 * 2 ** 49, sort: 0 }, end: { position: 6 * 2 ** 49, sort: 0 } };
  expect(formatRange(eighth)).toBe('0xa000… – 0xbfff…');
  const cut = { start: { position: 5 * 2 ** 49, sort: 0.25 }, end: { position: 6 * 2 ** 49, sort: 0 } };
  expect(plain(formatRange(cut))).toBe('0xa000… (25 % into a key) – 0xbfff…');
});

test('numbers in a text that a terminal shows, too, are written as everywhere on the page', () => {
  expect(plain(withPageNumbers('1,200,000 of 3,000 units, 8 each, on 2,5'))).toBe(
    '1 200 000 of 3 000 units, 8 each, on 2,5',
  );
});
