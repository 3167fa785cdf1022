/** Undo where a run has branches. */
import { expect, test } from 'vitest';
import type { BranchSummary } from '../engine/history.ts';
import type { Edit, TimedEdit } from '../engine/types.ts';
import { petsByAnimal } from '../experiment/scenarios/petsByAnimal.ts';
import { standingStore } from './experimentStore.testing.ts';
import { editsOnceLanded } from './experimentStore.ts';
import { lastChange, lastUndone } from './steps.ts';

/** What the simulation says of the branches. */
const BRANCHES: readonly BranchSummary[] = [
  { id: 1, parent: null, forkedAt: 0, endTick: 90, edits: 2, isOpen: false },
  { id: 2, parent: 1, forkedAt: 30, endTick: 30, edits: 2, isOpen: true },
];

/** A store, and a simulation that lets the latest edit land. */
function storeUnderTest() {
  const { store, sent, at } = standingStore();
  const land = (tick: number, branch: number): void => {
    const message = sent.at(-1);
    if (message?.kind !== 'edit') throw new Error('Nothing was sent');
    const edits: TimedEdit[] = message.edits.map((edit) => ({ tick, edit }));
    const { editId } = message;
    const branches = BRANCHES;
    at(tick).landed({ kind: 'edited', run: 1, editId, refused: null, tick, branch, branches, edits });
  };
  const change = (label: string, tick: number, branch: number): void => {
    const edit: Edit = { kind: 'configureTable', lane: 0, change: { burst: false } };
    at(tick).change(label, [edit]);
    land(tick, branch);
  };
  const undo = (tick: number, branch: number): void => {
    at(tick).undo();
    land(tick, branch);
  };
  const redo = (tick: number, branch: number): void => {
    at(tick).redo();
    land(tick, branch);
  };
  /** What an undo and a redo would do at a moment. */
  const nextAt = (tick: number) => {
    const state = store.getState();
    return [lastChange(state, tick)?.label ?? null, lastUndone(state, tick)?.label ?? null];
  };
  return { store, at, sent, change, undo, redo, land, nextAt };
}

test('what is undone is the last change before the moment shown', () => {
  const { at, sent, change, nextAt } = storeUnderTest();
  change('first', 10, 1);
  change('second', 50, 1);
  expect([5, 10, 49, 50].map((tick) => nextAt(tick)[0])).toEqual([null, 'first', 'first', 'second']);
  const count = sent.length;
  at(5).undo();
  expect(sent).toHaveLength(count);
});

test('undo pressed quickly takes back one change after the other, never one twice', () => {
  const { at, sent, change, land, nextAt } = storeUnderTest();
  change('first', 10, 1);
  change('second', 10, 1);
  const count = sent.length;
  at(10).undo();
  at(10).undo();
  at(10).redo();
  expect(sent).toHaveLength(count + 1);
  land(12, 1);
  land(14, 1);
  expect(sent).toHaveLength(count + 3);
  land(15, 1);
  expect(nextAt(15)).toEqual(['first', 'second']);
});

test('in the past, what is undone and redone is what was then', () => {
  const { change, undo, redo, nextAt } = storeUnderTest();
  change('first', 10, 1);
  change('second', 50, 1);
  undo(60, 1);
  // Between a change and its undo it is in force; between the undo and what came after it can be made again.
  expect([5, 10, 50, 59, 60].map(nextAt)).toEqual([
    [null, null],
    ['first', null],
    ['second', null],
    ['second', null],
    ['first', 'second'],
  ]);
  change('third', 70, 1);
  expect([55, 65, 70].map(nextAt)).toEqual([
    ['second', null],
    ['first', 'second'],
    ['third', null],
  ]);
  undo(80, 1);
  redo(90, 1);
  expect([55, 75, 85, 95].map(nextAt)).toEqual([
    ['second', null],
    ['third', null],
    ['first', 'third'],
    ['third', null],
  ]);
});

test('an undo in the past takes back what is in force there, and the branch it begins knows nothing of later', () => {
  const { store, change, undo, redo, nextAt } = storeUnderTest();
  change('first', 10, 1);
  change('second', 50, 1);
  undo(60, 1);
  change('third', 70, 1);
  undo(55, 2);
  expect([52, 55, 99].map(nextAt)).toEqual([
    ['second', null],
    ['first', 'second'],
    ['first', 'second'],
  ]);
  redo(58, 2);
  expect([56, 58].map(nextAt)).toEqual([
    ['first', 'second'],
    ['second', null],
  ]);
  store.switchBranch(1, 99);
  expect([55, 65, 75].map(nextAt)).toEqual([
    ['second', null],
    ['first', 'second'],
    ['third', null],
  ]);
});

test('an undo that lands after a later change takes back the one it was meant for', () => {
  const { at, change, land, nextAt } = storeUnderTest();
  change('first', 10, 1);
  change('second', 50, 1);
  at(45).undo();
  land(52, 1);
  expect(nextAt(60)).toEqual(['second', 'first']);
});

test('a gesture is one change from its first moment on, undone in its midst as well', () => {
  const { at, sent, land, nextAt } = storeUnderTest();
  for (const [tick, readCapacity] of [
    [10, 5000],
    [12, 6000],
    [14, 7000],
  ] as const) {
    at(tick).change('drag', [{ kind: 'configureTable', lane: 0, change: { readCapacity } }], {
      gesture: 'drag 1',
    });
    land(tick, 1);
  }
  expect([9, 10, 13, 14].map((tick) => nextAt(tick)[0])).toEqual([null, 'drag', 'drag', 'drag']);
  at(12).undo();
  expect(sent.at(-1)).toMatchObject({ edits: [{ change: { readCapacity: 12_000 } }] });
  land(12, 2);
  expect([10, 12].map(nextAt)).toEqual([
    ['drag', null],
    [null, 'drag'],
  ]);
});

test('a change in the past begins a branch with its own list, and the other branch keeps its own', () => {
  const { store, change, nextAt } = storeUnderTest();
  change('first', 10, 1);
  change('second', 50, 1);
  change('other', 30, 2);
  const lastAt = () => [10, 30, 50].map((tick) => nextAt(tick)[0]);
  expect(lastAt()).toEqual(['first', 'other', 'other']);
  expect(store.getState()).toMatchObject({ branch: 2, origin: { parent: 1, forkedAt: 30 } });
  const before = store.getState().experiment.edits;
  store.switchBranch(1, 70);
  expect(lastAt()).toEqual(['first', 'first', 'second']);
  expect(store.getState()).toMatchObject({ branch: 1, origin: { parent: null, forkedAt: 0 } });
  expect([...store.getState().elsewhere.values()]).toMatchObject([
    { id: 2, parent: 1, forkedAt: 30, endTick: 70, edits: before },
  ]);
  store.switchBranch(2, 90);
  expect(lastAt()).toEqual(['first', 'other', 'other']);
  expect(store.getState().experiment.edits).toEqual(before);
  expect([...store.getState().elsewhere.values()]).toMatchObject([{ id: 1, endTick: 90 }]);
});

test('a change on its way when another branch is opened belongs to the branch it was made on', () => {
  const { store, at, change, land, nextAt } = storeUnderTest();
  change('first', 10, 1);
  change('other', 30, 2);
  at(40).change('late', [{ kind: 'configureTable', lane: 0, change: { burst: true } }]);
  store.whenLanded(() => store.switchBranch(1, 40));
  expect(store.getState().branch).toBe(2);
  land(40, 2);
  expect(store.getState().branch).toBe(1);
  expect(nextAt(99)).toEqual(['first', null]);
  store.switchBranch(2, 90);
  expect(nextAt(99)).toEqual(['late', null]);
});

test('what was on its way to a simulation that is gone no longer counts, nor keeps undo waiting, and can be sent again', () => {
  const { store, at, sent, change, land, nextAt } = storeUnderTest();
  change('first', 10, 1);
  at(20).change('lost', [{ kind: 'configureTable', lane: 0, change: { burst: true } }]);
  at(20).undo();
  const forgotten = store.forgetPending();
  expect(store.getState().pending).toEqual([]);
  const count = sent.length;
  at(20).undo();
  expect(sent).toHaveLength(count + 1);
  land(20, 1);
  store.sendAgain(forgotten);
  expect(sent.at(-1)).toMatchObject({ edits: [{ change: { burst: true } }] });
  land(30, 1);
  expect(nextAt(30)[0]).toBe('lost');
});

test('another document begins without branches', () => {
  const { store, change, nextAt } = storeUnderTest();
  change('first', 10, 1);
  change('other', 5, 2);
  store.open(petsByAnimal, null);
  expect(store.getState()).toMatchObject({ branch: 1, elsewhere: new Map() });
  expect(nextAt(10)).toEqual([null, null]);
});

test('edits on their way count as if they landed where the run stands', () => {
  const { store, at } = storeUnderTest();
  const planned: TimedEdit = { tick: 90, edit: { kind: 'configureTable', lane: 0, change: { burst: true } } };
  store.open({ ...petsByAnimal, edits: [planned] }, null);
  const ticks = (tick: number, endTick: number): number[] =>
    editsOnceLanded(store.getState(), tick, endTick).map((timed) => timed.tick);
  expect(ticks(10, 10)).toEqual([90]);
  at(10).change('first', [planned.edit]);
  at(10).change('second', [planned.edit]);
  expect(ticks(10, 10)).toEqual([10, 10, 90]);
  expect(ticks(10, 80)).toEqual([10, 10, 90]);
  // In the past: what came after belongs to another branch.
  expect(ticks(10, 100)).toEqual([10, 10]);
  expect(ticks(95, 100)).toEqual([90, 95, 95]);
});
