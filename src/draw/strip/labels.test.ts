import { expect, test } from 'vitest';
import type { Box } from '../box.ts';
import { placeTexts } from './labels.ts';

const box = (x: number, y: number, width = 40, height = 14): Box => ({ x, y, width, height });
const BOUNDS = box(0, 0, 200, 100);

test('A text takes its first spot that is free', () => {
  const placed = placeTexts(
    [
      { id: 'dog', spots: [box(10, 10)] },
      { id: 'cat', spots: [box(30, 12), box(60, 12)] },
    ],
    [],
    BOUNDS,
  );
  expect(placed.get('cat')).toEqual(box(60, 12));
});

test('A text does not lie on a bar or outside the strip', () => {
  const placed = placeTexts(
    [{ id: 'dog', spots: [box(180, 10), box(20, 10)] }],
    [box(50, 0, 8, 100)],
    BOUNDS,
  );
  expect(placed.size).toBe(0);
});
