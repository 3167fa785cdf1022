/** A single item cannot be cut: splits free its neighbours, not the item itself. */
import { defaultOperation, defaultTable } from '../defaults.ts';
import type { Experiment } from '../experiment.ts';

/** Its name hashes into the middle of a partition, so that there are neighbours on both sides. */
const CELEBRITY = 'teen-idol';
const CELEBRITY_ONLY = { kind: 'hotKey', match: { user: CELEBRITY }, share: 1 } as const;

export const oneHotKey = {
  version: 1,
  name: 'One hot key',
  description:
    'Ten thousand profiles, each one item, are read 4,000 times and updated 800 times a second. A celebrity gets 4,500 reads and 300 updates more: its neighbours in the partition are throttled with it, until splits have isolated it.',
  seed: 1,
  items: {
    kind: 'generated',
    itemBytes: 1000,
    groups: [
      {
        sets: 10_000,
        items: 10_000,
        spread: { kind: 'even' },
        attributes: { user: { kind: 'sequence', prefix: 'user-', first: 1, digits: 5 } },
      },
      {
        sets: 1,
        items: 1,
        spread: { kind: 'even' },
        attributes: { user: { kind: 'constant', value: CELEBRITY } },
      },
    ],
  },
  traffic: {
    arrivals: 'smooth',
    operations: [
      defaultOperation({ name: 'read a profile', kind: 'GetItem', requestsPerSecond: 4000 }),
      defaultOperation({ name: 'update a profile', kind: 'UpdateItem', requestsPerSecond: 800 }),
      defaultOperation({
        name: 'read the celebrity',
        kind: 'GetItem',
        requestsPerSecond: 4500,
        keys: CELEBRITY_ONLY,
      }),
      defaultOperation({
        name: 'update the celebrity',
        kind: 'UpdateItem',
        requestsPerSecond: 300,
        keys: CELEBRITY_ONLY,
      }),
    ],
  },
  tables: [defaultTable({ partitionKey: ['user'], readCapacity: 12_000, writeCapacity: 4000 })],
  edits: [],
} as const satisfies Experiment;
