/**
 * What one partition did, second by second. Nothing is kept for it while the run goes on: it is found out by a replay,
 * which then keeps pace with the run.
 */
import { capacityShares } from './figures.ts';
import { advance, type History, replayFrom } from './history.ts';
import { TICKS_PER_SECOND } from './limits.ts';
import { slotOfId } from './rebalance/splits.ts';
import type { SeriesPoint } from './types.ts';
import type { Lane } from './world.ts';

/** A replay that notes what one partition does. */
export interface Follower {
  readonly lane: number;
  readonly partition: number;
  /** First tick that is noted. */
  readonly fromTick: number;
  readonly replay: History;
  /** Edits of the branch when the replay began: with others it would be another run. */
  readonly edits: number;
  /** The partition and its ancestors, youngest first. */
  readonly lineage: readonly number[];
  readonly points: SeriesPoint[];
}

/** Begins to follow a partition of the present branch. */
export function followPartition(
  history: History,
  lane: number,
  partition: number,
  fromTick: number,
): Follower {
  const start = Math.max(0, Math.floor(fromTick / TICKS_PER_SECOND) * TICKS_PER_SECOND);
  return {
    lane,
    partition,
    fromTick: start,
    replay: replayFrom(history, start),
    edits: history.branch.edits.length,
    lineage: ancestors(history, lane, partition),
    points: [],
  };
}

/** Follows on through the whole seconds that begin before `toTick`, at most as far as the branch is computed. */
export function followTo(
  { lane: laneIndex, fromTick, replay, lineage, points }: Follower,
  toTick: number,
): void {
  const end = Math.min(toTick + TICKS_PER_SECOND - 1, replay.branch.computedTick);
  while (replay.world.tick + TICKS_PER_SECOND <= end) {
    const before = idIn(replay, laneIndex, lineage);
    advance(replay, TICKS_PER_SECOND);
    const { tick } = replay.world;
    const lane = replay.world.lanes[laneIndex];
    const id = idIn(replay, laneIndex, lineage);
    if (tick <= fromTick || lane === undefined || id === null) continue;
    points.push(pointOf(lane, slotsOfSecond(lane, before, id), tick));
  }
}

/** The youngest of a lineage that is there; null: none. */
function idIn({ world }: History, laneIndex: number, lineage: readonly number[]): number | null {
  const lane = world.lanes[laneIndex];
  if (lane === undefined) return null;
  return lineage.find((candidate) => slotOfId(lane, candidate) >= 0) ?? null;
}

/**
 * Where a second's numbers are: with the partition or, if it came of a split at the end of that second, with it and its
 * sibling, for the second is their parent's.
 */
function slotsOfSecond(lane: Lane, before: number | null, id: number): number[] {
  const { parent } = lane.partitions.state;
  const slot = slotOfId(lane, id);
  if (before === null || before === id || parent[slot] !== before) return [slot];
  return lane.partitions.order.filter((each) => parent[each] === before);
}

/** Whether the run is still the one that is followed: neither gone over to another branch nor changed. */
export function isFollowing({ replay, edits }: Follower, history: History): boolean {
  return replay.branch === history.branch && edits === history.branch.edits.length;
}

/**
 * Seconds of one partition that begin in [fromTick, toTick), up to the end of the branch. `provisioned` is its
 * capacity share. Before it existed, its ancestors are followed.
 */
export function partitionSeries(
  history: History,
  lane: number,
  partition: number,
  fromTick: number,
  toTick: number,
): SeriesPoint[] {
  const follower = followPartition(history, lane, partition, fromTick);
  followTo(follower, toTick);
  return follower.points;
}

/** A partition and its ancestors, youngest first, as the log of splits has them. */
function ancestors(history: History, lane: number, partition: number): number[] {
  const lineage = [partition];
  for (const event of history.branch.events.toReversed()) {
    if (event.lane !== lane || event.detail.kind !== 'splitDone') continue;
    const { children, partition: parent } = event.detail;
    if (children.includes(lineage.at(-1) as number)) lineage.push(parent);
  }
  return lineage;
}

function pointOf(lane: Lane, slots: readonly number[], tick: number): SeriesPoint {
  const { flow, state } = lane.partitions;
  const sum = (column: ArrayLike<number>): number =>
    slots.reduce((whole, slot) => whole + (column[slot] as number), 0);
  return {
    tick: tick - TICKS_PER_SECOND,
    ticks: TICKS_PER_SECOND,
    offered: [sum(flow[0].offeredSecond), sum(flow[1].offeredSecond)],
    served: [sum(flow[0].servedSecond), sum(flow[1].servedSecond)],
    throttled: [flow[0].lostSecond.map(sum), flow[1].lostSecond.map(sum)],
    rejected: sum(state.rejectedSecond),
    tokens:
      lane.table.regime === 'adaptive'
        ? [lane.tokens[0], lane.tokens[1]]
        : [sum(state.readTokens), sum(state.writeTokens)],
    provisioned: [sum(capacityShares(lane, 0)), sum(capacityShares(lane, 1))],
    partitions: 1,
  };
}
