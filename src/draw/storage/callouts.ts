/** Which partitions get a name of their own where there is no room for one at each. */
import { type LaneNumbers, refusedLoad } from '../laneNumbers.ts';

/** So few that they stay legible among the others. */
const CALLOUTS_MOST = 5;

/** Indexes, in key order, of the partitions that refuse most. */
export function calloutsOf(numbers: LaneNumbers): number[] {
  const refusing: { index: number; load: number }[] = [];
  for (const index of numbers.bytes.keys()) {
    const load = refusedLoad(numbers, index);
    if (load > 0) refusing.push({ index, load });
  }
  const worst = refusing.toSorted((one, other) => other.load - one.load).slice(0, CALLOUTS_MOST);
  return worst.map(({ index }) => index).toSorted((one, other) => one - other);
}
