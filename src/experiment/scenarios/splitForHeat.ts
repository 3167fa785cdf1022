/** A partition that is hot because of many keys is cut in two, after minutes, and then serves them all. */
import { defaultOperation, defaultTable } from '../defaults.ts';
import type { Experiment } from '../experiment.ts';
import { SHOP_CAPACITY, SHOP_ITEMS } from './shops.ts';

const HARBOUR = { district: 'Harbour' };

export const splitForHeat = {
  version: 1,
  name: 'Split for heat',
  description:
    'A festival at the harbour: its 44 shops, all in one partition, write 1,500 orders a second and are throttled at 1,000. After some minutes the partition is split between them, and no order is refused any more.',
  seed: 1,
  items: SHOP_ITEMS,
  traffic: {
    arrivals: 'smooth',
    operations: [
      defaultOperation({
        name: 'orders at the harbour',
        kind: 'UpdateItem',
        requestsPerSecond: 1500,
        keys: { kind: 'hotKey', match: HARBOUR, share: 1 },
      }),
      defaultOperation({
        name: 'orders in town',
        kind: 'UpdateItem',
        requestsPerSecond: 600,
        keys: { kind: 'hotKey', match: HARBOUR, share: 0 },
      }),
    ],
  },
  tables: [defaultTable({ partitionKey: ['shop'], sortKey: 'order_id', ...SHOP_CAPACITY })],
  edits: [],
} as const satisfies Experiment;
