import { expect, test } from 'vitest';
import type { ToWorker } from '../protocol/messages.ts';
import { createSessionStore } from './sessionStore.ts';

test('playing, pausing and stepping are told to the simulation', () => {
  const sent: ToWorker[] = [];
  const session = createSessionStore((message) => sent.push(message));
  session.setSpeed(60);
  expect(sent).toEqual([]);
  session.play();
  session.setSpeed(3600);
  session.pause();
  session.step(10);
  expect(sent).toEqual([
    { kind: 'play', ticksPerSecond: 600 },
    { kind: 'play', ticksPerSecond: 36_000 },
    { kind: 'pause' },
    { kind: 'step', ticks: 10 },
  ]);
  expect(session.getState()).toMatchObject({ playing: false, speed: 3600 });
});

test('a selection and the colours stay on the page', () => {
  const sent: ToWorker[] = [];
  const session = createSessionStore((message) => sent.push(message));
  session.select({ kind: 'partition', lane: 0, partition: 6 });
  session.setTheme('dark');
  expect(session.getState()).toMatchObject({ selection: { partition: 6 }, theme: 'dark' });
  session.select(null);
  expect(session.getState().selection).toBeNull();
  expect(sent).toEqual([]);
});

test('two sessions share nothing', () => {
  const one = createSessionStore(() => {});
  const other = createSessionStore(() => {});
  one.setTheme('dark');
  expect(other.getState().theme).toBe('system');
});
