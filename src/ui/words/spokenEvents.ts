/** Throttling and splits as sentences, which are read aloud while the run goes on: what the first load needs of `events.ts`. */
import { assertNever } from '../../base/assert.ts';
import type { EventDetail } from '../../engine/types.ts';
import { formatClock, formatShare, formatUnits } from '../format.ts';
import { refusalWords } from './explanation.ts';
import { CAUSE_NAMES, loadRate, operationsName, partitionName, rate, ssdName } from './names.ts';

/** An event that is read aloud. */
export type SpokenDetail = Extract<
  EventDetail,
  { kind: 'throttlingBegan' | 'throttlingEnded' | 'splitAnnounced' | 'splitDone' | 'splitRefused' }
>;

/** Whether an event is read aloud. */
export function isSpoken(detail: EventDetail): detail is SpokenDetail {
  return detail.kind.startsWith('throttling') || detail.kind.startsWith('split');
}

/** The partition an event is about; null: the table. */
export function eventPartition(detail: EventDetail): number | null {
  return 'partition' in detail ? detail.partition : null;
}

/** How long is calm enough, is said by M3. */
const WHY_ENDED = { calm: 'none throttled for 5 s', split: 'it is split' } as const;

/** One sentence with the numbers the event rests on. */
export function spokenSentence(detail: SpokenDetail): string {
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
    default:
      return assertNever(detail);
  }
}

const WHY_SPLIT = { heat: 'for heat', size: 'for size', capacity: 'for more capacity' } as const;

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
