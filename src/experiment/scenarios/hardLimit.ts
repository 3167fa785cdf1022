/** No provisioned capacity lifts the limit of one partition. */
import { defaultOperation, defaultTable } from '../defaults.ts';
import type { Experiment } from '../experiment.ts';

/** One in each of four partitions. */
const FILMS = ['Alien', 'Casablanca', 'Amadeus', 'Jaws'];
const PREMIERE = { film: 'Casablanca' };

export const hardLimit = {
  version: 1,
  name: 'The hard limit',
  description:
    'One film is read 3,500 times a second, three others 200 times each, on a table of 11,000 read units. A partition serves 3,000, whatever is provisioned.',
  seed: 1,
  items: {
    kind: 'generated',
    itemBytes: 4000,
    groups: [
      {
        sets: FILMS.length,
        items: FILMS.length,
        spread: { kind: 'even' },
        attributes: { film: { kind: 'names', names: FILMS } },
      },
    ],
  },
  traffic: {
    arrivals: 'smooth',
    operations: [
      defaultOperation({
        name: 'read the premiere',
        kind: 'GetItem',
        requestsPerSecond: 3500,
        itemBytes: 4000,
        keys: { kind: 'hotKey', match: PREMIERE, share: 1 },
      }),
      defaultOperation({
        name: 'read the others',
        kind: 'GetItem',
        requestsPerSecond: 600,
        itemBytes: 4000,
        keys: { kind: 'hotKey', match: PREMIERE, share: 0 },
      }),
    ],
  },
  tables: [defaultTable({ partitionKey: ['film'], readCapacity: 11_000, writeCapacity: 40 })],
  edits: [],
} as const satisfies Experiment;
