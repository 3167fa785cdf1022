/** What is to happen only if the simulation makes a change: until then the user keeps what was typed and selected. */
import type { ExperimentStore } from '../../store/experimentStore.ts';

/** Calls `next` when all that is on its way has landed, unless the latest of it was refused. */
export function whenAccepted({ subscribe }: Pick<ExperimentStore, 'subscribe'>, next: () => void): void {
  const stop = subscribe(({ pending, refused }) => {
    if (pending.length > 0) return;
    stop();
    if (refused === null) next();
  });
}
