/** The keeper with this browser's storage. */
import { createArchive } from '../store/archive.ts';
import { createJournal } from '../store/journal.ts';
import { createKeeper, type Keeper, type KeeperOptions, type KeeperTools } from '../store/keeper.ts';
import { createTabs } from '../store/tabs.ts';
import { newId } from './opened.ts';

/** A reload gives the name of its tab free within this time, unless the machine is very busy. */
const PATIENCE_MS = 500;

/** A keeper of this site's experiments. */
export function startKeeper(schedule: KeeperTools['schedule'], options: KeeperOptions): Keeper {
  return createKeeper(
    {
      archive: createArchive(),
      journal: createJournal(() => localStorage),
      // Where pages may not lock anything there is no `locks`, whatever the types say.
      tabs: createTabs({
        storage: () => sessionStorage,
        locks: navigator.locks,
        patience: () => AbortSignal.timeout(PATIENCE_MS),
        newId,
      }),
      now: Date.now,
      schedule,
    },
    options,
  );
}
