/** Sorting events. */
import { expect, test } from 'vitest';
import type { EngineEvent } from '../../engine/types.ts';
import { EVENT_GROUPS, isInGroup, isSameEvent } from './kinds.ts';

const split: EngineEvent = {
  tick: 10,
  lane: 0,
  detail: {
    kind: 'splitRefused',
    partition: 1,
    why: 'heat',
    refusal: 'singleItem',
    key: 'dog',
    hotterShare: 1,
  },
};

test('an event belongs to all and to one group', () => {
  const groups = EVENT_GROUPS.map(([group]) => group).filter((group) => isInGroup(split, group));
  expect(groups).toEqual(['all', 'splits']);
});

test('a copy is the same event, another tick or subject is not', () => {
  expect(isSameEvent(split, structuredClone(split))).toBe(true);
  expect(isSameEvent(split, { ...split, tick: 11 })).toBe(false);
  expect(isSameEvent(split, { ...split, lane: 1 })).toBe(false);
});
