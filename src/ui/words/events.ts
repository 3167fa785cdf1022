/** Events of the engine as sentences for the log. */
import { assertNever } from '../../base/assert.ts';
import type { EventDetail } from '../../engine/types.ts';
import { formatBytes, formatClock, formatCount, formatCounted, formatUnits } from '../format.ts';
import { partitionName, ssdName } from './names.ts';
import { eventPartition, spokenSentence } from './spokenEvents.ts';

/** How an event feels: what is wrong, what got better, what merely happened, what was tried in vain. */
export type Tone = 'bad' | 'good' | 'neutral' | 'vain';

/** The dot in front of a line of the log. */
export function eventTone(detail: EventDetail): Tone {
  switch (detail.kind) {
    case 'throttlingBegan':
    case 'collectionFull':
      return 'bad';
    case 'throttlingEnded':
    case 'splitDone':
      return 'good';
    case 'splitRefused':
      return 'vain';
    case 'splitAnnounced':
    case 'moveBegan':
    case 'moveDone':
    case 'capacityChanged':
    case 'tableRebuilt':
      return 'neutral';
    default:
      return assertNever(detail);
  }
}

/** The partitions an event is about, those that came of it first; empty: the table. */
export function eventPartitions(detail: EventDetail): readonly number[] {
  const partition = eventPartition(detail);
  if (partition === null) return [];
  return detail.kind === 'splitDone' ? [...detail.children, partition] : [partition];
}

/** One sentence with the numbers the event rests on. */
export function eventSentence(detail: EventDetail): string {
  switch (detail.kind) {
    case 'throttlingBegan':
    case 'throttlingEnded':
    case 'splitAnnounced':
    case 'splitDone':
    case 'splitRefused':
      return spokenSentence(detail);
    case 'moveBegan':
      return (
        `${partitionName(detail.partition)} moves from ${ssdName(detail.from)} to ${ssdName(detail.to)} ` +
        `${WHY_MOVE[detail.why]} (${formatBytes(detail.bytes)}, done at ${formatClock(detail.doneTick)}).`
      );
    case 'moveDone':
      return `${partitionName(detail.partition)} moved from ${ssdName(detail.from)} to ${ssdName(detail.to)} ${WHY_MOVE[detail.why]}.`;
    case 'capacityChanged':
      return capacitySentence(detail);
    case 'tableRebuilt':
      return `The table was laid out anew: ${formatCounted(detail.keys, 'key')} in ${formatCounted(detail.partitions, 'partition')}.`;
    case 'collectionFull':
      return (
        `“${detail.key}” in ${partitionName(detail.partition)} has ${formatBytes(detail.bytes)}, and with a local ` +
        'secondary index at most 10 GB may have one partition key: writes that would let it grow are rejected ' +
        '(ItemCollectionSizeLimitExceeded).'
      );
    default:
      return assertNever(detail);
  }
}

const WHY_MOVE = {
  load: 'to spread the load',
  fill: 'to make room',
  grouping: 'to group small partitions',
} as const;

function capacitySentence(detail: Extract<EventDetail, { kind: 'capacityChanged' }>): string {
  const { from, to, partitionsBefore, partitionsAfter } = detail;
  const change = `Capacity was changed from ${pair(from)} to ${pair(to)}`;
  return partitionsAfter === partitionsBefore
    ? `${change}; the number of partitions stays ${formatCount(partitionsAfter)}.`
    : `${change}, which made ${formatCounted(partitionsAfter, 'partition')} out of ${formatCount(partitionsBefore)}.`;
}

function pair([read, write]: readonly [number, number]): string {
  return `${formatUnits(read)} RCU and ${formatUnits(write)} WCU`;
}
