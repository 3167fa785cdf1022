/**
 * The experiment of a tab that is being left, in localStorage: that is written at once, while a write to the database
 * may be broken off. Only until the database has it. Nothing here ever throws: the database is tried all the same.
 */
import type { StoredRecord } from './kept.ts';
import { isTabName } from './tabs.ts';

export interface Journal {
  readonly write: (tab: string, record: StoredRecord) => void;
  readonly drop: (tab: string) => void;
  /** What all tabs left, unchecked. */
  readonly read: () => ReadonlyMap<string, unknown>;
}

/** The browser's own drawer; opening it throws where it is locked. */
export type OpenDrawer = () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const PREFIX = 'partitionscope.';

/** The journal of this site. */
export function createJournal(open: OpenDrawer): Journal {
  return {
    write: (tab, record) => attempt(() => open().setItem(PREFIX + tab, JSON.stringify(record))),
    drop: (tab) => attempt(() => open().removeItem(PREFIX + tab)),
    read() {
      const found = new Map<string, unknown>();
      attempt(() => {
        const drawer = open();
        for (let index = 0; index < drawer.length; index += 1) {
          const tab = (drawer.key(index) ?? '').slice(PREFIX.length);
          const text = drawer.getItem(PREFIX + tab);
          if (isTabName(tab) && text !== null) found.set(tab, parsed(text));
        }
      });
      return found;
    },
  };
}

function attempt(action: () => void): void {
  try {
    action();
  } catch {
    // Locked or full.
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
