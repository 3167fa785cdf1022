/** B4: looks at the SSDs every few seconds and carries out one move at a time. */
import { TICKS_PER_SECOND } from '../limits.ts';
import { report } from '../report.ts';
import { DIMENSIONS } from '../types.ts';
import type { Lane, World } from '../world.ts';
import { planMove } from './balanceSsds.ts';
import { slotOfId } from './splits.ts';

/** Adds the last second to the loads, ends the move that is due, and at the end of a look decides on the next. */
export function balance(world: World, lane: Lane): void {
  finishMove(world, lane);
  const { lookSeconds } = lane.table.assumptions.balance;
  for (const dimension of DIMENSIONS) {
    const { load, servedSecond } = lane.partitions.flow[dimension];
    const looked = load[lane.look] as Float64Array;
    for (let slot = 0; slot < lane.partitions.count; slot += 1)
      looked[slot] = (looked[slot] as number) + (servedSecond[slot] as number);
  }
  lane.lookSeconds += 1;
  if (lane.lookSeconds < lookSeconds) return;
  closeLook(lane);
  if (lane.table.balanceSsds && lane.pendingMove === null) beginMove(world, lane);
}

/** Adds the looks up and begins the next one. */
function closeLook(lane: Lane): void {
  const { partitions } = lane;
  const looks = partitions.flow[0].load.length;
  const next = (lane.look + 1) % looks;
  for (const dimension of DIMENSIONS) {
    const { load, loadSum } = partitions.flow[dimension];
    loadSum.fill(0, 0, partitions.count);
    for (const looked of load)
      for (let slot = 0; slot < partitions.count; slot += 1)
        loadSum[slot] = (loadSum[slot] as number) + (looked[slot] as number);
    (load[next] as Float64Array).fill(0);
  }
  lane.looksComplete = Math.min(looks, lane.looksComplete + 1);
  lane.look = next;
  lane.lookSeconds = 0;
}

function beginMove(world: World, lane: Lane): void {
  const { meanSeconds, lookSeconds, bytesPerSecond, leastSeconds } = lane.table.assumptions.balance;
  if (lane.looksComplete < Math.round(meanSeconds / lookSeconds)) return;
  const plan = planMove(lane);
  if (plan === null) return;
  const { state } = lane.partitions;
  const bytes = state.bytes[plan.slot] as number;
  const seconds = Math.max(leastSeconds, Math.ceil(bytes / bytesPerSecond));
  const partition = state.id[plan.slot] as number;
  const doneTick = world.tick + seconds * TICKS_PER_SECOND;
  const move = { partition, from: plan.from, to: plan.to, why: plan.why, bytes, doneTick };
  state.moving[plan.slot] = 1;
  lane.pendingMove = move;
  report(world, lane, { kind: 'moveBegan', ...move });
}

/** The partition is on its new SSD; it was served throughout. */
function finishMove(world: World, lane: Lane): void {
  const move = lane.pendingMove;
  if (move === null || move.doneTick > world.tick) return;
  const slot = slotOfId(lane, move.partition);
  lane.partitions.state.ssd[slot] = move.to;
  lane.partitions.state.moving[slot] = 0;
  lane.pendingMove = null;
  report(world, lane, { kind: 'moveDone', ...move });
}
