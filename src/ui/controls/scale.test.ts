import { expect, test } from 'vitest';
import { decadeScale, evenScale, nearestStop } from './scale.ts';

test('a scale of decades has round numbers and its ends', () => {
  const scale = decadeScale(0, 100_000);
  expect(scale.slice(0, 4)).toEqual([0, 1, 2, 3]);
  expect(scale).toContain(6000);
  expect(scale).toContain(12_000);
  expect(scale).not.toContain(1234);
  expect(scale.at(-1)).toBe(100_000);
  expect(scale).toEqual([...new Set(scale)].sort((one, other) => one - other));
});

test('an even scale has no dust of binary fractions', () => {
  expect(evenScale(0, 0.5, 0.1)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5]);
});

test('every value has a nearest stop', () => {
  const scale = decadeScale(1, 1000);
  for (const [index, stop] of scale.entries()) expect(nearestStop(scale, stop)).toBe(index);
  expect(scale[nearestStop(scale, 904)]).toBe(900);
  expect(scale[nearestStop(scale, 906)]).toBe(910);
  expect(nearestStop(scale, 0)).toBe(0);
  expect(nearestStop(scale, 1e9)).toBe(scale.length - 1);
});
