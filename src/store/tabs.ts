/**
 * Which tab this is. Its name lies in sessionStorage, which survives a reload, and is held by a lock, which no copy of
 * the tab can hold as well. Where there is neither, each load is a new tab.
 */

export interface Tabs {
  /** The name this tab had before it was loaded again; null: it is new, or a browser's secret. */
  readonly remembered: () => string | null;
  /**
   * The name that this tab is to have: the one it had, or else that of the tab it goes on from if that one is closed, or
   * else a new one. Nobody else gets it as long as the page lives. Never rejects.
   */
  readonly take: (goesOnFrom: string | null) => Promise<string>;
  /** The tab has this name when it is loaded again. */
  readonly remember: (name: string) => void;
}

export interface TabsOptions {
  /** Throws where it is locked. */
  readonly storage: () => Pick<Storage, 'getItem' | 'setItem'>;
  /** Undefined where pages cannot lock anything. */
  readonly locks: Pick<LockManager, 'request'> | undefined;
  /** Aborts when a tab that is loaded again has waited long enough for its own name, which the page before still held. */
  readonly patience: () => AbortSignal;
  /** A text that nobody had before. */
  readonly newId: () => string;
}

/** The first word of all names, and the only one from when a browser had one record for all tabs. */
const FIRST_WORD = 'experiment';

const TAB = 'partitionscope.tab';

/** Whether something is stored under the name of a tab. */
export function isTabName(key: string): boolean {
  return key.startsWith(FIRST_WORD);
}

/** The tabs of this site, of which one is here. */
export function createTabs({ storage, locks, patience, newId }: TabsOptions): Tabs {
  const remembered = (): string | null => {
    try {
      const name = storage().getItem(TAB);
      return name !== null && isTabName(name) ? name : null;
    } catch {
      return null;
    }
  };

  const remember = (name: string): void => {
    try {
      storage().setItem(TAB, name);
    } catch {
      // The next load goes on from whatever was stored last.
    }
  };

  /** Holds the name for as long as the page lives; false: another tab has it. Undefined: nobody can tell. */
  const hold = (name: string, options: LockOptions): Promise<boolean | undefined> =>
    new Promise((resolve) => {
      const request = locks?.request(`partitionscope.${name}`, options, (lock) => {
        resolve(lock !== null);
        return lock === null ? null : new Promise(() => {});
      });
      if (request === undefined) resolve(undefined);
      else request.catch(() => resolve(options.signal?.aborted ? false : undefined));
    });

  return {
    remembered,
    remember,
    async take(goesOnFrom) {
      const own = remembered();
      if (own !== null && (await hold(own, { signal: patience() })) !== false) return own;
      if (own === null && goesOnFrom !== null && (await hold(goesOnFrom, { ifAvailable: true })))
        return goesOnFrom;
      const fresh = `${FIRST_WORD} ${newId()}`;
      await hold(fresh, { ifAvailable: true });
      return fresh;
    },
  };
}
