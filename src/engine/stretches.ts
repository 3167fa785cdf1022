/** M3: where a stretch of throttling of a partition ends. It begins with the first refusal, in `capacity/admit.ts`. */
import { limitPerSecond } from './capacity/admit.ts';
import type { RefusalColumns } from './partitions.ts';
import { reasonOf } from './reasons.ts';
import { report } from './report.ts';
import { CAUSES, type Cause, DIMENSIONS, type Dimension, type EventDetail } from './types.ts';
import type { Lane, World } from './world.ts';

type Because = Extract<EventDetail, { kind: 'throttlingEnded' }>['because'];

/** Ends the stretch that is going on at a slot for the cause with index `index`, and reports it. */
export function endStretch(
  world: World,
  lane: Lane,
  dimension: Dimension,
  slot: number,
  index: number,
  because: Because,
): void {
  const { flow, refusal, state } = lane.partitions;
  const cause = CAUSES[index] as Cause;
  (refusal[dimension][index] as RefusalColumns).since[slot] = -1;
  report(world, lane, {
    kind: 'throttlingEnded',
    because,
    partition: state.id[slot] as number,
    dimension,
    cause,
    reason: reasonOf(dimension, cause),
    offered: flow[dimension].offeredSecond[slot] as number,
    served: flow[dimension].servedSecond[slot] as number,
    limit: limitPerSecond(lane, dimension, slot, cause),
  });
}

/** With a partition that is cut its stretches end; its children begin their own. */
export function endStretchesOf(world: World, lane: Lane, slot: number): void {
  for (const dimension of DIMENSIONS)
    for (const [index, { since }] of lane.partitions.refusal[dimension].entries())
      if ((since[slot] as number) >= 0) endStretch(world, lane, dimension, slot, index, 'split');
}
