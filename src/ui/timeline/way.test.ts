import { expect, test } from 'vitest';
import { digestWith } from '../../protocol/messages.testing.ts';
import { createLiveStore } from '../../store/liveStore.ts';
import { goingTo, shareDone, wayText } from './way.ts';

test('the run is on its way to a moment until it is there, unless nothing is there to take it', () => {
  const live = createLiveStore();
  const going = (): number | null => goingTo(live.getState());
  live.begin(1);
  live.head(60);
  expect(going()).toBeNull();
  live.connect({ kind: 'worker' });
  expect(going()).toBe(60);
  live.connect({ kind: 'silent' });
  expect(going()).toBeNull();
  live.connect({ kind: 'page', why: 'it may not' });
  live.hear(digestWith({ run: 1, tick: 50 }), null);
  expect(going()).toBe(60);
  live.hear(digestWith({ run: 1, tick: 60 }), null);
  expect(going()).toBeNull();
  live.head(40);
  expect(going()).toBe(40);
  live.head(null);
  expect(going()).toBeNull();
});

test('a run that could not be loaded is on its way to nowhere', () => {
  const live = createLiveStore();
  live.begin(1);
  live.connect({ kind: 'worker' });
  live.head(60);
  live.hear({ kind: 'loaded', run: 1, result: { ok: false, problem: 'The rows are missing.' } }, null);
  expect(goingTo(live.getState())).toBeNull();
});

test('what was computed before is computed again, what never was is just computed', () => {
  expect(wayText(27_000, 0, 27_000)).toBe('Computing the run again up to 00:45:00 …');
  expect(wayText(27_000, 300, 600)).toBe('Computing the run up to 00:45:00 …');
  expect(wayText(600, 27_000, 27_000)).toBe('Going back to 00:01:00 …');
});

test('how much of a way on is done is told from where it began to be told', () => {
  expect([100, 150, 153, 200, 210, 90].map((tick) => shareDone(100, tick, 400))).toEqual([
    0, 0.16, 0.17, 0.33, 0.36, 0,
  ]);
  expect(shareDone(100, 500, 400)).toBe(1);
});
