import { expect, test } from 'vitest';
import { createSessionStore } from './sessionStore.ts';
import { readPosition, readSettings, writePosition, writeSettings } from './settings.ts';

/** A drawer with these texts in it. */
function drawer(texts: Record<string, string> = {}) {
  const stored = new Map(Object.entries(texts));
  const storage = {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, text: string) => void stored.set(name, text),
  };
  return { stored, open: () => storage };
}

const locked = (): never => {
  throw new DOMException('The operation is insecure.', 'SecurityError');
};

test('settings come back as they were', () => {
  const { open } = drawer();
  const session = createSessionStore(() => {});
  session.setTheme('dark');
  session.setSpeed(600);
  expect(writeSettings(open, session.getState())).toEqual({ ok: true, value: null });
  expect(readSettings(open)).toEqual({ ok: true, value: { theme: 'dark', speed: 600, singleKeys: true } });
});

test('a first visit has no settings', () => {
  expect(readSettings(drawer().open)).toEqual({ ok: true, value: {} });
});

test.each([
  ['{"theme":"purple","speed":7,"playing":true}', {}],
  ['{"theme":"light","speed":"10"}', { theme: 'light' }],
  ['null', {}],
  ['[1]', {}],
])('of %s only what makes sense is taken', (text, settings) => {
  const { open } = drawer({ 'partitionscope.settings': text });
  expect(readSettings(open)).toEqual({ ok: true, value: settings });
});

test('damaged settings and a locked or full drawer are problems in words', () => {
  const { open } = drawer({ 'partitionscope.settings': '{"theme"' });
  expect(readSettings(open)).toEqual({ ok: false, problem: 'what lies there is damaged' });
  expect(readSettings(locked)).toEqual({
    ok: false,
    problem: 'it does not allow this page to store anything',
  });
  const full = () => ({
    getItem: () => null,
    setItem: () => {
      throw new DOMException('Full.', 'QuotaExceededError');
    },
  });
  const session = createSessionStore(() => {});
  expect(writeSettings(full, session.getState())).toEqual({ ok: false, problem: 'its storage is full' });
});

test('a position belongs to one experiment', () => {
  const { open } = drawer();
  writePosition(open, { experiment: 'a', tick: 30, playing: false });
  expect(readPosition(open, 'a')).toEqual({ experiment: 'a', tick: 30, playing: false });
  expect(readPosition(open, 'b')).toBeNull();
  expect(readPosition(locked, 'a')).toBeNull();
});

test.each(['{"experiment":"a","tick":-1,"playing":true}', '{"experiment":"a","tick":1}', 'x'])(
  'a position such as %s is none',
  (text) => {
    expect(readPosition(drawer({ 'partitionscope.position': text }).open, 'a')).toBeNull();
  },
);
