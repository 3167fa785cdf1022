import { expect, test } from 'vitest';
import { missingKeyText } from './missingKeyText.ts';

test('a hot key that is not there is named, and what becomes of its requests', () => {
  expect(missingKeyText({ match: { animal: 'yak' }, asksForOthers: true })).toBe(
    'No item has animal = “yak”: all requests go to the other keys.',
  );
  expect(missingKeyText({ match: { animal: 'dog', breed: 'yak' }, asksForOthers: false })).toBe(
    'No item has animal = “dog” and breed = “yak”: no requests are made.',
  );
});
