/** What partitions would be asked for, and refuse, with a key's bar where a hand holds it; nothing has computed it yet. */
import type { Dimension } from '../../engine/types.ts';
import { READ, WRITE } from '../../protocol/facts.ts';
import { type LaneNumbers, throttledAt, usableUnits } from '../laneNumbers.ts';
import type { BarPart } from './bars.ts';

/**
 * The numbers as they would be with the parts of a bar not as they are `now` but as they are `then`. The other keys
 * give way in proportion. A partition that refuses already serves no more than it does, any other up to its hard limit.
 */
export function foresee(
  numbers: LaneNumbers,
  hardLimit: readonly [number, number],
  now: readonly BarPart[],
  then: readonly BarPart[],
): LaneNumbers {
  const of = (dimension: Dimension) => {
    const before = numbers.offered[dimension];
    const [own, wished] = [unitsOf(now, dimension), unitsOf(then, dimension)];
    const others = before.reduce((sum, units) => sum + units, 0) - own;
    const factor = others > 0 ? Math.max(0, 1 + (own - wished) / others) : 1;
    const offered = before.map((units, index) => {
      const isHere = ({ partition }: BarPart): boolean => partition === index;
      const rest = Math.max(0, units - unitsOf(now.filter(isHere), dimension));
      return rest * factor + unitsOf(then.filter(isHere), dimension);
    });
    const served = offered.map((units, index) => {
      const isRefusing = throttledAt(numbers, dimension, index) > 0;
      return Math.min(units, isRefusing ? usableUnits(numbers, dimension, index) : hardLimit[dimension]);
    });
    return { offered, served, throttled: [offered.map((units, index) => units - (served[index] ?? 0))] };
  };
  const [reads, writes] = [of(READ), of(WRITE)];
  return {
    ...numbers,
    offered: [reads.offered, writes.offered],
    served: [reads.served, writes.served],
    throttled: [reads.throttled, writes.throttled],
  };
}

function unitsOf(parts: readonly BarPart[], dimension: Dimension): number {
  return parts.reduce((sum, { offered }) => sum + offered[dimension], 0);
}
