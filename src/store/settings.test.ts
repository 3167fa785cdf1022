import { expect, test } from 'vitest';
import { createSessionStore } from './sessionStore.ts';
import { followSettings, readSettings, writeSettings } from './settings.ts';
import { drawer } from './storage.testing.ts';

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

test('settings come back and are followed until the end', () => {
  const { open, texts } = drawer({ 'partitionscope.settings': '{"theme":"dark"}' });
  const session = createSessionStore(() => {});
  const told: (string | null)[] = [];
  const stop = followSettings(open, session, (_, problem) => told.push(problem));
  expect(session.getState().theme).toBe('dark');
  session.setSpeed(60);
  expect(JSON.parse(texts.get('partitionscope.settings') ?? '')).toMatchObject({ theme: 'dark', speed: 60 });
  stop();
  session.setSpeed(600);
  expect(texts.get('partitionscope.settings')).toContain('60,');
  expect(told).toEqual([null, null]);
});

test('where settings cannot be kept that is said', () => {
  const told: (string | null)[] = [];
  followSettings(
    locked,
    createSessionStore(() => {}),
    (_, problem) => told.push(problem),
  );
  expect(told).toEqual([
    'Settings cannot be kept in this browser: it does not allow this page to store anything.',
  ]);
});
