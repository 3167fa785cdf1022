/** Real data: a counter for each departure airport, or one for each route. */
import { defaultOperation, defaultTable } from '../defaults.ts';
import type { Experiment } from '../experiment.ts';

/** P1: (100 + 3 × 24,000) / 3,000 makes 25 partitions. */
const CAPACITY = { readCapacity: 100, writeCapacity: 24_000 } as const;

export const usFlights = {
  version: 1,
  name: 'US flights of 2008',
  description:
    'Every departure raises a counter, 18,000 a second, distributed as the flights of 2008 were over 5,366 routes. One counter per airport: Atlanta gets more than one item can take, even in a partition of its own. One counter per route, on the second table: nothing is refused. Data: US Bureau of Transportation Statistics, public domain.',
  seed: 1,
  items: {
    kind: 'rows',
    checksum: '0590b83386ffc864',
    count: 5366,
    columns: ['origin', 'destination'],
    weightColumn: 'count',
    itemBytes: null,
  },
  traffic: {
    arrivals: 'smooth',
    operations: [
      defaultOperation({
        name: 'count a departure',
        kind: 'UpdateItem',
        requestsPerSecond: 18_000,
        itemBytes: 100,
      }),
    ],
  },
  tables: [
    defaultTable({ partitionKey: ['origin'], ...CAPACITY }),
    defaultTable({ partitionKey: ['origin', 'destination'], ...CAPACITY }),
  ],
  edits: [],
} as const satisfies Experiment;
