/**
 * The document: seed + configuration + edits at ticks, which alone reproduce the run. Every change during a run is
 * an edit that is sent to the simulation; where it landed comes back and is written down.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BranchRecord, BranchSummary } from '../engine/history.ts';
import type { Edit, TimedEdit } from '../engine/types.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { Edited, ToWorker } from '../protocol/messages.ts';
import { onlyBranch } from '../protocol/onlyBranch.ts';
import { createInForce, inForceNow } from './inForce.ts';
import type { InForce } from './revert.ts';
import {
  type Change,
  type ChangeOptions,
  changesInForce,
  editsOf,
  lastChange,
  lastUndone,
  type Pending,
  revertOf,
  type Step,
  withLandedStep,
} from './steps.ts';

/** A branch of the run, and what was done to it in its order. */
export interface Course extends BranchRecord {
  readonly steps: readonly Step[];
}

export interface ExperimentState {
  /** The scenario it came from; null: from elsewhere. */
  readonly scenario: string | null;
  readonly experiment: Experiment;
  readonly pending: readonly Pending[];
  /** What was done to this branch of the run, in its order: at every moment it says what can be undone and redone. */
  readonly steps: readonly Step[];
  /** The branch of the run that the document describes, where it began, and the others. */
  readonly branch: number;
  readonly origin: Pick<BranchRecord, 'parent' | 'forkedAt'>;
  readonly elsewhere: ReadonlyMap<number, Course>;
  /** Why the latest change was refused; null: it was not. */
  readonly refused: string | null;
  /** The `place` of the change that was refused. */
  readonly refusedAt: string | null;
}

export interface ExperimentStore extends StoreApi<ExperimentState> {
  /** Replaces the document. `shown`: the branch of its run to begin with; its edits take the place of the document's. */
  readonly open: (
    opened: Experiment,
    scenario: string | null,
    shown?: Course,
    elsewhere?: readonly Course[],
  ) => void;
  /**
   * Changes the experiment from the next tick on. Changes of one `gesture` must set the same things, each anew: the
   * last one is what is redone, the state before the first one what an undo restores.
   */
  readonly change: (label: string, edits: readonly Edit[], options?: ChangeOptions) => void;
  /**
   * What is in force at `tick`, changes on their way included. What is alike is the same object as at the last call:
   * that a change has landed alters nothing of what it set.
   */
  readonly inForce: (tick: number) => InForce;
  /** Takes the last change that is in force where the run stands back, by another. */
  readonly undo: () => void;
  /** Makes the change again that was taken back last before that. */
  readonly redo: () => void;
  /** How a change went. */
  readonly landed: (edited: Edited) => void;
  /** The user goes on to something else: why the latest change was refused need not be told any longer. */
  readonly forgetRefusal: () => void;
  /** The simulation is gone: what is on its way will not land. The result is that. */
  readonly forgetPending: () => readonly Pending[];
  /** Sends what was forgotten once more. */
  readonly sendAgain: (forgotten: readonly Pending[]) => void;
  /** Does something in its turn: behind all that waits for a change to land or, if nothing does, now. */
  readonly inTurn: (action: () => void) => void;
  /** Does something in its turn, when no change is on its way any more. */
  readonly whenLanded: (action: () => void) => void;
  /** The run goes over to another of its branches; no change may be on its way. `endTick`: how far it was on the one before. */
  readonly switchBranch: (branch: number, endTick: number) => void;
}

/** A store for `experiment`. `tell`: edits go there. `tickNow`: where the next one will meet the run. */
export function createExperimentStore(
  experiment: Experiment,
  scenario: string | null,
  tell: (message: ToWorker) => void,
  tickNow: () => number,
): ExperimentStore {
  const store = createStore<ExperimentState>(() => fresh(experiment, scenario));
  const { setState, getState } = store;
  let lastEditId = 0;
  const inForce = createInForce();
  /**
   * What depends on how the changes before it go (what an undo takes back, which branch is left), and all that was
   * asked for after it: in this order, each when no change is on its way.
   */
  let waiting: (() => void)[] = [];

  const inTurn = (action: () => void): void => {
    if (waiting.length === 0) action();
    else waiting.push(action);
  };
  const whenLanded = (action: () => void): void => {
    waiting.push(action);
    runWaiting();
  };
  const runWaiting = (): void => {
    while (getState().pending.every(isUnsent) && waiting.length > 0) waiting.shift()?.();
  };

  const send = (step: Pending): void => {
    lastEditId += 1;
    const change = step.as === 'change' ? withRevert(step.change, getState(), tickNow()) : step.change;
    const sent = { ...step, change, editId: lastEditId };
    setState(({ pending }) => ({ pending: pending.map((each) => (each === step ? sent : each)) }));
    tell({ kind: 'edit', editId: sent.editId, edits: editsOf([sent]) });
  };
  const submit = (step: Pending): void => {
    setState(({ pending }) => ({ pending: [...pending, step], refused: null, refusedAt: null }));
    inTurn(() => send(step));
  };
  /** Undoes or redoes what `find` finds; changes that were made after that still wait. */
  const goThroughSteps = (find: typeof lastChange, as: Step['as']): void =>
    whenLanded(() => {
      const change = find(getState(), tickNow());
      if (change === null) return;
      const step = { editId: null, change, as };
      setState(({ pending }) => ({ pending: [step, ...pending], refused: null, refusedAt: null }));
      send(step);
    });

  return {
    ...store,
    open(next, from, shown, elsewhere) {
      waiting = [];
      setState(fresh(next, from, shown, elsewhere));
    },
    change(label, edits, { gesture = null, place = null } = {}) {
      submit({ editId: null, change: { label, edits, revert: [], gesture, place }, as: 'change' });
    },
    inForce: (tick) => inForce(getState(), tick),
    undo: () => goThroughSteps(lastChange, 'undo'),
    redo: () => goThroughSteps(lastUndone, 'redo'),
    landed(edited) {
      // Another experiment may have been opened meanwhile.
      if (!getState().pending.some(({ editId }) => editId === edited.editId)) return;
      setState((state) => withLanded(state, edited));
      runWaiting();
    },
    forgetRefusal() {
      setState({ refused: null, refusedAt: null });
    },
    forgetPending() {
      const { pending } = getState();
      waiting = [];
      setState({ pending: [] });
      return pending;
    },
    sendAgain(forgotten) {
      for (const step of forgotten) submit({ ...step, editId: null });
    },
    inTurn,
    whenLanded,
    switchBranch(branch, endTick) {
      const state = getState();
      const next = state.elsewhere.get(branch);
      if (next === undefined) return;
      setState({ ...withCourse(state, next), elsewhere: elsewhereFrom(state, branch, endTick) });
    },
  };
}

function isUnsent({ editId }: Pending): boolean {
  return editId === null;
}

/** A change that is about to be sent, with what restores the state that it will meet. */
function withRevert(change: Change, { experiment, pending }: ExperimentState, tick: number): Change {
  const before = inForceNow({ experiment, pending: pending.filter((step) => !isUnsent(step)) }, tick);
  return { ...change, revert: revertOf(before, change.edits) };
}

/** All edits as they will be if those on their way land at `tick`. `endTick`: how far the branch is computed. */
export function editsOnceLanded(
  { experiment, pending }: Pick<ExperimentState, 'experiment' | 'pending'>,
  tick: number,
  endTick: number,
): readonly TimedEdit[] {
  const { edits } = experiment;
  if (pending.length === 0) return edits;
  const landed = editsOf(pending).map((edit) => ({ tick, edit }));
  // As in the engine: an edit in the past begins a branch without what came after it, but with what is still planned.
  return [
    ...edits.filter((timed) => timed.tick <= tick),
    ...landed,
    ...edits.filter((timed) => timed.tick > Math.max(tick, endTick)),
  ];
}

function fresh(
  opened: Experiment,
  scenario: string | null,
  shown = firstCourse(opened.edits),
  elsewhere: readonly Course[] = [],
): ExperimentState {
  return {
    scenario,
    ...withCourse({ experiment: opened }, shown),
    pending: [],
    elsewhere: new Map(elsewhere.map((course) => [course.id, course])),
    refused: null,
    refusedAt: null,
  };
}

/** The only branch of a run that has just begun, to which nothing was done. */
export function firstCourse(edits: readonly TimedEdit[]): Course {
  return { ...onlyBranch(edits), steps: [] };
}

/**
 * A run that begins anew with the changes in force at `tick`, which now come before its first one. What was taken back
 * by then is left out: some of what a change does its undo leaves, such as the partitions that more capacity made (P3).
 * What is planned for after `endTick`, as far as the run was, comes at its time. `own`: the document's edits.
 */
export function courseAnew(
  state: Pick<ExperimentState, 'steps'>,
  own: readonly TimedEdit[],
  tick: number,
  endTick: number,
): Course {
  const done = changesInForce(state, tick).map(
    (change): Step => ({ change, as: 'change', tick: 0, untilTick: 0 }),
  );
  const toCome = state.steps.filter((step) => step.tick > Math.max(tick, endTick));
  const edits = withoutOvertaken(editsOf(done)).map((edit) => ({ tick: 0, edit }));
  const [first, planned] = [own.filter((timed) => timed.tick === 0), own.filter((timed) => timed.tick > 0)];
  const later = toCome.flatMap((step) => editsOf([step]).map((edit) => ({ tick: step.tick, edit })));
  return { ...onlyBranch([...first, ...edits, ...planned, ...later]), steps: [...done, ...toCome] };
}

/** Without capacity that a later edit sets anew: the partitions that the highest one makes would stay (P3). */
function withoutOvertaken(edits: readonly Edit[]): readonly Edit[] {
  return edits.flatMap((edit, index): Edit[] => {
    if (edit.kind !== 'configureTable') return [edit];
    const later = edits.slice(index + 1).filter((each) => each.kind === 'configureTable');
    const isOvertaken = (name: string): boolean =>
      (name === 'readCapacity' || name === 'writeCapacity') &&
      later.some(({ lane, change }) => lane === edit.lane && name in change);
    const kept = Object.entries(edit.change).filter(([name]) => !isOvertaken(name));
    return kept.length === 0 ? [] : [{ ...edit, change: Object.fromEntries(kept) }];
  });
}

/** What a document becomes on a branch. */
function withCourse(
  { experiment }: Pick<ExperimentState, 'experiment'>,
  { id, parent, forkedAt, edits, steps }: Course,
): Pick<ExperimentState, 'experiment' | 'steps' | 'branch' | 'origin'> {
  return { experiment: { ...experiment, edits }, steps, branch: id, origin: { parent, forkedAt } };
}

/** The present branch as it stands. `endTick`: how far it is. */
export function presentCourse(
  { experiment, branch, origin, steps }: Pick<ExperimentState, 'experiment' | 'branch' | 'origin' | 'steps'>,
  endTick: number,
): Course {
  return { id: branch, ...origin, endTick, edits: experiment.edits, steps };
}

/** The other branches once `branch` is shown: the present one is kept for when it is opened again. */
function elsewhereFrom(
  state: ExperimentState,
  branch: number,
  endTick: number,
): ExperimentState['elsewhere'] {
  const elsewhere = new Map(state.elsewhere).set(state.branch, presentCourse(state, endTick));
  elsewhere.delete(branch);
  return elsewhere;
}

function withLanded(
  state: ExperimentState,
  { editId, refused, tick, branch, branches, edits }: Edited,
): Partial<ExperimentState> {
  const landed = state.pending.find((pending) => pending.editId === editId);
  if (landed === undefined) return {};
  const settled = {
    experiment: { ...state.experiment, edits },
    pending: state.pending.filter((pending) => pending !== landed),
    refused,
    refusedAt: refused === null ? null : landed.change.place,
    ...(branch === state.branch ? {} : forked(state, branch, branches)),
  };
  return refused === null ? { ...settled, steps: withLandedStep(state.steps, landed, tick, edits) } : settled;
}

/** An edit in the past has begun another branch. */
function forked(
  state: ExperimentState,
  branch: number,
  branches: readonly BranchSummary[],
): Pick<ExperimentState, 'branch' | 'origin' | 'elsewhere'> {
  const summaryOf = (wanted: number) => branches.find(({ id }) => id === wanted);
  const { parent = null, forkedAt = 0 } = summaryOf(branch) ?? {};
  const elsewhere = elsewhereFrom(state, branch, summaryOf(state.branch)?.endTick ?? forkedAt);
  return { branch, origin: { parent, forkedAt }, elsewhere };
}
