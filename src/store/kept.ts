/**
 * What is kept from one visit to the next, and its form while it is stored: a plain record, which the database takes
 * as it is and localStorage as text. What comes back is checked like anything from outside.
 */
import { fail, type Result, succeed } from '../base/result.ts';
import type { TimedEdit } from '../engine/types.ts';
import type { Experiment } from '../experiment/experiment.ts';

/** An experiment as it was opened, and what became of it. */
export interface SavedExperiment {
  /** Different each time something is opened. */
  readonly id: string;
  /** The scenario it came from; null: from elsewhere. */
  readonly scenario: string | null;
  readonly opened: Experiment;
  /** All edits of the branch that was shown. */
  readonly edits: readonly TimedEdit[];
  /** The user's file with its rows; null: it has none, or they lie beside the page. */
  readonly file: Blob | null;
}

/** An experiment from an earlier visit, and where its run stood. */
export interface Kept {
  readonly saved: SavedExperiment;
  readonly tick: number;
  readonly playing: boolean;
}

/** What is stored beside the file with the rows. The position and the time are missing in older ones. */
export type StoredRecord = { readonly writtenMs: number } & (
  | (Omit<SavedExperiment, 'file'> & Omit<Kept, 'saved'>)
  /** The page was left as anybody finds it: the next visit must not find what was there before. */
  | { readonly nothing: true }
);

/** A record before it has been checked. */
type Loose = Readonly<Partial<Record<string, unknown>>>;

/** The record of an experiment, or of none. */
export function recordOf(kept: Kept | null, writtenMs: number): StoredRecord {
  if (kept === null) return { nothing: true, writtenMs };
  const { saved, tick, playing } = kept;
  const { id, scenario, opened, edits } = saved;
  return { id, scenario, opened, edits, tick, playing, writtenMs };
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
  const { parseExperiment } = await import('../experiment/experiment.ts');
  const { id, scenario, opened, edits, tick, playing } = looseOf(record);
  const isNamed = typeof id === 'string' && (scenario === null || typeof scenario === 'string');
  if (!isNamed || opened === undefined || edits === undefined)
    return fail('it is not in a form this page knows');
  const before = parseExperiment(opened);
  if (!before.ok) return before;
  const after = parseExperiment({ ...before.value, edits });
  if (!after.ok) return after;
  return succeed({
    saved: { id, scenario, opened: before.value, edits: after.value.edits, file: null },
    tick: Number.isSafeInteger(tick) ? Math.max(0, tick as number) : 0,
    playing: playing !== false,
  });
}

/** A record that came from outside, as it may be stored again; null: it is none. */
export async function checkRecord(record: unknown): Promise<StoredRecord | null> {
  const kept = isNothing(record) ? succeed(null) : await readRecord(record);
  return kept.ok ? recordOf(kept.value, writtenMsOf(record)) : null;
}

function looseOf(value: unknown): Loose {
  return typeof value === 'object' && value !== null ? (value as Loose) : {};
}
