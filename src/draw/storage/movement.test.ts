import { expect, test } from 'vitest';
import { createMovement, MOVE_MS, type Target } from './movement.ts';

const to = (partition: number, x: number, parent: number | null = null, ssd = 0): Target => ({
  partition,
  parent,
  ssd,
  x,
  y: 0,
  r: 10,
});

test('The first picture stands at once', () => {
  const movement = createMovement();
  movement.aim([to(1, 50)], 0, MOVE_MS);
  expect(movement.spotOf(1)?.x).toBe(50);
  expect(movement.advance(10)).toBe(false);
});

test('A moved partition travels from the old place to the new one and then rests', () => {
  const movement = createMovement();
  movement.aim([to(1, 0)], 0, MOVE_MS);
  movement.aim([to(1, 100)], 1000, MOVE_MS);
  expect(movement.advance(1000 + MOVE_MS / 2)).toBe(true);
  expect(movement.spotOf(1)?.x).toBeCloseTo(50, 6);
  expect(movement.advance(1000 + MOVE_MS)).toBe(false);
  expect(movement.spotOf(1)?.x).toBe(100);
});

test('Children of a split start where their parent was', () => {
  const movement = createMovement();
  movement.aim([to(6, 70)], 0, MOVE_MS);
  movement.aim([to(9, 60, 6), to(10, 80, 6)], 1000, MOVE_MS);
  expect(movement.spotOf(9)?.x).toBe(70);
  expect(movement.spotOf(10)?.x).toBe(70);
  expect(movement.spotOf(6)).toBeUndefined();
});

test('On going back in time a parent starts where a child was', () => {
  const movement = createMovement();
  movement.aim([to(6, 70)], 0, MOVE_MS);
  movement.aim([to(9, 60, 6), to(10, 80, 6)], 1000, 0);
  movement.aim([to(6, 70)], 2000, MOVE_MS);
  expect([60, 80]).toContain(movement.spotOf(6)?.x);
});

test('A change on the way starts from where the disc is', () => {
  const movement = createMovement();
  movement.aim([to(1, 0)], 0, MOVE_MS);
  movement.aim([to(1, 100)], 1000, MOVE_MS);
  movement.aim([to(1, 0)], 1000 + MOVE_MS / 2, MOVE_MS);
  expect(movement.spotOf(1)?.x).toBeCloseTo(50, 6);
});

test('Without motion everything is in its place at once', () => {
  const movement = createMovement();
  movement.aim([to(1, 0)], 0, 0);
  movement.aim([to(1, 100)], 1000, 0);
  expect(movement.spotOf(1)?.x).toBe(100);
  expect(movement.advance(1001)).toBe(false);
});

test('Among many discs only those travel that change their SSD', () => {
  const many = (shift: number, ssdOfFirst: number): Target[] =>
    Array.from({ length: 100 }, (_, index) => to(index, index + shift, null, index === 0 ? ssdOfFirst : 0));
  const movement = createMovement();
  movement.aim(many(0, 0), 0, MOVE_MS);
  movement.aim(many(50, 1), 1000, MOVE_MS);
  movement.advance(1000);
  expect(movement.spotOf(0)?.x).toBe(0);
  expect(movement.spotOf(7)?.x).toBe(57);
});
