/** What the inspector is about when nothing is selected: the partition that refuses most. */
import { laneNumbers, refusedLoad } from '../../draw/laneNumbers.ts';
import type { Frame, Structure } from '../../protocol/messages.ts';

/** Another partition must refuse so much more before the inspector turns to it: it should not flicker. */
const LEAD = 1.5;

/**
 * The partition of a lane that refuses most, writes weighed three times; null: none refuses anything. After a change of
 * which nothing is measured it is the one `before`.
 */
export function partitionInFocus(
  frame: Frame | null,
  structure: Structure | null,
  lane: number,
  before: number | null,
): number | null {
  const numbers = laneNumbers(frame, structure, lane);
  const partitions = structure?.lanes[lane]?.partitions;
  if (numbers === null || partitions === undefined) return before;
  if (numbers.measured === 'changed') return partitions.some(({ id }) => id === before) ? before : null;
  let most = 0;
  let hottest: number | null = null;
  let present = 0;
  for (const [index, { id }] of partitions.entries()) {
    const load = refusedLoad(numbers, index);
    if (id === before) present = load;
    if (load <= most) continue;
    most = load;
    hottest = id;
  }
  return present > 0 && most < LEAD * present ? before : hottest;
}
