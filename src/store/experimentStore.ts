/**
 * The document: seed + configuration + edits at ticks, which alone reproduce the run. Every change during a run is
 * an edit that is sent to the simulation; where it landed comes back and is written down.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Edit, TimedEdit } from '../engine/types.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { Edited, ToWorker } from '../protocol/messages.ts';
import { editsThatRevert, type InForce, inForceAt, withEdit } from './revert.ts';

/** A change and what restores the state before it. */
export interface Change {
  /** What the user would call it, such as `Partition key: breed`. */
  readonly label: string;
  readonly edits: readonly Edit[];
  readonly revert: readonly Edit[];
  /** Names the drag (or the held key) it is part of: the changes of one gesture are undone together. */
  readonly gesture: string | null;
  /** The control it was made with, so that a refusal is told there; null: nowhere in particular. */
  readonly place: string | null;
  /** The tick before which it took effect. */
  readonly tick: number;
}

/** What a change may say about itself beyond its edits. */
export type ChangeOptions = Partial<Pick<Change, 'gesture' | 'place'>>;

/** A change that was sent and has not been answered yet. */
interface Pending {
  readonly editId: number;
  readonly change: Omit<Change, 'tick'>;
  readonly as: 'change' | 'undo' | 'redo';
}

export interface ExperimentState {
  /** The scenario it came from; null: from elsewhere. */
  readonly scenario: string | null;
  readonly experiment: Experiment;
  readonly pending: readonly Pending[];
  /** What can be undone, and what was: the last one first in line. */
  readonly undoable: readonly Change[];
  readonly redoable: readonly Change[];
  /** The branch of the run that the document describes, and what can be undone and redone on the others. */
  readonly branch: number;
  readonly elsewhere: ReadonlyMap<number, UndoLists>;
  /** Why the latest change was refused; null: it was not. */
  readonly refused: string | null;
  /** The `place` of the change that was refused. */
  readonly refusedAt: string | null;
}

type UndoLists = Pick<ExperimentState, 'undoable' | 'redoable'>;

export interface ExperimentStore extends StoreApi<ExperimentState> {
  /** Replaces the document. */
  readonly open: (experiment: Experiment, scenario: string | null) => void;
  /**
   * Changes the experiment from the next tick on. `tick`: where the run stands, as far as known. Changes of one
   * `gesture` must set the same things, each anew: the last one is what is redone, the state before the first one
   * what an undo restores.
   */
  readonly change: (label: string, edits: readonly Edit[], tick: number, options?: ChangeOptions) => void;
  /** Takes the last change before `tick` back, by another. */
  readonly undo: (tick: number) => void;
  readonly redo: () => void;
  /** How a change went. */
  readonly landed: (edited: Edited) => void;
  /** The simulation is gone: what is on its way will not land. */
  readonly forgetPending: () => void;
  /** The run went over to another of its branches, which has these edits. */
  readonly switchBranch: (branch: number, edits: readonly TimedEdit[]) => void;
}

/** A store for `experiment`. `send`: edits go there. */
export function createExperimentStore(
  experiment: Experiment,
  scenario: string | null,
  send: (message: ToWorker) => void,
): ExperimentStore {
  const store = createStore<ExperimentState>(() => fresh(experiment, scenario));
  const { setState, getState } = store;
  let lastEditId = 0;

  const submit = (change: Omit<Change, 'tick'>, as: Pending['as']): void => {
    lastEditId += 1;
    const pending = { editId: lastEditId, change, as };
    setState((state) => ({ pending: [...state.pending, pending], refused: null, refusedAt: null }));
    send({ kind: 'edit', editId: lastEditId, edits: as === 'undo' ? change.revert : change.edits });
  };

  /** Undo and redo change lists that changes on their way will change, too: they wait until those have landed. */
  let waiting: ((tick: number) => void)[] = [];
  const whenLanded = (tick: number, action: (tick: number) => void): void => {
    waiting.push((landedTick) => action(Math.max(tick, landedTick)));
    runWaiting(tick);
  };
  const runWaiting = (tick: number): void => {
    while (getState().pending.length === 0 && waiting.length > 0) waiting.shift()?.(tick);
  };

  return {
    ...store,
    open(next, from) {
      waiting = [];
      setState(fresh(next, from));
    },
    change(label, edits, tick, { gesture = null, place = null } = {}) {
      const revert = revertOf(inForceNow(getState(), tick), edits);
      submit({ label, edits, revert, gesture, place }, 'change');
    },
    undo(tick) {
      whenLanded(tick, (tickThen) => {
        const last = lastChange(getState(), tickThen);
        if (last !== null) submit(last, 'undo');
      });
    },
    redo() {
      whenLanded(0, () => {
        const last = getState().redoable.at(-1);
        if (last !== undefined) submit(last, 'redo');
      });
    },
    landed(edited) {
      setState((state) => withLanded(state, edited));
      runWaiting(edited.tick);
    },
    forgetPending() {
      waiting = [];
      setState({ pending: [] });
    },
    switchBranch: (branch, edits) =>
      setState((state) => ({
        experiment: { ...state.experiment, edits },
        ...(state.elsewhere.get(branch) ?? NO_CHANGES),
        branch,
        elsewhere: withListsOf(state),
      })),
  };
}

/** What an undo takes back where the run stands: a change that is still to come is not one; null: nothing. */
export function lastChange({ undoable }: Pick<ExperimentState, 'undoable'>, tick: number): Change | null {
  return undoable.findLast((change) => change.tick <= tick) ?? null;
}

/** What is in force at `tick`, changes that are on their way included: what controls show. */
export function inForceNow({ experiment, pending }: ExperimentState, tick: number): InForce {
  const onTheirWay = pending.flatMap(({ change, as }) => (as === 'undo' ? change.revert : change.edits));
  return onTheirWay.reduce(withEdit, inForceAt(experiment, experiment.edits, tick));
}

function fresh(experiment: Experiment, scenario: string | null): ExperimentState {
  return {
    scenario,
    experiment,
    pending: [],
    ...NO_CHANGES,
    branch: FIRST_BRANCH,
    elsewhere: new Map(),
    refused: null,
    refusedAt: null,
  };
}

const FIRST_BRANCH = 1;

const NO_CHANGES: UndoLists = { undoable: [], redoable: [] };

/** Keeps what can be undone on the present branch for when it is opened again. */
function withListsOf({
  branch,
  elsewhere,
  undoable,
  redoable,
}: ExperimentState): ExperimentState['elsewhere'] {
  return new Map(elsewhere).set(branch, { undoable, redoable });
}

/** What restores the state before several edits: the last one first. */
function revertOf(before: InForce, edits: readonly Edit[]): readonly Edit[] {
  return edits
    .map((edit, index) => editsThatRevert(edits.slice(0, index).reduce(withEdit, before), edit))
    .reverse()
    .flat();
}

function withLanded(
  state: ExperimentState,
  { editId, refused, tick, branch, edits }: Edited,
): Partial<ExperimentState> {
  const landed = state.pending.find((pending) => pending.editId === editId);
  if (landed === undefined) return {};
  const settled = {
    experiment: { ...state.experiment, edits },
    pending: state.pending.filter((pending) => pending !== landed),
    refused,
    refusedAt: refused === null ? null : landed.change.place,
    branch,
    elsewhere: branch === state.branch ? state.elsewhere : withListsOf(state),
  };
  return refused === null ? { ...settled, ...withMoved(state, landed, tick) } : settled;
}

/** The change goes to the list it belongs to now. What an edit in the past cut off can no longer be undone. */
function withMoved(
  { undoable, redoable }: ExperimentState,
  { change, as }: Pending,
  tick: number,
): UndoLists {
  const before = undoable.filter((each) => each.tick <= tick);
  const moved = { ...change, tick };
  switch (as) {
    case 'change':
      return { undoable: withChange(before, moved), redoable: [] };
    case 'undo':
      return { undoable: before.slice(0, -1), redoable: [...redoable, moved] };
    case 'redo':
      return { undoable: [...before, moved], redoable: redoable.slice(0, -1) };
  }
}

function withChange(before: readonly Change[], change: Change): readonly Change[] {
  const last = before.at(-1);
  if (last === undefined || last.gesture === null || last.gesture !== change.gesture)
    return [...before, change];
  return [...before.slice(0, -1), { ...change, revert: last.revert, tick: last.tick }];
}
