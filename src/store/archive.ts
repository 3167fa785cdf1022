/**
 * The experiments in the browser's database: one record for each tab, so that no tab writes over what another one
 * holds, and beside them the files their rows are read from. Every write is one transaction, after which each record
 * has its file and no file lies there for nothing.
 */
import { createStore, promisifyRequest, type UseStore } from 'idb-keyval';
import { isNothing, rowsOf, type StoredRecord, writtenMsOf } from './kept.ts';
import { isStorageFull, whyStorageFails } from './storageProblem.ts';
import { isTabName } from './tabs.ts';

export interface Archive {
  /** All records by the names of their tabs, unchecked. Throws what the browser throws if it allows no database. */
  readonly read: () => Promise<ReadonlyMap<string, unknown>>;
  /** The file with the rows that a record needs; null: it needs none, or it is not there. */
  readonly readFile: (record: unknown) => Promise<Blob | null>;
  /** Stores a tab's record and the file with its rows. Null, or a sentence about what is not stored. */
  readonly write: (tab: string, record: StoredRecord, file: Blob | null) => Promise<string | null>;
  /** Moves a tab's record to where nothing overwrites it. */
  readonly putAside: (tab: string) => Promise<void>;
}

/** Records kept beside the one just written; the oldest make room. */
export const OTHERS_KEPT = 7;

const DATABASE = 'partitionscope';
const ASIDE = 'aside';
const ROWS = 'rows:';

/** The archive of this site. */
export function createArchive(use: UseStore = createStore(DATABASE, 'kept')): Archive {
  return {
    async read() {
      const all = await use(
        'readonly',
        (store) =>
          new Promise<Entries>((resolve, reject) => {
            readAll(store, resolve);
            store.transaction.onabort = () => reject(store.transaction.error);
          }),
      );
      return new Map(all.filter(([key]) => isTabName(key)));
    },
    async readFile(record) {
      const checksum = rowsOf(record);
      if (checksum === null) return null;
      const file: unknown = await use('readonly', (store) => promisifyRequest(store.get(ROWS + checksum)));
      return file instanceof Blob ? file : null;
    },
    async write(tab, record, file) {
      const put = (rows: Blob | null): Promise<void> =>
        change(use, (all, store) => replace(all, store, tab, record, rows));
      try {
        await put(file);
        return null;
      } catch (error) {
        const why = whyStorageFails(error);
        if ('opened' in record && file !== null && isStorageFull(error) && (await succeeds(put(null))))
          return `The rows of “${record.opened.name}” could not be stored in this browser: ${why}. After a reload you will be asked for their file.`;
        return `Your experiment could not be stored in this browser: ${why}. Save it as a file.`;
      }
    },
    putAside: (tab) =>
      change(use, (all, store) => {
        const number = all.filter(([key]) => key.startsWith(ASIDE)).length + 1;
        store.put(new Map(all).get(tab), `${ASIDE} ${number}`);
        store.delete(tab);
      }),
  };
}

/** Everything in the database, by key. */
type Entries = readonly (readonly [key: string, value: unknown])[];

function readAll(store: IDBObjectStore, then: (all: Entries) => void): void {
  const keys = store.getAllKeys();
  const values = store.getAll();
  values.onsuccess = () => then(keys.result.map((key, index) => [String(key), values.result[index]]));
}

/** Changes what there is, all of it or nothing. */
function change(use: UseStore, make: (all: Entries, store: IDBObjectStore) => void): Promise<void> {
  return use('readwrite', (store) => {
    let thrown: unknown = null;
    readAll(store, (all) => {
      try {
        make(all, store);
      } catch (error) {
        thrown = error;
        store.transaction.abort();
      }
    });
    return promisifyRequest(store.transaction).catch((error: unknown) => {
      throw thrown ?? error;
    });
  });
}

/** Writes a record and the rows it needs; the oldest records go, and rows that none needs. */
function replace(
  all: Entries,
  store: IDBObjectStore,
  tab: string,
  record: StoredRecord,
  file: Blob | null,
): void {
  const others = all
    .filter(([key]) => isTabName(key) && key !== tab)
    .sort(([, one], [, other]) => writtenMsOf(other) - writtenMsOf(one));
  const kept = new Map<string, unknown>([[tab, record], ...others.slice(0, OTHERS_KEPT)]);
  // Where nobody has an experiment nobody need be told that there is none.
  if ([...kept.values()].every(isNothing)) kept.clear();
  else store.put(record, tab);

  const setAside = all.filter(([key]) => key.startsWith(ASIDE)).map(([, value]) => value);
  const needed = new Set([...kept.values(), ...setAside].map((value) => `${ROWS}${rowsOf(value)}`));
  for (const [key] of all) {
    const isLeft = isTabName(key) ? !kept.has(key) : key.startsWith(ROWS) && !needed.has(key);
    if (isLeft) store.delete(key);
  }
  const rows = `${ROWS}${rowsOf(record)}`;
  if (file !== null && all.every(([key]) => key !== rows)) store.put(file, rows);
}

async function succeeds(action: Promise<unknown>): Promise<boolean> {
  try {
    await action;
    return true;
  } catch {
    return false;
  }
}
