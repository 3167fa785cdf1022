import { expect, test } from 'vitest';
import { badgesOf } from './boardWords.ts';

test('A badge may say less, but never that nothing is refused', () => {
  expect(badgesOf([0, 0])).toEqual([]);
  expect(badgesOf([211, 63.6])).toEqual([
    ['211', '63.6'],
    ['211', '64'],
    ['211…', ''],
  ]);
  expect(badgesOf([0, 0.2]).at(-1)).toEqual(['', '1']);
});
