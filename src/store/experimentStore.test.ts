import { expect, test } from 'vitest';
import { present } from '../base/assert.ts';
import type { Edit, TableConfiguration, TimedEdit } from '../engine/types.ts';
import { petsByAnimal } from '../experiment/scenarios/petsByAnimal.ts';
import { type StandingStore, standingStore } from './experimentStore.testing.ts';
import { courseAnew, type ExperimentStore, firstCourse } from './experimentStore.ts';
import { inForceNow } from './inForce.ts';
import { lastChange } from './steps.ts';

/** A store, what it sent, and a simulation that lets every edit land at `tick`. */
function storeUnderTest(): StandingStore & { land: (tick: number, refused?: string) => void } {
  const { store, sent, at } = standingStore();
  const landed: TimedEdit[] = [];
  const land = (tick: number, refused: string | null = null): void => {
    const message = sent.at(-1);
    if (message?.kind !== 'edit') throw new Error('Nothing was sent');
    if (refused === null) landed.push(...message.edits.map((edit) => ({ tick, edit })));
    const { editId } = message;
    const edits = [...landed];
    at(tick).landed({ kind: 'edited', run: 1, editId, refused, tick, branch: 1, branches: [], edits });
  };
  return { store, at, sent, land };
}

function capacity(readCapacity: number): Edit[] {
  return [{ kind: 'configureTable', lane: 0, change: { readCapacity } }];
}

function readCapacity(store: ExperimentStore, tick: number): number | undefined {
  return inForceNow(store.getState(), tick).configuration.tables[0]?.readCapacity;
}

test('a drag is one step: undo restores the state before it, redo the state after it', () => {
  const { store, at, sent, land } = storeUnderTest();
  for (const [tick, value] of [10_000, 8000, 5000].entries()) {
    at(tick).change('Read capacity', capacity(value), { gesture: 'drag 1' });
    land(tick);
  }
  at(3).undo();
  expect(sent.at(-1)).toMatchObject({ edits: capacity(12_000) });
  land(3);
  expect(readCapacity(store, 3)).toBe(12_000);
  expect(lastChange(store.getState(), 3)).toBeNull();
  at(3).redo();
  land(4);
  expect(readCapacity(store, 4)).toBe(5000);
});

test('two drags are two steps, and so are two changes without a gesture', () => {
  const { store, at, land } = storeUnderTest();
  for (const [tick, gesture] of ['drag 1', 'drag 2', null, null].entries()) {
    at(tick).change('Read capacity', capacity(1000 + tick), { gesture });
    land(tick);
  }
  for (const before of [1002, 1001, 1000, 12_000]) {
    at(5).undo();
    land(5);
    expect(readCapacity(store, 5)).toBe(before);
  }
  expect(lastChange(store.getState(), 5)).toBeNull();
});

test('a change is in force before the simulation has answered', () => {
  const { store } = storeUnderTest();
  store.change('Read capacity', capacity(7));
  expect(readCapacity(store, 0)).toBe(7);
});

test('a refusal is told at the control it came from, until the next change or until it is let go', () => {
  const { store, land } = storeUnderTest();
  const goOn = [() => store.change('Read capacity', capacity(8)), () => store.forgetRefusal()];
  for (const next of goOn) {
    store.change('Read capacity', capacity(7), { place: 'capacity' });
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
    store.change('Weight', [edit]);
  expect(inForceNow(store.getState(), 0).keyEdits).toEqual([
    weigh('dog', 3),
    weigh('cat', 4),
    weigh('dog', 5),
  ]);
});

test('a run that begins anew has what was done by then from its start, and there it can be undone', () => {
  const { store, at, land } = storeUnderTest();
  for (const [value, tick] of [
    [7, 10],
    [8, 50],
  ] as const) {
    at(tick).change('Read capacity', capacity(value));
    land(tick);
  }
  const own = [0, 300].map((tick) => ({ tick, edit: present(capacity(tick + 1)[0], 'An edit') }));
  const course = courseAnew(store.getState(), own, 20, 50);
  expect(course.edits).toEqual([own[0], { tick: 0, edit: capacity(7)[0] }, own[1]]);
  store.open(petsByAnimal, null, course);
  expect(readCapacity(store, 0)).toBe(7);
  expect(lastChange(store.getState(), 0)).toMatchObject({ revert: capacity(12_000) });
});

test('what a document plans stays to come after a change before it, and goes with a branch that leaves it out', () => {
  const { store, at, sent } = standingStore();
  const planned: TimedEdit = { tick: 300, edit: present(capacity(9)[0], 'An edit') };
  const change = { label: 'Planned', edits: [planned.edit], revert: [], gesture: null, place: null };
  const course = {
    ...firstCourse([planned]),
    steps: [{ change, as: 'change', tick: 300, untilTick: 300 }] as const,
  };
  store.open(petsByAnimal, null, course);
  const landAt = (tick: number, edits: readonly TimedEdit[]): void => {
    at(tick).change('Read capacity', capacity(tick));
    const message = sent.at(-1);
    if (message?.kind !== 'edit') throw new Error('Nothing was sent');
    const { editId } = message;
    store.landed({ kind: 'edited', run: 1, editId, refused: null, tick, branch: 1, branches: [], edits });
  };
  const own = (tick: number): TimedEdit => ({ tick, edit: present(capacity(tick)[0], 'An edit') });
  landAt(20, [own(20), planned]);
  expect(store.getState().steps.map(({ tick }) => tick)).toEqual([20, 300]);
  expect(lastChange(store.getState(), 20)?.label).toBe('Read capacity');
  expect(lastChange(store.getState(), 300)?.label).toBe('Planned');
  landAt(10, [own(10)]);
  expect(store.getState().steps.map(({ tick }) => tick)).toEqual([10]);
});

test('what a document plans comes at its time in a run that begins anew, too', () => {
  const { store } = standingStore();
  const planned: TimedEdit = { tick: 300, edit: present(capacity(9)[0], 'An edit') };
  const change = { label: 'Planned', edits: [planned.edit], revert: [], gesture: null, place: null };
  const steps = [{ change, as: 'change', tick: 300, untilTick: 300 }] as const;
  store.open(petsByAnimal, null, { ...firstCourse([planned]), steps });
  const before = courseAnew(store.getState(), [], 50, 60);
  expect(before).toMatchObject({ edits: [planned], steps });
  const after = courseAnew(store.getState(), [], 400, 500);
  expect(after).toMatchObject({ edits: [{ ...planned, tick: 0 }], steps: [{ tick: 0 }] });
});

test('of a capacity that was set several times only the last makes partitions in a run that begins anew', () => {
  const { store, at, land } = storeUnderTest();
  const changes: readonly Partial<TableConfiguration>[] = [
    { readCapacity: 96_000, burst: false },
    { writeCapacity: 8000 },
    { readCapacity: 12_000 },
  ];
  for (const [index, change] of changes.entries()) {
    at(index).change('A change', [{ kind: 'configureTable', lane: 0, change }]);
    land(index);
  }
  const { edits } = courseAnew(store.getState(), [], 5, 5);
  expect(edits.map(({ edit }) => edit)).toEqual(
    [{ burst: false }, ...changes.slice(1)].map((change) => ({ kind: 'configureTable', lane: 0, change })),
  );
});

test('what was taken back by then has no part in a run that begins anew', () => {
  const { store, at, land } = storeUnderTest();
  at(10).change('Read capacity', capacity(7));
  land(10);
  at(20).change('Read capacity', capacity(48_000));
  land(20);
  at(30).undo();
  land(30);
  expect(courseAnew(store.getState(), [], 25, 30).edits).toEqual([{ tick: 0, edit: capacity(48_000)[0] }]);
  const course = courseAnew(store.getState(), [], 30, 30);
  expect(course.edits).toEqual([{ tick: 0, edit: capacity(7)[0] }]);
  store.open(petsByAnimal, null, course);
  at(0).undo();
  land(0);
  expect(readCapacity(store, 0)).toBe(12_000);
});

test('what is in force stays the same object as long as it is alike, as a whole and in its parts', () => {
  const { store, at, land } = storeUnderTest();
  const opened = store.inForce(0);
  expect(store.inForce(100)).toBe(opened);
  at(100).change('Read capacity', capacity(5000));
  const changed = store.inForce(100);
  expect(changed).toEqual(inForceNow(store.getState(), 100));
  expect(changed.configuration.tables[0]?.readCapacity).toBe(5000);
  expect(changed.configuration.traffic).toBe(opened.configuration.traffic);
  expect(changed.configuration.items).toBe(opened.configuration.items);
  land(100);
  expect(store.inForce(100)).toBe(changed);
  expect(store.inForce(99)).toEqual(opened);
  const { traffic } = petsByAnimal;
  at(200).change('Nothing is asked for', [{ kind: 'setTraffic', traffic: { ...traffic, operations: [] } }]);
  const quiet = store.inForce(200);
  expect(quiet.configuration.traffic.operations).toEqual([]);
  land(200);
  expect(store.inForce(200)).toBe(quiet);
  at(200).undo();
  land(200);
  expect(store.inForce(200)).toEqual({ ...changed, keyEdits: [] });
});
