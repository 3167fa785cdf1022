/**
 * What partitions would be asked for, and refuse, under the traffic that the keys have now: a sketch until the engine
 * has computed it. It knows no rule but the picture's own, that what is above a line is red; the lines come from the engine.
 */
import type { Dimension } from '../../engine/types.ts';
import { READ, WRITE } from '../../protocol/facts.ts';
import type { PartitionPlace } from '../../protocol/messages.ts';
import type { KeyProfile } from '../../protocol/questions.ts';
import { type LaneNumbers, refusedAt, usableUnits } from '../laneNumbers.ts';
import type { Bar } from './bars.ts';
import { binPosition, rangeAt } from './ranges.ts';

/**
 * The numbers as they would be if the keys were asked for as `profile` says, the hottest by their `bars`. A partition
 * that refuses already serves no more than it does, any other up to its hard limit.
 */
export function foresee(
  numbers: LaneNumbers,
  hardLimit: readonly [number, number],
  profile: Pick<KeyProfile, 'reads' | 'writes'>,
  bars: readonly Pick<Bar, 'parts'>[],
  partitions: readonly Pick<PartitionPlace, 'range'>[],
): LaneNumbers {
  const ranges = partitions.map(({ range }) => range);
  const of = (dimension: Dimension, bins: Float32Array) => {
    const offered = new Float32Array(partitions.length);
    const ask = (partition: number, units: number): void => {
      offered[partition] = (offered[partition] ?? 0) + units;
    };
    for (const [bin, units] of bins.entries())
      if (units > 0) ask(rangeAt(ranges, binPosition(bin, bins.length)), units);
    for (const { parts } of bars) for (const part of parts) ask(part.partition, part.offered[dimension]);
    const served = offered.map((units, index) => {
      const isRefusing = refusedAt(numbers, dimension, index) > 0;
      return Math.min(units, isRefusing ? usableUnits(numbers, dimension, index) : hardLimit[dimension]);
    });
    return { offered, served, throttled: [offered.map((units, index) => units - (served[index] ?? 0))] };
  };
  const [reads, writes] = [of(READ, profile.reads), of(WRITE, profile.writes)];
  return {
    ...numbers,
    offered: [reads.offered, writes.offered],
    served: [reads.served, writes.served],
    throttled: [reads.throttled, writes.throttled],
    rejected: new Float32Array(partitions.length),
  };
}
