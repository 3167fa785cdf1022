/**
 * The document: seed + configuration + edits at ticks, which alone reproduce the run. Every change during a run is
 * an edit that is sent to the simulation; where it landed comes back and is written down.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Edit } from '../engine/types.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { Edited, ToWorker } from '../protocol/messages.ts';
import { editsThatRevert, type InForce, inForceAt, withEdit } from './revert.ts';

/** A change and what restores the state before it. */
export interface Change {
  /** What the user would call it, such as `Partition key: breed`. */
  readonly label: string;
  readonly edits: readonly Edit[];
  readonly revert: readonly Edit[];
  /** The tick before which it took effect. */
  readonly tick: number;
}

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
  /** Why the latest change was refused; null: it was not. */
  readonly refused: string | null;
}

export interface ExperimentStore extends StoreApi<ExperimentState> {
  /** Replaces the document. */
  readonly open: (experiment: Experiment, scenario: string | null) => void;
  /** Changes the experiment from the next tick on. `tick`: where the run stands, as far as known. */
  readonly change: (label: string, edits: readonly Edit[], tick: number) => void;
  /** Takes the last change back, by another. */
  readonly undo: () => void;
  readonly redo: () => void;
  /** How a change went. */
  readonly landed: (edited: Edited) => void;
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
    setState((state) => ({ pending: [...state.pending, pending], refused: null }));
    send({ kind: 'edit', editId: lastEditId, edits: as === 'undo' ? change.revert : change.edits });
  };

  return {
    ...store,
    open: (next, from) => setState(fresh(next, from)),
    change(label, edits, tick) {
      submit({ label, edits, revert: revertOf(inForceNow(getState(), tick), edits) }, 'change');
    },
    undo() {
      const last = getState().undoable.at(-1);
      if (last !== undefined) submit(last, 'undo');
    },
    redo() {
      const last = getState().redoable.at(-1);
      if (last !== undefined) submit(last, 'redo');
    },
    landed: (edited) => setState((state) => withLanded(state, edited)),
  };
}

/** What is in force at `tick`, changes that are on their way included: what controls show. */
export function inForceNow({ experiment, pending }: ExperimentState, tick: number): InForce {
  const onTheirWay = pending.flatMap(({ change, as }) => (as === 'undo' ? change.revert : change.edits));
  return onTheirWay.reduce(withEdit, inForceAt(experiment, experiment.edits, tick));
}

function fresh(experiment: Experiment, scenario: string | null): ExperimentState {
  return { scenario, experiment, pending: [], undoable: [], redoable: [], refused: null };
}

/** What restores the state before several edits: the last one first. */
function revertOf(before: InForce, edits: readonly Edit[]): readonly Edit[] {
  return edits
    .map((edit, index) =>
      editsThatRevert(edits.slice(0, index).reduce(withEdit, before), edit),
    )
    .reverse()
    .flat();
}

function withLanded(state: ExperimentState, { editId, refused, tick, edits }: Edited): Partial<ExperimentState> {
  const landed = state.pending.find((pending) => pending.editId === editId);
  if (landed === undefined) return {};
  const settled = {
    experiment: { ...state.experiment, edits },
    pending: state.pending.filter((pending) => pending !== landed),
    refused,
  };
  return refused === null ? { ...settled, ...withMoved(state, landed, tick) } : settled;
}

/** The change goes to the list it belongs to now. What an edit in the past cut off can no longer be undone. */
function withMoved(
  { undoable, redoable }: ExperimentState,
  { change, as }: Pending,
  tick: number,
): Pick<ExperimentState, 'undoable' | 'redoable'> {
  const before = undoable.filter((each) => each.tick <= tick);
  const moved = { ...change, tick };
  switch (as) {
    case 'change':
      return { undoable: [...before, moved], redoable: [] };
    case 'undo':
      return { undoable: before.slice(0, -1), redoable: [...redoable, moved] };
    case 'redo':
      return { undoable: [...before, moved], redoable: redoable.slice(0, -1) };
  }
}
