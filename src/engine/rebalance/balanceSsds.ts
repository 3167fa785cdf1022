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

/** Small partitions join the SSD that holds most of them, as long as it stays below its threshold. */
function planGrouping(lane: Lane, use: SsdUse): MovePlan | null {
  const { table, partitions } = lane;
  const { balance } = table.assumptions;
  const small = partitions.order.filter(
    (slot) =>
      (partitions.state.bytes[slot] as number) < balance.smallBytes &&
      unitsOfSlot(lane, slot) < balance.smallUnitsPerSecond &&
      mayMove(lane, slot),
  );
  const held = new Int32Array(lane.ssdCount);
  for (const slot of small) {
    const ssd = partitions.state.ssd[slot] as number;
    held[ssd] = (held[ssd] as number) + 1;
  }
  const used = (ssd: number): number => useShare(table, use.units[ssd] as number, use.bytes[ssd] as number);
  const fits = (slot: number, to: number): boolean => {
    const units = (use.units[to] as number) + unitsOfSlot(lane, slot);
    const bytes = (use.bytes[to] as number) + (partitions.state.bytes[slot] as number);
    return useShare(table, units, bytes) < balance.groupShare;
  };
  // Only to an SSD that holds more small ones (or as many, and comes first): no partition travels in circles.
  const growsGroup = (slot: number, to: number): boolean => {
    const from = partitions.state.ssd[slot] as number;
    const lead = (held[to] as number) - (held[from] as number);
    return from !== to && (lead > 0 || (lead === 0 && to < from));
  };
  const targets = Array.from(held.keys())
    .filter((ssd) => (held[ssd] as number) > 0 && used(ssd) < balance.groupShare)
    .sort((left, right) => (held[right] as number) - (held[left] as number) || left - right);
  for (const to of targets) {
    const moving = small.find((slot) => growsGroup(slot, to) && fits(slot, to));
    if (moving !== undefined)
      return { slot: moving, from: partitions.state.ssd[moving] as number, to, why: 'grouping' };
  }
  return null;
}
