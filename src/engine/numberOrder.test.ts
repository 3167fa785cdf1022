import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createNumberOrder } from './numberOrder.ts';

function texts(first: number, last: number, digits: number): string[] {
  const order = createNumberOrder(first, last, digits);
  return Array.from({ length: order.size }, (_, rank) => order.textAt(rank));
}

test('K4: numbers without padding are in the order of their texts: 1, 10, 11, 2', () => {
  expect(texts(1, 11, 0)).toEqual(['1', '10', '11', '2', '3', '4', '5', '6', '7', '8', '9']);
});

test('K4: numbers padded to the same digits are in their own order', () => {
  expect(texts(8, 11, 3)).toEqual(['008', '009', '010', '011']);
});

test('K4 (seed 1): the order is that of a sort of all texts', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1500 }), fc.nat(1500), fc.nat(5), (first, more, digits) => {
      const numbers = Array.from({ length: more + 1 }, (_, index) =>
        String(first + index).padStart(digits, '0'),
      );
      expect(texts(first, first + more, digits)).toEqual(numbers.toSorted());
    }),
    { seed: 1, numRuns: 50 },
  );
});

test('K4: the last of many millions is found without listing them', () => {
  expect(createNumberOrder(1, 99_999_999, 1).textAt(99_999_998)).toBe('99999999');
  expect(createNumberOrder(1, 10_000_000, 1).textAt(1)).toBe('10');
  expect(createNumberOrder(5, 4, 1).size).toBe(0);
});
