import { expect, test } from 'vitest';
import { throttledWords } from './throttled.ts';

test('each limit that refused is named with what it refused, the others are not', () => {
  expect(throttledWords([0, 0, 0, 0])).toEqual([]);
  const words = throttledWords([1200, 0, 0.5, 0]).map(({ text }) => text.replaceAll('\u202f', ' '));
  expect(words).toEqual(['1 200/s by the hard limit of the partition', '0.5/s by the capacity of the table']);
});
