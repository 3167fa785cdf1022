import { expect, test } from 'vitest';
import { nextInDirection } from './direction.ts';

const grid = [0, 1, 2, 3, 4, 5].map((index) => ({ x: (index % 3) * 50, y: Math.floor(index / 3) * 80 }));

test('Arrow keys go to the neighbour ahead', () => {
  expect(nextInDirection(grid, 0, 'right')).toBe(1);
  expect(nextInDirection(grid, 1, 'down')).toBe(4);
  expect(nextInDirection(grid, 4, 'up')).toBe(1);
  expect(nextInDirection(grid, 5, 'left')).toBe(4);
});

test('At the edge they stay', () => {
  expect(nextInDirection(grid, 2, 'right')).toBe(2);
  expect(nextInDirection([], 0, 'left')).toBe(0);
});
