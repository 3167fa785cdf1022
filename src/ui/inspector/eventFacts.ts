/** The numbers an event rests on, a line each. */
import { assertNever } from '../../base/assert.ts';
import type { Cause, Dimension, EventDetail, SsdAsked } from '../../engine/types.ts';
import { TICKS_PER_SECOND } from '../../protocol/facts.ts';
import {
  formatBytes,
  formatClock,
  formatCount,
  formatPosition,
  formatShare,
  formatUnits,
} from '../format.ts';
import {
  CAUSE_NAMES,
  LOAD_UNITS,
  limitRate,
  loadRate,
  partitionName,
  rate,
  ssdName,
  unitName,
} from '../words/names.ts';

/** Names and values; the sentence says the rest. */
export function eventFacts(detail: EventDetail): [name: string, value: string][] {
  switch (detail.kind) {
    case 'throttlingBegan':
      return [
        // It begins within a tick, so these are the tick's numbers.
        ['Asked for, in 100 ms', tickUnits(detail.offered, detail.dimension)],
        ['Let through', tickUnits(detail.served, detail.dimension)],
        ...(detail.ssd === null ? [] : [ssdFact(detail.ssd)]),
        limitFact(detail, COUNTED[detail.cause]),
        ['AWS’s reason', detail.reason],
      ];
    case 'throttlingEnded':
      return [
        ['Asked for', rate(detail.offered, detail.dimension)],
        ['Served', rate(detail.served, detail.dimension)],
        limitFact(detail),
        ['AWS’s reason', detail.reason],
      ];
    case 'splitAnnounced':
      return [
        ['Cut at', `${formatPosition(detail.at.position)}…${sortWords(detail.at.sort)}`],
        ['Done at', formatClock(detail.doneTick)],
        [detail.why === 'heat' ? 'Hotter part keeps' : 'Larger part keeps', formatShare(detail.hotterShare)],
      ];
    case 'splitDone':
      return [
        ['Cut at', `${formatPosition(detail.at.position)}…${sortWords(detail.at.sort)}`],
        ['New partitions', detail.children.map(partitionName).join(' and ')],
      ];
    case 'splitRefused':
      return [
        ...(detail.key === null ? [] : [['Key in the way', detail.key] satisfies [string, string]]),
        ['Best cut would leave', `${formatShare(detail.hotterShare)} on one side`],
      ];
    case 'moveBegan':
    case 'moveDone':
      return [
        ['From', ssdName(detail.from)],
        ['To', ssdName(detail.to)],
        ['Size', formatBytes(detail.bytes)],
      ];
    case 'capacityChanged':
      return [
        ['Reads', `${formatUnits(detail.from[0])} → ${formatUnits(detail.to[0])} RCU`],
        ['Writes', `${formatUnits(detail.from[1])} → ${formatUnits(detail.to[1])} WCU`],
        ['Partitions', `${formatCount(detail.partitionsBefore)} → ${formatCount(detail.partitionsAfter)}`],
      ];
    case 'tableRebuilt':
      return [
        ['Partitions', formatCount(detail.partitions)],
        ['Partition keys', formatCount(detail.keys)],
      ];
    case 'collectionFull':
      return [['Size', formatBytes(detail.bytes)]];
    default:
      return assertNever(detail);
  }
}

type Throttling = Extract<EventDetail, { kind: 'throttlingBegan' | 'throttlingEnded' }>;

/** Why less than a tenth of the limit may be let through within 100 ms. */
const COUNTED: Partial<Record<Cause, string>> = { hardLimit: ', counted over the latest second' };

function limitFact({ limit, dimension, cause }: Throttling, counted = ''): [name: string, value: string] {
  return ['Limit', `${limitRate(limit, dimension, cause)}, ${CAUSE_NAMES[cause]}${counted}`];
}

function ssdFact({ id, asked }: SsdAsked): [name: string, value: string] {
  return [`Asked of ${ssdName(id)}`, `${loadRate(asked)} (${LOAD_UNITS})`];
}

function tickUnits(unitsPerSecond: number, dimension: Dimension): string {
  return `${formatUnits(unitsPerSecond / TICKS_PER_SECOND)} ${unitName(dimension)}`;
}

function sortWords(sort: number): string {
  return sort > 0 ? `, ${formatShare(sort)} into a key` : '';
}
