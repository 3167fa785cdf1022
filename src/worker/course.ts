/** Where a run stands among its branches, and what happened on the way. */
import { branches, eventsBetween, type History } from '../engine/history.ts';
import type { EngineEvent } from '../engine/types.ts';

/** The current branch and the furthest tick computed on it. */
export function courseOf(history: History): { readonly branch: number; readonly endTick: number } {
  const current = branches(history).find(({ id }) => id === history.branch);
  return { branch: history.branch, endTick: current?.endTick ?? history.world.tick };
}

/** Events of all lanes in [fromTick, toTick) by tick, those of one tick by lane. */
export function eventsOfAllLanes(history: History, fromTick: number, toTick: number): EngineEvent[] {
  return history.world.lanes
    .flatMap((_, lane) => eventsBetween(history, lane, fromTick, toTick))
    .sort((one, other) => one.tick - other.tick || one.lane - other.lane);
}
