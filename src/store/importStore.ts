/** Whether the user is bringing own data in, and what there is of it already. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Experiment } from '../experiment/experiment.ts';

/** What the dialog begins with. */
export interface ImportStart {
  /** Tells one dialog from the next. */
  readonly id: number;
  /** What was dropped on the page. */
  readonly files: readonly File[];
  /** An experiment whose rows are missing: the file wanted is theirs; null: any file will do. */
  readonly wanted: Experiment | null;
}

export interface ImportState {
  /** null: the dialog is closed. */
  readonly start: ImportStart | null;
}

export interface ImportStore extends StoreApi<ImportState> {
  readonly open: (start?: Partial<Omit<ImportStart, 'id'>>) => void;
  readonly close: () => void;
}

/** Closed. */
export function createImportStore(): ImportStore {
  const store = createStore<ImportState>(() => ({ start: null }));
  let lastId = 0;
  return {
    ...store,
    open({ files = [], wanted = null } = {}) {
      lastId += 1;
      store.setState({ start: { id: lastId, files, wanted } });
    },
    close: () => store.setState({ start: null }),
  };
}
