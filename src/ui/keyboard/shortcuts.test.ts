import { expect, test } from 'vitest';
import { isTaken, SHORTCUTS, shortcutOf } from './shortcuts.ts';

test('no key has two meanings, and small and capital letters are one key', () => {
  const keys = SHORTCUTS.flatMap((shortcut) => shortcut.keys);
  expect(new Set(keys).size).toBe(keys.length);
  expect(shortcutOf('N')).toBe(shortcutOf('n'));
  expect(shortcutOf('x')).toBeUndefined();
});

/** Something that has the focus and matches these selectors only. */
function focused(...selectors: readonly string[]) {
  const closest = (list: string) =>
    splitSelectors(list).some((selector) => selectors.includes(selector)) ? {} : null;
  return { closest };
}

/** The parts of a list of selectors; commas inside brackets part nothing. */
function splitSelectors(list: string): string[] {
  return list.split(/,\s*(?![^(]*\))/);
}

const FIELD = 'input:not([type="radio"], [type="checkbox"], [type="range"])';

test('a button takes Space and leaves the rest; a field takes everything', () => {
  const button = focused('button');
  const field = focused('input', FIELD);
  expect([isTaken(button, ' '), isTaken(button, 'ArrowLeft')]).toEqual([true, false]);
  expect([' ', 'n', '?', 'Home'].map((key) => isTaken(field, key))).toEqual([true, true, true, true]);
});

test('what is moved by keys takes those and leaves letters to the page', () => {
  const slider = focused('[role="slider"]');
  const switched = focused('input', 'input:not([type="radio"]:checked)');
  for (const moved of [slider, switched]) {
    expect([' ', 'ArrowLeft', 'End'].map((key) => isTaken(moved, key))).toEqual([true, true, true]);
    expect(['n', '?', '4'].map((key) => isTaken(moved, key))).toEqual([false, false, false]);
  }
});

test('a choice that is made already leaves Space to the page', () => {
  const chosen = focused('input');
  expect([isTaken(chosen, ' '), isTaken(chosen, 'ArrowLeft')]).toEqual([false, true]);
});
