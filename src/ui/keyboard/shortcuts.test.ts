import { expect, test } from 'vitest';
import { isTaken, SHORTCUTS, shortcutOf } from './shortcuts.ts';

test('no key has two meanings, and small and capital letters are one key', () => {
  const keys = SHORTCUTS.flatMap((shortcut) => shortcut.keys);
  expect(new Set(keys).size).toBe(keys.length);
  expect(shortcutOf('N')).toBe(shortcutOf('n'));
  expect(shortcutOf('x')).toBeUndefined();
});

test('a button takes Space and leaves the rest; a field takes everything', () => {
  const button = { closest: (selector: string) => (selector.includes('button, ') ? {} : null) };
  const field = { closest: (selector: string) => (selector.includes('input') ? {} : null) };
  expect([isTaken(button, ' '), isTaken(button, 'ArrowLeft')]).toEqual([true, false]);
  expect([isTaken(field, ' '), isTaken(field, 'n')]).toEqual([true, true]);
});
