/** Which partitions get a name of their own where there is no room for one at each. */
import { READ, WRITE } from '../../protocol/facts.ts';
import { type LaneNumbers, throttledAt } from '../laneNumbers.ts';

/** So few that they stay legible among the others. */
const CALLOUTS_MOST = 5;

/** Indexes, in key order, of the partitions that refuse most; a write weighs as three reads, as everywhere. */
export function calloutsOf(numbers: LaneNumbers): number[] {
  const refusing: { index: number; heat: number }[] = [];
  for (const index of numbers.bytes.keys()) {
    const heat = throttledAt(numbers, READ, index) + 3 * throttledAt(numbers, WRITE, index);
    if (heat > 0) refusing.push({ index, heat });
  }
  const worst = refusing.toSorted((one, other) => other.heat - one.heat).slice(0, CALLOUTS_MOST);
  return worst.map(({ index }) => index).toSorted((one, other) => one - other);
}
