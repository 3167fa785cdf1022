/** Whether the last second tells of the run as it is set up now. */
import { currentEdits, type History } from '../engine/history.ts';
import { TICKS_PER_SECOND } from '../engine/limits.ts';
import type { Measured } from '../protocol/messages.ts';

/** Settings that are new beside figures that are old would make conclusions wrong, so the page shows no such figures. */
export function measuredOf(history: History, isPlaying: boolean): Measured {
  const { tick } = history.world;
  if (tick < TICKS_PER_SECOND) return 'notYet';
  if (isPlaying) return 'yes';
  const secondFrom = tick - (tick % TICKS_PER_SECOND) - TICKS_PER_SECOND;
  const isChanged = currentEdits(history).some((edit) => edit.tick > secondFrom && edit.tick <= tick);
  return isChanged ? 'changed' : 'yes';
}
