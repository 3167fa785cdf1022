/** Keeps the replay of the partition that is looked at, so that asking again costs only what is new. */
import type { History } from '../engine/history.ts';
import { TICKS_PER_SECOND } from '../engine/limits.ts';
import { type Follower, followPartition, followTo, isFollowing } from '../engine/partitionSeries.ts';
import type { SeriesPoint } from '../engine/types.ts';

export interface Followers {
  /** Seconds of a partition that begin in [fromTick, toTick), up to the end of the branch. */
  readonly points: (
    history: History,
    lane: number,
    partition: number,
    fromTick: number,
    toTick: number,
  ) => readonly SeriesPoint[];
}

/** Points kept before it begins anew: four hours. */
const POINTS_MOST = 4 * 3600;

/** Follows one partition at a time. */
export function createFollowers(): Followers {
  let follower: Follower | null = null;
  return {
    points(history, lane, partition, fromTick, toTick) {
      if (
        follower === null ||
        follower.lane !== lane ||
        follower.partition !== partition ||
        !isFollowing(follower, history) ||
        !reaches(follower, fromTick)
      )
        follower = followPartition(history, lane, partition, fromTick);
      followTo(follower, toTick);
      return follower.points.filter(({ tick }) => tick > fromTick - TICKS_PER_SECOND && tick < toTick);
    },
  };
}

/** Whether it began early enough, is not so far behind that a checkpoint is nearer, and has not noted too much. */
function reaches({ fromTick, replay, points }: Follower, wanted: number): boolean {
  return fromTick <= wanted && replay.world.tick >= wanted && points.length < POINTS_MOST;
}
