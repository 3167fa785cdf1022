/** One key may exceed a partition's limit once its item collection is cut by sort key. */
import { defaultOperation, defaultTable } from '../defaults.ts';
import type { Experiment } from '../experiment.ts';
import { SHOP_CAPACITY, SHOP_ITEMS } from './shops.ts';

const BEST_SELLER = { shop: "Elena's Florist" };

export const collectionCutBySortKey = {
  version: 1,
  name: 'An item collection cut by its sort key',
  description:
    'One shop alone updates 1,700 orders a second, at random places of its item collection. The partition is cut inside the collection, and the two halves serve what one could not. With a local secondary index, or if the newest orders are the busy ones, that never happens.',
  seed: 1,
  items: SHOP_ITEMS,
  traffic: {
    arrivals: 'smooth',
    operations: [
      defaultOperation({
        name: 'orders of the best seller',
        kind: 'UpdateItem',
        requestsPerSecond: 1700,
        keys: { kind: 'hotKey', match: BEST_SELLER, share: 1 },
      }),
      defaultOperation({
        name: 'orders of the others',
        kind: 'UpdateItem',
        requestsPerSecond: 300,
        keys: { kind: 'hotKey', match: BEST_SELLER, share: 0 },
      }),
    ],
  },
  tables: [defaultTable({ partitionKey: ['shop'], sortKey: 'order_id', ...SHOP_CAPACITY })],
  edits: [],
} as const satisfies Experiment;
