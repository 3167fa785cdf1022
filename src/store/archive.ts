/**
 * The experiment in the browser's database: one record, and the file its rows are read from beside it. Every write is
 * one transaction after which the record's file is there and no other, so two open pages never mix: the last one to
 * write is the one that is found.
 */
import { createStore, promisifyRequest, type UseStore } from 'idb-keyval';
import { fail, type Result, succeed } from '../base/result.ts';
import type { TimedEdit } from '../engine/types.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { isStorageFull, whyStorageFails } from './storageProblem.ts';

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

/** What the database holds. */
export type ReadBack =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'experiment'; readonly saved: SavedExperiment }
  /** It was put aside, where nothing overwrites it. */
  | { readonly kind: 'unreadable'; readonly why: string };

export interface Archive {
  /** Throws what the browser throws if it allows no database. */
  readonly read: () => Promise<ReadBack>;
  /** Stores an experiment in place of the one before; null: forgets it. Null, or a sentence about what is not stored. */
  readonly write: (saved: SavedExperiment | null) => Promise<string | null>;
}

const DATABASE = 'partitionscope';
const EXPERIMENT = 'experiment';
const ASIDE = 'aside';
const ROWS = 'rows:';

/** The archive of this site. */
export function createArchive(use: UseStore = createStore(DATABASE, 'kept')): Archive {
  return {
    async read() {
      const record: unknown = await use('readonly', (store) => promisifyRequest(store.get(EXPERIMENT)));
      if (record === undefined) return { kind: 'nothing' };
      const saved = await readRecord(record, use);
      if (saved.ok) return { kind: 'experiment', saved: saved.value };
      await putAside(use, record);
      return { kind: 'unreadable', why: saved.problem };
    },
    async write(saved) {
      try {
        await replace(use, saved);
        return null;
      } catch (error) {
        const why = whyStorageFails(error);
        if (saved?.file && isStorageFull(error) && (await isStored(use, { ...saved, file: null })))
          return `The rows of “${saved.opened.name}” could not be stored in this browser: ${why}. After a reload you will be asked for their file.`;
        return `Your experiment could not be stored in this browser: ${why}. Save it as a file.`;
      }
    },
  };
}

/** What is stored beside a record's file. */
interface StoredRecord {
  readonly id: string;
  readonly scenario: string | null;
  readonly opened: unknown;
  readonly edits: unknown;
}

async function readRecord(record: unknown, use: UseStore): Promise<Result<SavedExperiment>> {
  if (!isRecord(record)) return fail('it is not in a form this page knows');
  const { id, scenario, opened, edits } = record;
  try {
    const { parseExperiment } = await import('../experiment/experiment.ts');
    const before = parseExperiment(opened);
    if (!before.ok) return fail(before.problem);
    const after = parseExperiment({ ...(opened as object), edits });
    if (!after.ok) return fail(after.problem);
    const file = await readFile(use, before.value);
    return succeed({ id, scenario, opened: before.value, edits: after.value.edits, file });
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

function isRecord(value: unknown): value is StoredRecord {
  if (typeof value !== 'object' || value === null) return false;
  const { id, scenario, opened, edits } = value as Partial<StoredRecord>;
  const isNamed = typeof id === 'string' && (scenario === null || typeof scenario === 'string');
  return isNamed && opened !== undefined && edits !== undefined;
}

async function readFile(use: UseStore, experiment: Experiment): Promise<Blob | null> {
  const key = rowsKey(experiment);
  if (key === null) return null;
  const file: unknown = await use('readonly', (store) => promisifyRequest(store.get(key)));
  return file instanceof Blob ? file : null;
}

/** Writes the record and what rows it needs, and deletes all other rows, or nothing at all. */
function replace(use: UseStore, saved: SavedExperiment | null): Promise<void> {
  return use('readwrite', (store) => {
    if (saved === null) store.delete(EXPERIMENT);
    else {
      const { id, scenario, opened, edits } = saved;
      store.put({ id, scenario, opened, edits } satisfies StoredRecord, EXPERIMENT);
    }
    const file = saved?.file ?? null;
    const wanted = saved === null || file === null ? null : rowsKey(saved.opened);
    let thrown: unknown = null;
    const keys = store.getAllKeys();
    keys.onsuccess = () => {
      try {
        for (const key of keys.result) {
          if (typeof key === 'string' && key.startsWith(ROWS) && key !== wanted) store.delete(key);
        }
        if (wanted !== null && !keys.result.includes(wanted)) store.put(file, wanted);
      } catch (error) {
        thrown = error;
        store.transaction.abort();
      }
    };
    return promisifyRequest(store.transaction).catch((error: unknown) => {
      throw thrown ?? error;
    });
  });
}

async function isStored(use: UseStore, saved: SavedExperiment): Promise<boolean> {
  try {
    await replace(use, saved);
    return true;
  } catch {
    return false;
  }
}

/** Moves a record to a place of its own. */
function putAside(use: UseStore, record: unknown): Promise<void> {
  return use('readwrite', (store) => {
    const keys = store.getAllKeys();
    keys.onsuccess = () => {
      const number = keys.result.filter((key) => String(key).startsWith(ASIDE)).length + 1;
      store.put(record, `${ASIDE} ${number}`);
      store.delete(EXPERIMENT);
    };
    return promisifyRequest(store.transaction);
  });
}

/** Where the file with an experiment's rows lies; null: it has no rows. */
function rowsKey({ items }: Experiment): string | null {
  return items.kind === 'rows' ? `${ROWS}${items.checksum}` : null;
}
