/** The classic drawing: 40 units over four partitions are 10 each, as long as nobody needs more. */
import type { Operation, Traffic } from '../../engine/types.ts';
import { defaultOperation, defaultTable } from '../defaults.ts';
import type { Experiment } from '../experiment.ts';

/** One in each quarter of the key space, in its order. */
const USERS = ['Eve', 'Ann', 'Ben', 'Dan'] as const;

/** Reads of the four users, units/s, in the order of their partitions. */
export function readsOfFour(rates: readonly [number, number, number, number]): Traffic {
  const operations = USERS.map(
    (user, index): Operation =>
      defaultOperation({
        name: `read ${user}`,
        kind: 'GetItem',
        requestsPerSecond: rates[index] ?? 0,
        keys: { kind: 'hotKey', match: { user }, share: 1 },
      }),
  );
  return { arrivals: 'smooth', operations };
}

export const fourPartitionsFortyRcu = {
  version: 1,
  name: 'Four partitions, 40 RCU',
  description:
    'A table of 40 read units on four partitions, set by hand, with one user in each. Every user is read 8 times a second. Raise one of them to 22 and lower the others to 6: it borrows what they leave unused.',
  seed: 1,
  items: {
    kind: 'generated',
    itemBytes: 1000,
    groups: [
      {
        sets: USERS.length,
        items: USERS.length,
        spread: { kind: 'even' },
        attributes: { user: { kind: 'names', names: USERS } },
      },
    ],
  },
  traffic: readsOfFour([8, 8, 8, 8]),
  tables: [defaultTable({ partitionKey: ['user'], readCapacity: 40, writeCapacity: 40, partitions: 4 })],
  edits: [],
} as const satisfies Experiment;
