/** When partitions are split (S1, S2), and carrying out what was announced. */
import { HARD_LIMITS } from '../capacity/admit.ts';
import { PARTITION_BYTES, TICKS_PER_SECOND } from '../limits.ts';
import { OBSERVATION_BLOCKS } from '../partitions.ts';
import { report } from '../report.ts';
import { CAUSES, DIMENSIONS, type SplitRefusal } from '../types.ts';
import type { Lane, World } from '../world.ts';
import { roomiestSsd, ssdUse } from './placeOnSsd.ts';
import { planHeatSplit, planSizeSplit, type SplitPlan } from './planSplit.ts';
import { splitPartition } from './splitPartition.ts';

const REFUSALS: readonly SplitRefusal[] = [
  'singleItem',
  'localSecondaryIndex',
  'keepCollectionsWhole',
  'sequentialAccess',
  'noRelief',
];

const HARD = CAUSES.indexOf('hardLimit');

/** Seconds of one block of the observation. */
export function blockLength(lane: Lane): number {
  return Math.max(1, Math.round(lane.table.assumptions.split.observeSeconds / OBSERVATION_BLOCKS));
}

/** Splits that are due: the children replace the parent. */
export function finishSplits(world: World, lane: Lane): void {
  const due = lane.pendingSplits.filter((split) => split.doneTick <= world.tick);
  if (due.length === 0) return;
  lane.pendingSplits = lane.pendingSplits.filter((split) => split.doneTick > world.tick);
  for (const { partition, why, at, cutKey } of due) {
    const slot = slotOfId(lane, partition);
    const upper = splitPartition(world, lane, slot, at, roomiestSsd(lane.table, ssdUse(lane)));
    const { id } = lane.partitions.state;
    const children = [id[slot] as number, id[upper] as number] as const;
    report(world, lane, { kind: 'splitDone', partition, children, why, at, cutKey });
  }
}

/** The slot of the partition with this id; the id must be in use. */
export function slotOfId(lane: Lane, id: number): number {
  return lane.partitions.state.id.subarray(0, lane.partitions.count).indexOf(id);
}

/** S1: cuts what has reached 10 GiB. */
export function splitForSize(world: World, lane: Lane): void {
  const { state } = lane.partitions;
  for (let slot = 0; slot < lane.partitions.count; slot += 1) {
    if ((state.bytes[slot] as number) < PARTITION_BYTES) continue;
    if (!isFree(lane, slot) || state.sizeRefusal[slot] !== 0) continue;
    decide(world, lane, slot, 'size', planSizeSplit(world, lane, slot));
  }
}

/** S2: closes a block of the observation when it is complete, and looks at every partition observed for long enough. */
export function splitForHeat(world: World, lane: Lane): void {
  observeSecond(lane);
  if (lane.blockSeconds < blockLength(lane)) return;
  closeBlock(world, lane);
  if (lane.table.regime !== 'adaptive' || !lane.table.splitForHeat) return;
  const { state } = lane.partitions;
  for (let slot = 0; slot < lane.partitions.count; slot += 1) {
    if (!isFree(lane, slot)) continue;
    if (isHot(lane, slot)) decide(world, lane, slot, 'heat', planHeatSplit(world, lane, slot));
    else if ((state.blocksSeen[slot] as number) >= OBSERVATION_BLOCKS) state.heatRefusal[slot] = 0;
  }
}

/** A partition that splits or moves is left alone until that is done. */
function isFree(lane: Lane, slot: number): boolean {
  return lane.partitions.state.splitting[slot] === 0 && lane.partitions.state.moving[slot] === 0;
}

/** Adds the last second to the block in progress. */
function observeSecond(lane: Lane): void {
  const { partitions, block } = lane;
  for (const dimension of DIMENSIONS) {
    const { servedSecond, lostSecond } = partitions.flow[dimension];
    const { served, refusedSeconds } = partitions.observation[dimension];
    const servedBlock = served[block] as Float64Array;
    for (let slot = 0; slot < partitions.count; slot += 1)
      servedBlock[slot] = (servedBlock[slot] as number) + (servedSecond[slot] as number);
    if ((lane.lastSecond?.throttled[dimension][HARD] ?? 0) === 0) continue;
    const refusedBlock = refusedSeconds[block] as Float64Array;
    const lost = lostSecond[HARD] as Float64Array;
    for (let slot = 0; slot < partitions.count; slot += 1)
      if ((lost[slot] as number) > 0) refusedBlock[slot] = (refusedBlock[slot] as number) + 1;
  }
  lane.blockSeconds += 1;
}

/** Adds the blocks up and begins the next one. */
function closeBlock(world: World, lane: Lane): void {
  const { partitions } = lane;
  const { blocksSeen } = partitions.state;
  for (let slot = 0; slot < partitions.count; slot += 1)
    blocksSeen[slot] = Math.min(OBSERVATION_BLOCKS, (blocksSeen[slot] as number) + 1);
  const next = (lane.block + 1) % OBSERVATION_BLOCKS;
  for (const dimension of DIMENSIONS) {
    const { served, refusedSeconds, servedSum, refusedSum } = partitions.observation[dimension];
    addUp(served, servedSum, partitions.count);
    addUp(refusedSeconds, refusedSum, partitions.count);
    (served[next] as Float64Array).fill(0);
    (refusedSeconds[next] as Float64Array).fill(0);
  }
  const requests = lane.blockRequests[lane.block] as Float64Array;
  for (const index of world.operations.keys())
    requests[index] = (lane.arrivedSince[index] as number) - (lane.blockStartRequests[index] as number);
  lane.blockStartRequests.set(lane.arrivedSince);
  lane.block = next;
  lane.blockSeconds = 0;
}

function addUp(blocks: readonly Float64Array[], sums: Float64Array, count: number): void {
  sums.fill(0, 0, count);
  for (const block of blocks)
    for (let slot = 0; slot < count; slot += 1) sums[slot] = (sums[slot] as number) + (block[slot] as number);
}

/** S2: observed throughout, and near a hard limit or refused for it most of the time. Decided at the end of a block. */
export function isHot(lane: Lane, slot: number): boolean {
  const { state, observation } = lane.partitions;
  if ((state.blocksSeen[slot] as number) < OBSERVATION_BLOCKS) return false;
  const { servedShare, refusedShare } = lane.table.assumptions.split;
  const seconds = blockLength(lane) * OBSERVATION_BLOCKS;
  return DIMENSIONS.some((dimension) => {
    const { servedSum, refusedSum } = observation[dimension];
    return (
      (servedSum[slot] as number) >= servedShare * HARD_LIMITS[dimension] * seconds ||
      (refusedSum[slot] as number) >= refusedShare * seconds
    );
  });
}

/** Announces a cut, or reports its refusal once. */
function decide(world: World, lane: Lane, slot: number, why: 'heat' | 'size', plan: SplitPlan): void {
  const { state } = lane.partitions;
  const partition = state.id[slot] as number;
  const nameOf = (key: number | null): string | null =>
    key === null ? null : (lane.keys.names[key] ?? null);
  if (plan.kind === 'refused') {
    const refusal = why === 'heat' ? state.heatRefusal : state.sizeRefusal;
    const code = 1 + REFUSALS.indexOf(plan.refusal);
    if (refusal[slot] === code) return;
    refusal[slot] = code;
    const { hotterShare, key } = plan;
    report(world, lane, {
      kind: 'splitRefused',
      partition,
      why,
      refusal: plan.refusal,
      key: nameOf(key),
      hotterShare,
    });
    return;
  }
  const { at, hotterShare } = plan;
  const doneTick = world.tick + lane.table.assumptions.split.splitSeconds * TICKS_PER_SECOND;
  const cutKey = nameOf(plan.cutKey);
  state.splitting[slot] = 1;
  lane.pendingSplits = [...lane.pendingSplits, { partition, why, at, cutKey, hotterShare, doneTick }];
  report(world, lane, { kind: 'splitAnnounced', partition, why, at, cutKey, doneTick, hotterShare });
}
