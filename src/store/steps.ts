/** What the user does to an experiment, step by step: changes, and what was taken back or made again. */
import { assertNever } from '../base/assert.ts';
import type { Edit, TimedEdit } from '../engine/types.ts';
import { editsThatRevert, type InForce, withEdit } from './revert.ts';

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
  /** The same; of a whole gesture its last, from which what the label says is in force. */
  readonly untilTick: number;
}

/** A step that has not been answered yet. */
export interface Pending extends Omit<Step, 'tick' | 'untilTick'> {
  /** What its answer will name, never used twice; null: it waits behind something else and has not been sent. */
  readonly editId: number | null;
}

/** What can be undone at a moment, and what was taken back by then: the last one is next. */
interface UndoLists {
  readonly undoable: readonly Change[];
  readonly redoable: readonly Change[];
}

/** The changes that are in force at `tick`, in their order. */
export function changesInForce(state: { readonly steps: readonly Step[] }, tick: number): readonly Change[] {
  return undoListsAt(state, tick).undoable;
}

/** What an undo takes back where the run stands: a change that is in force there; null: nothing. */
export function lastChange(state: { readonly steps: readonly Step[] }, tick: number): Change | null {
  return changesInForce(state, tick).at(-1) ?? null;
}

/** What a redo makes again where the run stands; null: nothing. */
export function lastUndone(state: { readonly steps: readonly Step[] }, tick: number): Change | null {
  return undoListsAt(state, tick).redoable.at(-1) ?? null;
}

/** As the lists were at a moment: what is still to come has neither been made nor taken back there. */
function undoListsAt({ steps }: { readonly steps: readonly Step[] }, tick: number): UndoLists {
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

/** The table that a change is about; null: what all tables share, or several. */
export function laneOf({ edits }: Change): number | null {
  const lanes = new Set(edits.map((edit) => (edit.kind === 'configureTable' ? edit.lane : null)));
  const [lane = null] = lanes;
  return lanes.size === 1 ? lane : null;
}

/** What the steps do, edit by edit. */
export function editsOf(steps: readonly Pick<Step, 'change' | 'as'>[]): readonly Edit[] {
  return steps.flatMap(({ change, as }) => (as === 'undo' ? change.revert : change.edits));
}

/** What restores the state before several edits: the last one first. */
export function revertOf(before: InForce, edits: readonly Edit[]): readonly Edit[] {
  return edits
    .map((edit, index) => editsThatRevert(edits.slice(0, index).reduce(withEdit, before), edit))
    .reverse()
    .flat();
}

/**
 * What an edit in the past cut off has not been done to the branch it begins; what is planned still comes. `edits`: of
 * that branch.
 */
export function withLandedStep(
  steps: readonly Step[],
  { change, as }: Pending,
  tick: number,
  edits: readonly TimedEdit[],
): readonly Step[] {
  const before = steps.filter((step) => step.tick <= tick);
  const planned = steps.filter((step) => step.tick > tick && edits.some((timed) => timed.tick === step.tick));
  const last = before.at(-1);
  const isSameGesture = last?.as === 'change' && as === 'change' && last.change.gesture === change.gesture;
  if (last === undefined || !isSameGesture || change.gesture === null)
    return [...before, { change, as, tick, untilTick: tick }, ...planned];
  const whole = { ...change, revert: last.change.revert };
  return [...before.slice(0, -1), { change: whole, as, tick: last.tick, untilTick: tick }, ...planned];
}
