/** The sentence above the pictures once the user has changed something: what came of it, in words that hold still. */
import { type LaneNumbers, throttledAt } from '../../draw/laneNumbers.ts';
import { CAUSES, DIMENSIONS } from '../../protocol/facts.ts';
import type { LaneStructure } from '../../protocol/messages.ts';
import { formatCount, formatShare } from '../format.ts';
import { fullestPartition } from '../inspector/fullest.ts';
import { partitionName } from './names.ts';

/** How full the fullest partition is, is said in steps of this: the figures themselves never rest. */
const STEP = 0.1;

/** More are only counted: a few names at most are read, and which of many refuses most changes all the time. */
const NAMES_MOST = 3;

/** `P6 throttles`, `Nothing is refused now`, with what makes the difference. */
export function outcomeSentence(numbers: LaneNumbers, place: LaneStructure): string {
  const rejecting = place.partitions.filter((_, index) => (numbers.rejected[index] ?? 0) > 0);
  const throttled = place.partitions.filter((_, index) =>
    DIMENSIONS.some((dimension) => throttledAt(numbers, dimension, index) > 0),
  );
  if (rejecting.length > 0)
    return `${throttled.length > 0 ? `${throttledSentence(throttled, numbers)} ` : ''}${subjectWords(rejecting, 'rejects', 'reject')} writes: a collection is full.`;
  return throttled.length > 0
    ? throttledSentence(throttled, numbers)
    : `Nothing is refused now.${fullestWords(numbers, place)}`;
}

function throttledSentence(throttled: LaneStructure['partitions'], numbers: LaneNumbers): string {
  if (isOnlyTable(numbers))
    return 'The table throttles: all its partitions together are asked for more than is provisioned.';
  return `${subjectWords(throttled, 'throttles', 'throttle')}.`;
}

/** `P6 throttles`, `P6 and P7 throttle`, `12 partitions throttle` */
function subjectWords(partitions: LaneStructure['partitions'], does: string, all: string): string {
  if (partitions.length > NAMES_MOST) return `${formatCount(partitions.length)} partitions ${all}`;
  const names = partitions.map(({ id }) => partitionName(id));
  return names.length === 1 ? `${names[0]} ${does}` : `${listed(names)} ${all}`;
}

/** `P6 and P7`, `P6, P7 and P9` */
function listed(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function fullestWords(numbers: LaneNumbers, place: LaneStructure): string {
  const fullest = fullestPartition(numbers, place);
  if (fullest === null) return '';
  const name = partitionName(fullest.id);
  const below = Math.ceil(fullest.use / STEP) * STEP;
  return below > 1 - STEP
    ? ` ${name}, the fullest partition, is close to its hard limit.`
    : ` ${name}, the fullest partition, stays below ${formatShare(below)} of its hard limit.`;
}

/** Whether what is refused is refused by the capacity of the table alone. */
function isOnlyTable({ throttled }: LaneNumbers): boolean {
  return throttled.every((byCause) =>
    byCause.every((units, cause) => CAUSES[cause] === 'tableCapacity' || units.every((each) => each === 0)),
  );
}
