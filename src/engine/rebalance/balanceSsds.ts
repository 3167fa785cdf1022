/** B4: which partition moves to which SSD. Decides only. */
import type { Lane } from '../world.ts';
import { type SsdUse, ssdUse, unitsOfSlot, useShare } from './placeOnSsd.ts';

/** A move that is worth making. */
export interface MovePlan {
  readonly slot: number;
  readonly from: number;
  readonly to: number;
  readonly why: 'load' | 'fill' | 'grouping';
}

/** The next move, or null. Relief of an overloaded SSD comes first, then grouping of small partitions. */
export function planMove(lane: Lane): MovePlan | null {
  const use = ssdUse(lane);
  return planRelief(lane, use) ?? planGrouping(lane, use);
}

/** Partitions that split or move already are left alone. */
function mayMove(lane: Lane, slot: number): boolean {
  return lane.partitions.state.splitting[slot] === 0 && lane.partitions.state.moving[slot] === 0;
}

/** From the most used SSD that is over its threshold, the move with the lowest resulting maximum of the two. */
function planRelief(lane: Lane, use: SsdUse): MovePlan | null {
  const { table, partitions } = lane;
  const { balance, ssd: drive } = table.assumptions;
  const share = (ssd: number, units: number, bytes: number): number =>
    useShare(table, (use.units[ssd] as number) + units, (use.bytes[ssd] as number) + bytes);
  let from = -1;
  for (let ssd = 0; ssd < lane.ssdCount; ssd += 1) {
    const loaded = (use.units[ssd] as number) > balance.loadShare * drive.unitsPerSecond;
    const full = (use.bytes[ssd] as number) > balance.fillShare * drive.bytes;
    if ((loaded || full) && (from < 0 || share(ssd, 0, 0) > share(from, 0, 0))) from = ssd;
  }
  if (from < 0) return null;
  const why = (use.units[from] as number) > balance.loadShare * drive.unitsPerSecond ? 'load' : 'fill';
  let best: MovePlan | null = null;
  let lowest = share(from, 0, 0) * (1 - balance.leastGain);
  for (const slot of partitions.order) {
    if (partitions.state.ssd[slot] !== from || !mayMove(lane, slot)) continue;
    const units = unitsOfSlot(lane, slot);
    const bytes = partitions.state.bytes[slot] as number;
    const remains = share(from, -units, -bytes);
    if (remains > lowest) continue;
    for (let to = 0; to < lane.ssdCount; to += 1) {
      const maximum = Math.max(remains, share(to, units, bytes));
      if (to === from || maximum > lowest || (maximum === lowest && best !== null)) continue;
      lowest = maximum;
      best = { slot, from, to, why };
    }
  }
  return best;
}

/**
 * A small partition that lies beside larger ones joins small ones that are among themselves; if there are none, or no
 * room is left there, it begins such a group on an empty SSD. It stays there, so none travels in circles.
 */
function planGrouping(lane: Lane, use: SsdUse): MovePlan | null {
  const { table, partitions } = lane;
  const { ssd } = partitions.state;
  const holdsLarge = new Uint8Array(lane.ssdCount);
  for (const slot of partitions.order) if (!isSmall(lane, slot)) holdsLarge[ssd[slot] as number] = 1;
  const used = (to: number): number => useShare(table, use.units[to] as number, use.bytes[to] as number);
  const isEmpty = (to: number): number => ((use.partitions[to] as number) > 0 ? 0 : 1);
  const groups = Array.from(holdsLarge.keys())
    .filter((to) => holdsLarge[to] === 0)
    .sort((left, right) => isEmpty(left) - isEmpty(right) || used(left) - used(right) || left - right);
  for (const slot of partitions.order) {
    const from = ssd[slot] as number;
    if (holdsLarge[from] === 0 || !isSmall(lane, slot) || isIdle(lane, slot) || !mayMove(lane, slot))
      continue;
    const to = groups.find((group) => fitsInGroup(lane, use, slot, group));
    if (to !== undefined) return { slot, from, to, why: 'grouping' };
  }
  return null;
}

function isSmall(lane: Lane, slot: number): boolean {
  const { smallBytes, smallUnitsPerSecond } = lane.table.assumptions.balance;
  const bytes = lane.partitions.state.bytes[slot] as number;
  return bytes < smallBytes && unitsOfSlot(lane, slot) < smallUnitsPerSecond;
}

/** Whether a partition holds nothing and serves nothing, so that nothing would be gained by moving it. */
function isIdle(lane: Lane, slot: number): boolean {
  return lane.partitions.state.bytes[slot] === 0 && unitsOfSlot(lane, slot) === 0;
}

/** Whether the SSD stays below the threshold of groups with this partition. */
function fitsInGroup(lane: Lane, use: SsdUse, slot: number, to: number): boolean {
  const units = (use.units[to] as number) + unitsOfSlot(lane, slot);
  const bytes = (use.bytes[to] as number) + (lane.partitions.state.bytes[slot] as number);
  return useShare(lane.table, units, bytes) < lane.table.assumptions.balance.groupShare;
}
