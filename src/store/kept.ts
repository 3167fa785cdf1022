/**
 * What is kept from one visit to the next, and its form while it is stored: a plain record, which the database takes
 * as it is and localStorage as text. What comes back is checked like anything from outside.
 */
import { type Result, succeed } from '../base/result.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { Course } from './experimentStore.ts';
import { looseOf } from './loose.ts';
import type { Change, Step } from './steps.ts';

/** An experiment as it was opened, and what became of it. */
export interface SavedExperiment {
  /** Different each time something is opened. */
  readonly id: string;
  /** The scenario it came from; null: from elsewhere. */
  readonly scenario: string | null;
  readonly opened: Experiment;
  /** The branch of its run that was shown, and the others. */
  readonly shown: Course;
  readonly elsewhere: readonly Course[];
  /** The user's file with its rows; null: it has none, or they lie beside the page. */
  readonly file: Blob | null;
}

/** An experiment from an earlier visit, and where its run stood. */
export interface Kept {
  readonly saved: SavedExperiment;
  readonly tick: number;
  readonly playing: boolean;
}

/** A branch while it is stored: what was changed, and by its place in that list what was done with it. */
interface StoredCourse extends Omit<Course, 'steps'> {
  readonly changes: readonly Change[];
  readonly steps: readonly StoredStep[];
}

interface StoredStep extends Omit<Step, 'change'> {
  readonly change: number;
}

/**
 * What is stored beside the file with the rows. Older ones have no position, no time, and instead of branches only the
 * edits of the one that was shown.
 */
export type StoredRecord = { readonly writtenMs: number } & (
  | (Omit<SavedExperiment, 'file' | 'shown' | 'elsewhere'> &
      Omit<Kept, 'saved'> & { readonly shown: StoredCourse; readonly elsewhere: readonly StoredCourse[] })
  /** The page was left as anybody finds it: the next visit must not find what was there before. */
  | { readonly nothing: true }
);

/** The record of an experiment, or of none. */
export function recordOf(kept: Kept | null, writtenMs: number): StoredRecord {
  if (kept === null) return { nothing: true, writtenMs };
  const { saved, tick, playing } = kept;
  const { id, scenario, opened, shown, elsewhere } = saved;
  const branches = { shown: storedCourse(shown), elsewhere: elsewhere.map(storedCourse) };
  return { id, scenario, opened, ...branches, tick, playing, writtenMs };
}

function storedCourse({ steps, ...course }: Course): StoredCourse {
  const changes = [...new Set(steps.map(({ change }) => change))];
  return {
    ...course,
    changes,
    steps: steps.map((step) => ({ ...step, change: changes.indexOf(step.change) })),
  };
}

/** When a record was written; what does not say so is older than all that does. */
export function writtenMsOf(record: unknown): number {
  const { writtenMs } = looseOf(record);
  return typeof writtenMs === 'number' && writtenMs > 0 ? writtenMs : 0;
}

/** Whether a record says that there is no experiment. */
export function isNothing(record: unknown): boolean {
  return looseOf(record)['nothing'] === true;
}

/** What names the rows that a record needs; null: it needs none. */
export function rowsOf(record: unknown): string | null {
  const { kind, checksum } = looseOf(looseOf(looseOf(record)['opened'])['items']);
  return kind === 'rows' && typeof checksum === 'string' ? checksum : null;
}

/**
 * The experiment in a record, still without its file; or why there is none. Rejects if what reads it cannot be loaded:
 * that is no fault of the record.
 */
export async function readRecord(record: unknown): Promise<Result<Kept>> {
  const { readKept } = await import('./readKept.ts');
  return readKept(record);
}

/** A record that came from outside, as it may be stored again; null: it is none. */
export async function checkRecord(record: unknown): Promise<StoredRecord | null> {
  const kept = isNothing(record) ? succeed(null) : await readRecord(record);
  return kept.ok ? recordOf(kept.value, writtenMsOf(record)) : null;
}
