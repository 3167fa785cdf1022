/** The moments of a run worth stopping at: where something happened, or was changed. */
import { currentEdits, type History } from '../engine/history.ts';
import { momentOf } from '../protocol/moment.ts';

/** The first moment after `tick`: of what happened so far, or of an edit, planned ones included; null: none is known. */
export function nextMoment(history: History, tick: number): number | null {
  const later = momentsOf(history).filter((moment) => moment > tick);
  return later.length === 0 ? null : later.reduce((least, moment) => Math.min(least, moment));
}

/** The last moment before `tick`; null: none. */
export function previousMoment(history: History, tick: number): number | null {
  const earlier = momentsOf(history).filter((moment) => moment < tick);
  return earlier.length === 0 ? null : earlier.reduce((most, moment) => Math.max(most, moment));
}

function momentsOf(history: History): number[] {
  return [...history.branch.events.map(momentOf), ...currentEdits(history).map(({ tick }) => tick)];
}
