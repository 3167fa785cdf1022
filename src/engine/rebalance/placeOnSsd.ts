/** SSDs: how many, how full, how busy, and which takes a new partition (B1, B3). */
import { PARTITION_READ_UNITS, PARTITION_WRITE_UNITS } from '../limits.ts';
import { READ, type TableConfiguration, WRITE } from '../types.ts';
import type { Lane } from '../world.ts';

/** Writes weigh three reads in an SSD's units (B1). */
export const WRITE_WEIGHT = PARTITION_READ_UNITS / PARTITION_WRITE_UNITS;

/** A table is shown on at least this many SSDs, and an SSD holds at most this many of its new partitions. */
const SSDS_LEAST = 4;
const PARTITIONS_PER_SSD = 64;

/** What the SSDs carry: mean units/s over the balancing window, bytes, number of partitions, by SSD. */
export interface SsdUse {
  readonly units: Float64Array;
  readonly bytes: Float64Array;
  readonly partitions: Int32Array;
}

/** B3: SSDs for a table, unless the experiment says how many: enough for its capacity and bytes with room left. */
export function ssdsNeeded(table: TableConfiguration, bytes: number, partitions: number): number {
  const { ssd, balance } = table.assumptions;
  if (ssd.count !== null) return ssd.count;
  const units = table.readCapacity + WRITE_WEIGHT * table.writeCapacity;
  return Math.max(
    SSDS_LEAST,
    Math.min(partitions, Math.ceil(units / (ssd.unitsPerSecond * balance.loadShare))),
    Math.ceil(bytes / (ssd.bytes * balance.fillShare)),
    Math.ceil(partitions / PARTITIONS_PER_SSD),
  );
}

/** Units/s of one slot, mean over the balancing window; reads + 3 × writes. */
export function unitsOfSlot(lane: Lane, slot: number): number {
  const seconds = Math.max(1, lane.looksComplete * lane.table.assumptions.balance.lookSeconds);
  const [reads, writes] = lane.partitions.flow;
  const sum = (reads.loadSum[slot] as number) + WRITE_WEIGHT * (writes.loadSum[slot] as number);
  return sum / seconds;
}

/** What each SSD carries now. */
export function ssdUse(lane: Lane): SsdUse {
  const { partitions, ssdCount } = lane;
  const units = new Float64Array(ssdCount);
  const bytes = new Float64Array(ssdCount);
  const counts = new Int32Array(ssdCount);
  for (let slot = 0; slot < partitions.count; slot += 1) {
    const ssd = partitions.state.ssd[slot] as number;
    units[ssd] = (units[ssd] as number) + unitsOfSlot(lane, slot);
    bytes[ssd] = (bytes[ssd] as number) + (partitions.state.bytes[slot] as number);
    counts[ssd] = (counts[ssd] as number) + 1;
  }
  return { units, bytes, partitions: counts };
}

/** How much of an SSD is in use: the larger of its load and its fill, 0…1 and above. */
export function useShare(table: TableConfiguration, units: number, bytes: number): number {
  const { ssd } = table.assumptions;
  return Math.max(units / ssd.unitsPerSecond, bytes / ssd.bytes);
}

/** B3: the SSD with most room; among equals the one with fewest partitions, then the first. */
export function roomiestSsd(table: TableConfiguration, use: SsdUse): number {
  let best = 0;
  let bestShare = Number.POSITIVE_INFINITY;
  for (let ssd = 0; ssd < use.units.length; ssd += 1) {
    const share = useShare(table, use.units[ssd] as number, use.bytes[ssd] as number);
    const fewer = (use.partitions[ssd] as number) < (use.partitions[best] as number);
    if (share < bestShare || (share === bestShare && fewer)) {
      best = ssd;
      bestShare = share;
    }
  }
  return best;
}

/** Units/s served last second by one slot, reads + 3 × writes: what is shown. */
export function unitsOfLastSecond(lane: Lane, slot: number): number {
  const { flow } = lane.partitions;
  return (
    (flow[READ].servedSecond[slot] as number) + WRITE_WEIGHT * (flow[WRITE].servedSecond[slot] as number)
  );
}
