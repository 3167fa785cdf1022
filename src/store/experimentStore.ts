/**
 * The document: seed + configuration + edits at ticks, which alone reproduce the run. Every change during a run is
 * an edit that is sent to the simulation; where it landed comes back and is written down.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { assertNever } from '../base/assert.ts';
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
}

/** What a change may say about itself beyond its edits. */
export type ChangeOptions = Partial<Pick<Change, 'gesture' | 'place'>>;

/** A change that was made, taken back, or made again. */
export interface Step {
  readonly change: Change;
  readonly as: 'change' | 'undo' | 'redo';
  /** The tick before which it took effect; of a whole gesture its first. */
  readonly tick: number;
}

/** A step that was sent and has not been answered yet. */
export interface Pending extends Omit<Step, 'tick'> {
  readonly editId: number;
}

export interface ExperimentState {
  /** The scenario it came from; null: from elsewhere. */
  readonly scenario: string | null;
  readonly experiment: Experiment;
  readonly pending: readonly Pending[];
  /** What was done to this branch of the run, in its order: at every moment it says what can be undone and redone. */
  readonly steps: readonly Step[];
  /** The branch of the run that the document describes, and what was done to the others. */
  readonly branch: number;
  readonly elsewhere: ReadonlyMap<number, readonly Step[]>;
  /** Why the latest change was refused; null: it was not. */
  readonly refused: string | null;
  /** The `place` of the change that was refused. */
  readonly refusedAt: string | null;
}

/** What can be undone at a moment, and what was taken back by then: the last one is next. */
interface UndoLists {
  readonly undoable: readonly Change[];
  readonly redoable: readonly Change[];
}

export interface ExperimentStore extends StoreApi<ExperimentState> {
  /** Replaces the document. */
  readonly open: (experiment: Experiment, scenario: string | null) => void;
  /**
   * Changes the experiment from the next tick on. `tick`: where the run stands, as far as known. Changes of one
   * `gesture` must set the same things, each anew: the last one is what is redone, the state before the first one
   * what an undo restores.
   */
  readonly change: (label: string, edits: readonly Edit[], tick: number, options?: ChangeOptions) => void;
  /** Takes the last change that is in force at `tick` back, by another. */
  readonly undo: (tick: number) => void;
  /** Makes the change again that was taken back last before `tick`. */
  readonly redo: (tick: number) => void;
  /** How a change went. */
  readonly landed: (edited: Edited) => void;
  /** The simulation is gone: what is on its way will not land. The result is that. */
  readonly forgetPending: () => readonly Pending[];
  /** Sends what was forgotten once more. */
  readonly sendAgain: (forgotten: readonly Pending[]) => void;
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

  const submit = (change: Change, as: Step['as']): void => {
    lastEditId += 1;
    const pending = { editId: lastEditId, change, as };
    setState((state) => ({ pending: [...state.pending, pending], refused: null, refusedAt: null }));
    send({ kind: 'edit', editId: lastEditId, edits: as === 'undo' ? change.revert : change.edits });
  };

  /** What is next to undo or redo depends on the changes that are on their way: both wait until those have landed. */
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
    redo(tick) {
      whenLanded(tick, (tickThen) => {
        const last = lastUndone(getState(), tickThen);
        if (last !== null) submit(last, 'redo');
      });
    },
    landed(edited) {
      setState((state) => withLanded(state, edited));
      runWaiting(edited.tick);
    },
    forgetPending() {
      const { pending } = getState();
      waiting = [];
      setState({ pending: [] });
      return pending;
    },
    sendAgain(forgotten) {
      for (const { change, as } of forgotten) submit(change, as);
    },
    switchBranch: (branch, edits) =>
      setState((state) => ({
        experiment: { ...state.experiment, edits },
        steps: state.elsewhere.get(branch) ?? [],
        branch,
        elsewhere: withStepsOf(state),
      })),
  };
}

/** What an undo takes back where the run stands: a change that is in force there; null: nothing. */
export function lastChange(state: Pick<ExperimentState, 'steps'>, tick: number): Change | null {
  return undoListsAt(state, tick).undoable.at(-1) ?? null;
}

/** What a redo makes again where the run stands; null: nothing. */
export function lastUndone(state: Pick<ExperimentState, 'steps'>, tick: number): Change | null {
  return undoListsAt(state, tick).redoable.at(-1) ?? null;
}

/** As the lists were at a moment: what is still to come has neither been made nor taken back there. */
function undoListsAt({ steps }: Pick<ExperimentState, 'steps'>, tick: number): UndoLists {
  return steps.filter((step) => step.tick <= tick).reduce(withStep, { undoable: [], redoable: [] });
}

function withStep({ undoable, redoable }: UndoLists, { change, as }: Step): UndoLists {
  const without = (list: readonly Change[]): Change[] => list.filter((each) => each !== change);
  switch (as) {
    case 'change':
      return { undoable: [...undoable, change], redoable: [] };
    case 'undo':
      return { undoable: without(undoable), redoable: [...redoable, change] };
    case 'redo':
      return { undoable: [...undoable, change], redoable: without(redoable) };
    default:
      return assertNever(as);
  }
}

/** What is in force at `tick`, changes that are on their way included: what controls show. */
export function inForceNow({ experiment, pending }: ExperimentState, tick: number): InForce {
  return editsOnTheirWay(pending).reduce(withEdit, inForceAt(experiment, experiment.edits, tick));
}

/** All edits as they will be if those on their way land at `tick`. `endTick`: how far the branch is computed. */
export function editsOnceLanded(
  { experiment, pending }: Pick<ExperimentState, 'experiment' | 'pending'>,
  tick: number,
  endTick: number,
): readonly TimedEdit[] {
  const { edits } = experiment;
  if (pending.length === 0) return edits;
  const landed = editsOnTheirWay(pending).map((edit) => ({ tick, edit }));
  // As in the engine: an edit in the past begins a branch without what came after it, but with what is still planned.
  return [
    ...edits.filter((timed) => timed.tick <= tick),
    ...landed,
    ...edits.filter((timed) => timed.tick > Math.max(tick, endTick)),
  ];
}

function editsOnTheirWay(pending: readonly Pending[]): readonly Edit[] {
  return pending.flatMap(({ change, as }) => (as === 'undo' ? change.revert : change.edits));
}

function fresh(experiment: Experiment, scenario: string | null): ExperimentState {
  return {
    scenario,
    experiment,
    pending: [],
    steps: [],
    branch: FIRST_BRANCH,
    elsewhere: new Map(),
    refused: null,
    refusedAt: null,
  };
}

const FIRST_BRANCH = 1;

/** Keeps what was done to the present branch for when it is opened again. */
function withStepsOf({ branch, elsewhere, steps }: ExperimentState): ExperimentState['elsewhere'] {
  return new Map(elsewhere).set(branch, steps);
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
    elsewhere: branch === state.branch ? state.elsewhere : withStepsOf(state),
  };
  return refused === null ? { ...settled, steps: withLandedStep(state.steps, landed, tick) } : settled;
}

/** What an edit in the past cut off has not been done to the branch it begins. */
function withLandedStep(steps: readonly Step[], { change, as }: Pending, tick: number): readonly Step[] {
  const before = steps.filter((step) => step.tick <= tick);
  const last = before.at(-1);
  const isSameGesture = last?.as === 'change' && as === 'change' && last.change.gesture === change.gesture;
  if (last === undefined || !isSameGesture || change.gesture === null)
    return [...before, { change, as, tick }];
  return [...before.slice(0, -1), { change: { ...change, revert: last.change.revert }, as, tick: last.tick }];
}
