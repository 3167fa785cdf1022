/** Undo where a run has branches. */
import { expect, test } from 'vitest';
import type { Edit, TimedEdit } from '../engine/types.ts';
import { petsByAnimal } from '../experiment/scenarios/petsByAnimal.ts';
import type { ToWorker } from '../protocol/messages.ts';
import { createExperimentStore, lastChange } from './experimentStore.ts';

/** A store, and a simulation that lets the latest edit land. */
function storeUnderTest() {
  const sent: ToWorker[] = [];
  const store = createExperimentStore(petsByAnimal, null, (message) => sent.push(message));
  const land = (tick: number, branch: number): void => {
    const message = sent.at(-1);
    if (message?.kind !== 'edit') throw new Error('Nothing was sent');
    const edits: TimedEdit[] = message.edits.map((edit) => ({ tick, edit }));
    store.landed({ kind: 'edited', run: 1, editId: message.editId, refused: null, tick, branch, edits });
  };
  const change = (label: string, tick: number, branch: number): void => {
    const edit: Edit = { kind: 'configureTable', lane: 0, change: { burst: false } };
    store.change(label, [edit], tick);
    land(tick, branch);
  };
  const labels = () => store.getState().undoable.map(({ label }) => label);
  return { store, sent, change, land, labels };
}

test('what is undone is the last change before the moment shown', () => {
  const { store, sent, change } = storeUnderTest();
  change('first', 10, 1);
  change('second', 50, 1);
  const labelAt = (tick: number) => lastChange(store.getState(), tick)?.label ?? null;
  expect([5, 10, 49, 50].map(labelAt)).toEqual([null, 'first', 'first', 'second']);
  const count = sent.length;
  store.undo(5);
  expect(sent).toHaveLength(count);
});

test('undo pressed quickly takes back one change after the other, never one twice', () => {
  const { store, sent, change, land } = storeUnderTest();
  change('first', 10, 1);
  change('second', 10, 1);
  const count = sent.length;
  store.undo(10);
  store.undo(10);
  store.redo();
  expect(sent).toHaveLength(count + 1);
  land(12, 1);
  land(14, 1);
  expect(sent).toHaveLength(count + 3);
  land(15, 1);
  const { undoable, redoable } = store.getState();
  expect([undoable, redoable].map((list) => list.map(({ label }) => label))).toEqual([['first'], ['second']]);
});

test('a change in the past begins a branch with its own list, and the other branch keeps its own', () => {
  const { store, change, labels } = storeUnderTest();
  change('first', 10, 1);
  change('second', 50, 1);
  change('other', 30, 2);
  expect(labels()).toEqual(['first', 'other']);
  const edits: TimedEdit[] = [{ tick: 50, edit: { kind: 'deleteKey', match: { animal: 'dog' } } }];
  store.switchBranch(1, edits);
  expect(labels()).toEqual(['first', 'second']);
  expect(store.getState()).toMatchObject({ branch: 1, experiment: { edits } });
  store.switchBranch(2, []);
  expect(labels()).toEqual(['first', 'other']);
});

test('what was on its way to a simulation that is gone no longer counts, nor keeps undo waiting', () => {
  const { store, sent, change } = storeUnderTest();
  change('first', 10, 1);
  store.change('lost', [{ kind: 'configureTable', lane: 0, change: { burst: true } }], 20);
  store.undo(20);
  store.forgetPending();
  expect(store.getState().pending).toEqual([]);
  const count = sent.length;
  store.undo(20);
  expect(sent).toHaveLength(count + 1);
});

test('another document begins without branches', () => {
  const { store, change, labels } = storeUnderTest();
  change('first', 10, 1);
  change('other', 5, 2);
  store.open(petsByAnimal, null);
  expect(store.getState()).toMatchObject({ branch: 1, elsewhere: new Map() });
  expect(labels()).toEqual([]);
});
