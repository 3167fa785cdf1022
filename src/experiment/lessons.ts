/** What each scenario teaches, in one sentence; by its id. Apart from the list: it is read on demand. */
export const LESSONS: Readonly<Record<string, string>> = {
  'pets-by-animal': 'A partition key with few values cannot use the capacity that is paid for.',
  'pets-by-breed': 'The same items and requests under a key with many values need no help.',
  'movies-by-actor':
    'The partition key spreads the items, the sort key orders them within one partition key.',
  'four-partitions-forty-rcu':
    'Capacity is shared equally only while nobody needs more: who does borrows what the others leave unused.',
  'hard-limit': 'A partition serves 3,000 read units a second, whatever is provisioned.',
  'one-hot-key': 'Keys that share a partition with a hot key suffer with it, until splits have isolated it.',
  'split-for-heat':
    'A partition that stays hot is split after some minutes, and its keys share two partitions.',
  'collection-cut-by-sort-key':
    'One partition key can exceed the limits of a partition if its requests spread over its sort keys.',
  'ssd-rebalancing':
    'Partitions share drives: one that asks too much of its drive is moved, and no limit of its own changes.',
  'us-flights': 'Real data are uneven: a finer key spreads what a coarse one piles up.',
};
