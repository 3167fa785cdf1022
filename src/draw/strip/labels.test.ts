import { expect, test } from 'vitest';
import type { Box } from '../box.ts';
import { placeTexts } from './labels.ts';

const box = (x: number, y: number, width = 40, height = 14): Box => ({ x, y, width, height });
const BOUNDS = box(0, 0, 200, 100);

test('A text takes its first spot that is free', () => {
  const placed = placeTexts(
    [
      { id: 'dog', spots: [box(10, 10)], mayCross: false },
      { id: 'cat', spots: [box(30, 12), box(60, 12)], mayCross: false },
    ],
    [],
    [],
    BOUNDS,
  );
  expect(placed.get('cat')).toEqual(box(60, 12));
});

test('A text does not lie on a bar or outside the strip', () => {
  const placed = placeTexts(
    [{ id: 'dog', spots: [box(180, 10), box(20, 10)], mayCross: true }],
    [box(50, 0, 8, 100)],
    [],
    BOUNDS,
  );
  expect(placed.size).toBe(0);
});

test('No line goes through a text, unless it must be shown; at its edge one may', () => {
  const spots = [box(10, 10), box(10, 30)];
  const line = (y: number) => box(0, y, 200, 0);
  const placedWith = (lines: readonly Box[], mayCross = false) =>
    placeTexts([{ id: 'dog', spots, mayCross }], [], lines, BOUNDS).get('dog');
  expect(placedWith([line(15)])).toEqual(box(10, 30));
  expect(placedWith([line(10), line(24)])).toEqual(box(10, 10));
  expect(placedWith([line(15), line(35)])).toBeUndefined();
  expect(placedWith([line(15), line(35)], true)).toEqual(box(10, 10));
});
