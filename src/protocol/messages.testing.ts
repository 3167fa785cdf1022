/** Messages for tests. */
import type { Digest, Frame } from './messages.ts';

/** What a run of no tables says that plays and to which nothing happens. */
export function digestWith(changes: Partial<Digest>): Digest {
  const { tick = 0 } = changes;
  return {
    kind: 'digest',
    run: 1,
    tick,
    endTick: tick,
    branch: 1,
    playing: true,
    search: 'none',
    measured: 'yes',
    lanes: [],
    events: [],
    eventsLeftOut: 0,
    eventsAnew: false,
    problems: [],
    ...changes,
  };
}

/** A frame of a run of no tables. */
export const FRAME: Frame = {
  kind: 'frame',
  run: 1,
  sequence: 1,
  revision: 1,
  tick: 10,
  measured: 'yes',
  lanes: [],
};
