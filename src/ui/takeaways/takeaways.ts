/**
 * What a candidate would say in an interview, and for each sentence the moment of a scenario that proves it. A test
 * plays them headless and checks every number that is said here.
 */

import { TICKS_PER_SECOND } from '../../protocol/facts.ts';
import type { Selection } from '../../store/sessionStore.ts';

export interface Takeaway {
  readonly id: string;
  /** The sentence to remember. */
  readonly sentence: string;
  /** Id of the scenario that shows it. */
  readonly scenario: string;
  /** When it is seen. */
  readonly tick: number;
  /** What the inspector is turned to; null: what it shows by itself. */
  readonly selection: Selection | null;
  /** What to look at there. */
  readonly look: string;
}

/** In the order in which one leads to the next. */
export const TAKEAWAYS: readonly Takeaway[] = [
  {
    id: 'distribution',
    sentence: 'The partition key determines how data is distributed.',
    scenario: 'pets-by-animal',
    tick: 10 * TICKS_PER_SECOND,
    selection: { kind: 'partition', lane: 0, partition: 1 },
    look: 'Two keys, eight partitions: “dog” hashes into P6 and “cat” into P2. P1 and five others stay empty, and no request can reach them.',
  },
  {
    id: 'together',
    sentence: 'All items with the same partition key live together.',
    scenario: 'movies-by-actor',
    tick: 10 * TICKS_PER_SECOND,
    selection: { kind: 'key', lane: 0, key: 'Alma Adler' },
    look: 'All 20 titles of “Alma Adler” have one hash. So they lie in one partition, P6, in the order of the sort key.',
  },
  {
    id: 'hard-limit',
    sentence:
      'One partition serves at most 3\u202f000 RCU and 1\u202f000 WCU a second, whatever is provisioned.',
    scenario: 'pets-by-animal',
    tick: 60 * TICKS_PER_SECOND,
    selection: { kind: 'partition', lane: 0, partition: 6 },
    look: 'P6 is asked for more of both and serves exactly 3\u202f000 RCU and 1\u202f000 WCU, although the table has 12\u202f000 and 4\u202f000.',
  },
  {
    id: 'high-cardinality',
    sentence: 'Partition keys with many values and even traffic prevent throttling.',
    scenario: 'pets-by-breed',
    tick: 60 * TICKS_PER_SECOND,
    selection: null,
    look: 'The same pets and the same requests, but the partition key is the breed: 120 values, and nothing is refused. The fullest partition stays below half of its limit.',
  },
  {
    id: 'our-job',
    sentence: 'AWS balances partitions, but the design of the key is our job.',
    scenario: 'one-hot-key',
    tick: 900 * TICKS_PER_SECOND,
    selection: { kind: 'partition', lane: 0, partition: 11 },
    look: 'Two splits have freed all its neighbours: “teen-idol” has P11 to itself. It is one item, so no further split can help, and 1\u202f500 RCU a second are still refused.',
  },
];

/** The takeaway with this id; undefined: there is none. */
export function findTakeaway(id: string | null): Takeaway | undefined {
  return TAKEAWAYS.find((takeaway) => takeaway.id === id);
}
