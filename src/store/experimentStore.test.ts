import { expect, test } from 'vitest';
import { present } from '../base/assert.ts';
import type { Edit, TimedEdit } from '../engine/types.ts';
import { petsByAnimal } from '../experiment/scenarios/petsByAnimal.ts';
import type { ToWorker } from '../protocol/messages.ts';
import {
  courseAnew,
  createExperimentStore,
  type ExperimentStore,
  inForceNow,
  lastChange,
} from './experimentStore.ts';

/** A store, what it sent, and a simulation that lets every edit land at `tick`. */
function storeUnderTest(): {
  store: ExperimentStore;
  sent: ToWorker[];
  land: (tick: number, refused?: string) => void;
} {
  const sent: ToWorker[] = [];
  const landed: TimedEdit[] = [];
  const store = createExperimentStore(petsByAnimal, null, (message) => sent.push(message));
  const land = (tick: number, refused: string | null = null): void => {
    const message = sent.at(-1);
    if (message?.kind !== 'edit') throw new Error('Nothing was sent');
    if (refused === null) landed.push(...message.edits.map((edit) => ({ tick, edit })));
    const { editId } = message;
    const edits = [...landed];
    store.landed({ kind: 'edited', run: 1, editId, refused, tick, branch: 1, branches: [], edits });
  };
  return { store, sent, land };
}

function capacity(readCapacity: number): Edit[] {
  return [{ kind: 'configureTable', lane: 0, change: { readCapacity } }];
}

function readCapacity(store: ExperimentStore, tick: number): number | undefined {
  return inForceNow(store.getState(), tick).configuration.tables[0]?.readCapacity;
}

test('a drag is one step: undo restores the state before it, redo the state after it', () => {
  const { store, sent, land } = storeUnderTest();
  for (const [tick, value] of [10_000, 8000, 5000].entries()) {
    store.change('Read capacity', capacity(value), tick, { gesture: 'drag 1' });
    land(tick);
  }
  store.undo(3);
  expect(sent.at(-1)).toMatchObject({ edits: capacity(12_000) });
  land(3);
  expect(readCapacity(store, 3)).toBe(12_000);
  expect(lastChange(store.getState(), 3)).toBeNull();
  store.redo(3);
  land(4);
  expect(readCapacity(store, 4)).toBe(5000);
});

test('two drags are two steps, and so are two changes without a gesture', () => {
  const { store, land } = storeUnderTest();
  for (const [tick, gesture] of ['drag 1', 'drag 2', null, null].entries()) {
    store.change('Read capacity', capacity(1000 + tick), tick, { gesture });
    land(tick);
  }
  for (const before of [1002, 1001, 1000, 12_000]) {
    store.undo(5);
    land(5);
    expect(readCapacity(store, 5)).toBe(before);
  }
  expect(lastChange(store.getState(), 5)).toBeNull();
});

test('a change is in force before the simulation has answered', () => {
  const { store } = storeUnderTest();
  store.change('Read capacity', capacity(7), 0);
  expect(readCapacity(store, 0)).toBe(7);
});

test('a refusal is told at the control it came from, until the next change or until it is let go', () => {
  const { store, land } = storeUnderTest();
  const goOn = [() => store.change('Read capacity', capacity(8), 0), () => store.forgetRefusal()];
  for (const next of goOn) {
    store.change('Read capacity', capacity(7), 0, { place: 'capacity' });
    land(0, 'Not so.');
    expect(store.getState()).toMatchObject({ refused: 'Not so.', refusedAt: 'capacity', steps: [] });
    expect(readCapacity(store, 0)).toBe(12_000);
    next();
    expect(store.getState()).toMatchObject({ refused: null, refusedAt: null });
    if (store.getState().pending.length > 0) land(0, 'Not so either.');
  }
});

test('of the weights of one drag only the last is kept for when the items are set anew', () => {
  const { store } = storeUnderTest();
  const weigh = (animal: string, weight: number): Edit => ({ kind: 'weighKey', match: { animal }, weight });
  for (const edit of [weigh('dog', 2), weigh('dog', 3), weigh('cat', 4), weigh('dog', 5)])
    store.change('Weight', [edit], 0);
  expect(inForceNow(store.getState(), 0).keyEdits).toEqual([
    weigh('dog', 3),
    weigh('cat', 4),
    weigh('dog', 5),
  ]);
});

test('a run that begins anew has what was done by then from its start, and there it can be undone', () => {
  const { store, land } = storeUnderTest();
  for (const [value, tick] of [
    [7, 10],
    [8, 50],
  ] as const) {
    store.change('Read capacity', capacity(value), tick);
    land(tick);
  }
  const own = [0, 300].map((tick) => ({ tick, edit: present(capacity(tick + 1)[0], 'An edit') }));
  const course = courseAnew(store.getState(), own, 20);
  expect(course.edits).toEqual([own[0], { tick: 0, edit: capacity(7)[0] }, own[1]]);
  store.open(petsByAnimal, null, course);
  expect(readCapacity(store, 0)).toBe(7);
  expect(lastChange(store.getState(), 0)).toMatchObject({ revert: capacity(12_000) });
});
