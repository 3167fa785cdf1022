/** All keys but the hottest as grass: what the keys within two pixels of the strip are asked for together. */
import type { PartitionPlace } from '../../protocol/messages.ts';
import { binPosition, rangeAt, type StripRanges, xInRange } from './ranges.ts';
import type { Step } from './steps.ts';

/** Width of a blade, pixels. */
const BLADE = 2;

/**
 * Steps of what is served (`low`) and asked for (`high`), one for each blade.
 * `units`: units/s by bin of the key space; `refusedPart`: what part the partition with this index refuses.
 */
export function layoutGrass(
  units: ArrayLike<number>,
  partitions: readonly PartitionPlace[],
  strip: StripRanges,
  refusedPart: (partition: number) => number,
): readonly Step[] {
  const ranges = partitions.map(({ range }) => range);
  const blades = Math.max(1, Math.ceil((strip.edges.at(-1) ?? 0) / BLADE));
  const asked = new Float64Array(blades);
  const served = new Float64Array(blades);
  for (let bin = 0; bin < units.length; bin += 1) {
    const value = units[bin] ?? 0;
    if (value <= 0) continue;
    const position = binPosition(bin, units.length);
    const partition = rangeAt(ranges, position);
    const x = xInRange(strip, ranges, partition, position);
    const blade = Math.min(blades - 1, Math.floor(x / BLADE));
    asked[blade] = (asked[blade] as number) + value;
    served[blade] = (served[blade] as number) + value * (1 - refusedPart(partition));
  }
  return Array.from(asked, (high, blade) => ({ x: blade * BLADE, low: served[blade] ?? 0, high }));
}
