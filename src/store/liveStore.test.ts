import { expect, test } from 'vitest';
import type { EngineEvent } from '../engine/types.ts';
import { digestWith, FRAME } from '../protocol/messages.testing.ts';
import type { Structure } from '../protocol/messages.ts';
import { createLiveStore, EVENTS_KEPT } from './liveStore.ts';

function event(tick: number): EngineEvent {
  return { tick, lane: 0, detail: { kind: 'tableRebuilt', partitions: 1, keys: 1 } };
}

test('a digest is kept together with the frame of its tick', () => {
  const live = createLiveStore();
  live.begin(1);
  live.hear(digestWith({ tick: 10 }), FRAME);
  expect(live.getState()).toMatchObject({ digest: { tick: 10 }, frame: FRAME });
});

test('a frame by itself changes nothing: it goes to the painters', () => {
  const live = createLiveStore();
  live.begin(1);
  const before = live.getState();
  live.hear(FRAME, FRAME);
  expect(live.getState()).toEqual(before);
});

test('a new structure is shown with its first frame, so that structure and numbers always belong together', () => {
  const live = createLiveStore();
  live.begin(1);
  const structure: Structure = { kind: 'structure', run: 1, revision: 2, tick: 20, lanes: [] };
  live.hear(structure, FRAME);
  expect(live.getState().structure).toBeNull();
  const first = { ...FRAME, revision: 2 };
  live.hear(first, first);
  expect(live.getState()).toMatchObject({ structure, frame: first });
});

test('another run forgets the one before and does not hear it any more', () => {
  const live = createLiveStore();
  live.begin(1);
  live.hear(digestWith({ tick: 10, events: [event(3)] }), FRAME);
  live.begin(2);
  live.hear(digestWith({ tick: 20, events: [event(13)] }), FRAME);
  expect(live.getState()).toMatchObject({ run: 2, digest: null, frame: null, structure: null, events: [] });
});

test('events are added, each under a number of its own, and replaced after a jump', () => {
  const live = createLiveStore();
  live.begin(1);
  live.hear(digestWith({ tick: 10, events: [event(3), event(3)] }), FRAME);
  live.hear(digestWith({ tick: 20, events: [event(13)] }), FRAME);
  const ticks = (): number[] => live.getState().events.map(({ event: { tick } }) => tick);
  expect(ticks()).toEqual([3, 3, 13]);
  expect(new Set(live.getState().events.map(({ id }) => id)).size).toBe(3);
  live.hear(digestWith({ tick: 5, events: [event(3)], eventsAnew: true }), FRAME);
  expect(ticks()).toEqual([3]);
});

test('what is still listed after a jump keeps its number, and nothing else has that', () => {
  const live = createLiveStore();
  live.begin(1);
  const list = (): string[] => live.getState().events.map(({ id, event: { tick } }) => `${id}@${tick}`);
  live.hear(digestWith({ tick: 20, events: [event(3), event(3), event(13)] }), FRAME);
  expect(list()).toEqual(['1@3', '2@3', '3@13']);
  live.hear(digestWith({ tick: 5, events: [event(2), event(3), event(3)], eventsAnew: true }), FRAME);
  expect(list()).toEqual(['4@2', '1@3', '2@3']);
  live.hear(digestWith({ tick: 9, events: [event(9)] }), FRAME);
  expect(list()).toEqual(['4@2', '1@3', '2@3', '5@9']);
});

test('only the latest events are kept', () => {
  const live = createLiveStore();
  live.begin(1);
  const many = Array.from({ length: EVENTS_KEPT + 5 }, (_, tick) => event(tick));
  live.hear(digestWith({ tick: 1000, events: many }), FRAME);
  expect(live.getState().events).toHaveLength(EVENTS_KEPT);
  expect(live.getState().events[0]?.event.tick).toBe(5);
});

test('an experiment that could not be loaded leaves its reason', () => {
  const live = createLiveStore();
  live.begin(1);
  live.hear({ kind: 'loaded', run: 1, result: { ok: false, problem: 'no rows' } }, null);
  expect(live.getState().problem).toBe('no rows');
});

test('a change that was sent makes earlier answers out of date; its answer says where the run stands', () => {
  const live = createLiveStore();
  live.begin(1);
  live.countChange();
  live.countChange();
  expect(live.getState()).toMatchObject({ tick: 0, changes: 2 });
  const edited = {
    kind: 'edited',
    run: 1,
    editId: 1,
    refused: null,
    tick: 42,
    branch: 1,
    branches: [],
    edits: [],
  } as const;
  live.hear(edited, null);
  expect(live.getState()).toMatchObject({ tick: 42, changes: 2 });
  live.begin(2);
  expect(live.getState()).toMatchObject({ tick: 0, changes: 0 });
});
