/** Events of the engine as sentences for the log. */
import { assertNever } from '../../base/assert.ts';
import type { EventDetail } from '../../engine/types.ts';
import { formatBytes, formatClock, formatCount, formatCounted, formatShare, formatUnits } from '../format.ts';
import { refusalWords } from './explanation.ts';
import { CAUSE_NAMES, loadRate, operationsName, partitionName, rate, ssdName } from './names.ts';

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

/** The partition an event is about; null: the table. */
export function eventPartition(detail: EventDetail): number | null {
  return 'partition' in detail ? detail.partition : null;
}

/** The partitions an event is about, those that came of it first; empty: the table. */
export function eventPartitions(detail: EventDetail): readonly number[] {
  const partition = eventPartition(detail);
  if (partition === null) return [];
  return detail.kind === 'splitDone' ? [...detail.children, partition] : [partition];
}

/** How long is calm enough, is said by M3. */
const WHY_ENDED = { calm: 'none throttled for 5 s', split: 'it is split' } as const;

/** One sentence with the numbers the event rests on. */
export function eventSentence(detail: EventDetail): string {
  switch (detail.kind) {
    case 'throttlingBegan':
      return `${subjectName(detail.partition)} throttles ${operationsName(detail.dimension)}: ${beginWords(detail)} (${detail.reason}).`;
    case 'throttlingEnded':
      return (
        `${subjectName(detail.partition)} no longer throttles ${operationsName(detail.dimension)} ` +
        `(${CAUSE_NAMES[detail.cause]}): ${WHY_ENDED[detail.because]}.`
      );
    case 'splitAnnounced':
      return (
        `${partitionName(detail.partition)} will be split ${WHY_SPLIT[detail.why]}${cutWords(detail.cutKey)}, done at ` +
        `${formatClock(detail.doneTick)}. ${keepsWords(detail)}`
      );
    case 'splitDone':
      return (
        `${partitionName(detail.partition)} was split ${WHY_SPLIT[detail.why]} into ` +
        `${detail.children.map(partitionName).join(' and ')}${cutWords(detail.cutKey)}.`
      );
    case 'splitRefused':
      return `${partitionName(detail.partition)} was not split: ${refusalWords(detail.refusal, detail.key)}.`;
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

const WHY_SPLIT = { heat: 'for heat', size: 'for size', capacity: 'for more capacity' } as const;
const WHY_MOVE = {
  load: 'to spread the load',
  fill: 'to make room',
  grouping: 'to group small partitions',
} as const;

function subjectName(partition: number | null): string {
  return partition === null ? 'The table' : partitionName(partition);
}

/** What is asked of the limit that refuses, in the tick in which it does, and what it allows: both in the same units. */
function beginWords(detail: Extract<EventDetail, { kind: 'throttlingBegan' }>): string {
  const { cause, limit, offered, dimension, ssd } = detail;
  const asked = `${rate(offered, dimension)} asked for at that moment`;
  switch (cause) {
    case 'hardLimit':
      return `${asked}, a partition serves at most ${formatUnits(limit)}`;
    case 'partitionShare':
      return `${asked}, its share is ${formatUnits(limit)}`;
    case 'tableCapacity':
      return `${asked}, ${formatUnits(limit)} provisioned`;
    case 'ssd':
      return ssd === null
        ? `its SSD bears ${loadRate(limit)}`
        : `${ssdName(ssd.id)} is asked for ${loadRate(ssd.asked)} and bears ${formatUnits(limit)}`;
    default:
      return assertNever(cause);
  }
}

function cutWords(cutKey: string | null): string {
  return cutKey === null ? '' : `, through the items of “${cutKey}”`;
}

function keepsWords({
  why,
  hotterShare,
}: {
  why: 'heat' | 'size' | 'capacity';
  hotterShare: number;
}): string {
  return why === 'heat'
    ? `The hotter part keeps ${formatShare(hotterShare)} of the heat.`
    : `The larger part keeps ${formatShare(hotterShare)} of the bytes.`;
}

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
