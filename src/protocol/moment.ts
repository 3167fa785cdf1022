/** Where on the clock an event is seen. */
import type { EngineEvent } from '../engine/types.ts';
import { TICKS_PER_SECOND } from './facts.ts';

/**
 * The tick at which the picture shows an event. Throttling begins within a tick, and the figures of a second stand
 * at its end; everything else is reported when it is done.
 */
export function momentOf({ tick, detail }: EngineEvent): number {
  return detail.kind === 'throttlingBegan'
    ? (Math.floor(tick / TICKS_PER_SECOND) + 1) * TICKS_PER_SECOND
    : tick;
}
