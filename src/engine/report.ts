/** Events (M3) are reported here and fetched by `takeEvents`. */
import type { EventDetail } from './types.ts';
import type { Lane, World } from './world.ts';

/** Reports an event of a lane at the present tick. */
export function report(world: World, lane: Lane, detail: EventDetail): void {
  world.events.push({ tick: world.tick, lane: world.lanes.indexOf(lane), detail });
}
