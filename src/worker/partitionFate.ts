/** Why a partition is not there at this moment of the run, from the log of its branch. */
import type { History } from '../engine/history.ts';
import type { EngineEvent, EventDetail } from '../engine/types.ts';
import type { Lane } from '../engine/world.ts';
import type { PartitionFate } from '../protocol/questions.ts';

type Happened<Kind extends EventDetail['kind']> = EngineEvent & {
  readonly detail: Extract<EventDetail, { kind: Kind }>;
};

/** What became, or will become, of the partition with this id. */
export function partitionFate(history: History, laneIndex: number, partition: number): PartitionFate {
  const lane = history.world.lanes[laneIndex] as Lane;
  const { id, parent } = lane.partitions.state;
  if (lane.partitions.order.some((slot) => id[slot] === partition)) return { kind: 'there' };
  const { tick } = history.world;
  const events = history.branch.events.filter((event) => event.lane === laneIndex);
  const past = events.filter((event) => event.tick <= tick);
  const rebuilt = past.findLastIndex(isRebuilt);
  // Ids count up from the moment a table is laid out.
  if (partition >= lane.partitions.nextId) {
    const toCome = birthOf(
      partition,
      lane.partitions.nextId,
      events.filter((event) => event.tick > tick),
    );
    if (toCome !== null) return toCome;
    const last = past[rebuilt];
    return last === undefined ? { kind: 'unknown' } : { kind: 'rebuilt', tick: last.tick };
  }
  const present = past.slice(rebuilt + 1);
  const split = present.find((event) => isSplit(event) && event.detail.partition === partition);
  if (split !== undefined && isSplit(split))
    return { kind: 'split', tick: split.tick, children: split.detail.children, isForCapacity: false };
  const cut = doublingOf(partition, lane.partitions.nextId, present);
  if (cut === null) return { kind: 'unknown' };
  const children = lane.partitions.order
    .filter((slot) => parent[slot] === partition)
    .map((slot) => id[slot] as number);
  return { kind: 'split', tick: cut, children, isForCapacity: true };
}

function isSplit(event: EngineEvent): event is Happened<'splitDone'> {
  return event.detail.kind === 'splitDone';
}

function isRebuilt(event: EngineEvent): event is Happened<'tableRebuilt'> {
  return event.detail.kind === 'tableRebuilt';
}

/** How many ids an event used up: two for every partition it cut. */
function idsOf({ detail }: EngineEvent): number {
  if (detail.kind === 'splitDone') return 2;
  return detail.kind === 'capacityChanged' ? 2 * (detail.partitionsAfter - detail.partitionsBefore) : 0;
}

/** When a partition comes into being, if it does before the table is laid out anew or by that. */
function birthOf(
  partition: number,
  nextId: number,
  later: readonly EngineEvent[],
): Extract<PartitionFate, { kind: 'toCome' }> | null {
  let next = nextId;
  for (const event of later) {
    next += idsOf(event);
    const { tick } = event;
    if (isRebuilt(event))
      return event.detail.partitions < partition ? null : { kind: 'toCome', tick, by: 'rebuilt' };
    if (partition >= next) continue;
    return isSplit(event)
      ? { kind: 'toCome', tick, by: 'split', parent: event.detail.partition }
      : { kind: 'toCome', tick, by: 'capacity' };
  }
  return null;
}

/** P3: the tick at which all partitions were cut, this one among them; null: they were not since it is there. */
function doublingOf(partition: number, nextId: number, past: readonly EngineEvent[]): number | null {
  let next = nextId;
  let tick: number | null = null;
  for (const event of past.toReversed()) {
    const isDoubling = !isSplit(event) && idsOf(event) > 0;
    next -= idsOf(event);
    // Made by this event, it was cut by a later one, or by the same where that doubled twice.
    if (partition >= next) return tick ?? (isDoubling ? event.tick : null);
    if (isDoubling) tick = event.tick;
  }
  return tick;
}
