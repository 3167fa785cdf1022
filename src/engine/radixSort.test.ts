import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KEY_SPACE } from './limits.ts';
import { orderByPosition } from './radixSort.ts';

test('K1 (seed 1): the radix sort gives the order of a stable comparison sort', () => {
  const position = fc.oneof(
    fc.maxSafeNat().map((number) => number % KEY_SPACE),
    fc.nat(5),
    fc.constant(KEY_SPACE - 1),
  );
  fc.assert(
    fc.property(fc.array(position, { maxLength: 300 }), (positions) => {
      const expected = positions.map((_, index) => index);
      expected.sort((a, b) => (positions[a] as number) - (positions[b] as number) || a - b);
      expect(Array.from(orderByPosition(Float64Array.from(positions)))).toEqual(expected);
    }),
    { seed: 1 },
  );
});
