/**
 * What happens when a second of simulated time is complete, in this order: accounts (M1, M2), events (M3),
 * splits and moves that are due, full collections (S5), new splits (S1, S2), new moves (B4).
 */
import { tokensOf } from './capacity/admit.ts';
import { capacityOf } from './capacity/bucket.ts';
import { emptySecond } from './lane.ts';
import { flush, growPartitions } from './ledger.ts';
import { TICKS_PER_SECOND } from './limits.ts';
import { reasonOf } from './reasons.ts';
import { balance } from './rebalance/balance.ts';
import { rejectFullCollections } from './rebalance/fullCollections.ts';
import { finishSplits, splitForHeat, splitForSize } from './rebalance/splits.ts';
import { report } from './report.ts';
import { endStretch } from './stretches.ts';
import { CAUSES, DIMENSIONS, type Dimension, type SeriesPoint, WRITE } from './types.ts';
import type { Lane, World } from './world.ts';

/** M3: throttling has ended when nothing was refused for this long; shorter gaps belong to the same stretch. */
const CALM_SECONDS = 5;

/** Completes the second that ends at `world.tick`. */
export function closeSecond(world: World, lane: Lane): void {
  flush(world, lane);
  closeAccounts(lane);
  growPartitions(world, lane);
  lane.lastSecond = summarise(world, lane);
  lane.second = emptySecond();
  endThrottling(world, lane);
  finishSplits(world, lane);
  rejectFullCollections(world, lane);
  splitForSize(world, lane);
  splitForHeat(world, lane);
  balance(world, lane);
}

/** Turns the running second of every partition into the last one, and adds it to the totals. */
function closeAccounts(lane: Lane): void {
  const { partitions } = lane;
  const count = partitions.count;
  for (const dimension of DIMENSIONS) {
    const flow = partitions.flow[dimension];
    const { offeredNow, offeredSecond, offeredTotal, servedSecond } = flow;
    for (let slot = 0; slot < count; slot += 1) {
      const offered = offeredNow[slot] as number;
      offeredSecond[slot] = offered;
      servedSecond[slot] = offered;
      offeredTotal[slot] = (offeredTotal[slot] as number) + offered;
      offeredNow[slot] = 0;
    }
    for (const cause of CAUSES.keys()) {
      const before = lane.lastSecond?.throttled[dimension][cause] ?? 0;
      if (lane.second.lost[dimension][cause] === 0 && before === 0) continue;
      const lostNow = flow.lostNow[cause] as Float64Array;
      const lostSecond = flow.lostSecond[cause] as Float64Array;
      const lostTotal = flow.lostTotal[cause] as Float64Array;
      for (let slot = 0; slot < count; slot += 1) {
        const lost = lostNow[slot] as number;
        lostSecond[slot] = lost;
        lostTotal[slot] = (lostTotal[slot] as number) + lost;
        servedSecond[slot] = (servedSecond[slot] as number) - lost;
        lostNow[slot] = 0;
      }
    }
  }
  if (lane.second.rejected > 0 || (lane.lastSecond?.rejected ?? 0) > 0) closeRejected(lane);
}

function closeRejected(lane: Lane): void {
  const { rejectedNow, rejectedSecond, rejectedTotal } = lane.partitions.state;
  const { servedSecond } = lane.partitions.flow[WRITE];
  for (let slot = 0; slot < lane.partitions.count; slot += 1) {
    const rejected = rejectedNow[slot] as number;
    rejectedSecond[slot] = rejected;
    rejectedTotal[slot] = (rejectedTotal[slot] as number) + rejected;
    servedSecond[slot] = (servedSecond[slot] as number) - rejected;
    rejectedNow[slot] = 0;
  }
}

/** M1: the second as the table sees it. */
function summarise(world: World, lane: Lane): SeriesPoint {
  const { table, second, partitions } = lane;
  const lost = DIMENSIONS.map((dimension) => sum(second.lost[dimension]));
  return {
    tick: world.tick - TICKS_PER_SECOND,
    ticks: TICKS_PER_SECOND,
    offered: second.offered,
    served: [
      second.offered[0] - (lost[0] as number),
      second.offered[1] - (lost[1] as number) - second.rejected,
    ],
    throttled: [Array.from(second.lost[0]), Array.from(second.lost[1])],
    rejected: second.rejected,
    tokens: [tokensOf(lane, 0), tokensOf(lane, 1)],
    provisioned: [capacityOf(table, 0), capacityOf(table, 1)],
    partitions: partitions.count,
  };
}

function sum(numbers: Float64Array): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

/** M3: reports what has been calm for `CALM_SECONDS`. */
function endThrottling(world: World, lane: Lane): void {
  const calmSince = world.tick - CALM_SECONDS * TICKS_PER_SECOND;
  for (const dimension of DIMENSIONS) {
    endTableThrottling(world, lane, dimension, calmSince);
    for (const [cause, { since, tick }] of lane.partitions.refusal[dimension].entries())
      for (let slot = 0; slot < lane.partitions.count; slot += 1)
        if ((since[slot] as number) >= 0 && (tick[slot] as number) < calmSince)
          endStretch(world, lane, dimension, slot, cause, 'calm');
  }
}

function endTableThrottling(world: World, lane: Lane, dimension: Dimension, calmSince: number): void {
  const refusal = lane.tableRefusal[dimension];
  if (refusal.since < 0 || refusal.tick >= calmSince) return;
  refusal.since = -1;
  report(world, lane, {
    kind: 'throttlingEnded',
    because: 'calm',
    partition: null,
    dimension,
    cause: 'tableCapacity',
    reason: reasonOf(dimension, 'tableCapacity'),
    offered: lane.lastSecond?.offered[dimension] ?? 0,
    served: lane.lastSecond?.served[dimension] ?? 0,
    limit: capacityOf(lane.table, dimension),
  });
}
