/** The kinds of events one may want to see alone. */
import type { EngineEvent, EventDetail } from '../../engine/types.ts';

export type EventGroup = 'all' | 'throttling' | 'splits' | 'moves' | 'layout' | 'changes';

/** In the order in which they are offered, with their names. */
export const EVENT_GROUPS: readonly (readonly [group: EventGroup, name: string])[] = [
  ['all', 'all'],
  ['throttling', 'throttling'],
  ['splits', 'splits'],
  ['moves', 'moves'],
  ['layout', 'capacity and layout'],
  ['changes', 'your changes'],
];

const GROUP_OF: Readonly<Record<EventDetail['kind'], Exclude<EventGroup, 'all' | 'changes'>>> = {
  throttlingBegan: 'throttling',
  throttlingEnded: 'throttling',
  collectionFull: 'throttling',
  splitAnnounced: 'splits',
  splitDone: 'splits',
  splitRefused: 'splits',
  moveBegan: 'moves',
  moveDone: 'moves',
  capacityChanged: 'layout',
  tableRebuilt: 'layout',
};

/** Whether an event belongs to a group. */
export function isInGroup({ detail }: EngineEvent, group: EventGroup): boolean {
  return group === 'all' || GROUP_OF[detail.kind] === group;
}

/** Whether two are the same happening: after a jump in time the log is made of new objects. */
export function isSameEvent(one: EngineEvent, other: EngineEvent): boolean {
  return one === other || (one.tick === other.tick && JSON.stringify(one) === JSON.stringify(other));
}
