/**
 * What the list of scenarios says of each: what to call it, what to look at. The experiments
 * themselves are beside it (`scenarios.ts`), so that a page can show the list before it has loaded them. Ids are part of
 * links and stay.
 */

export interface ScenarioEntry {
  readonly id: string;
  readonly title: string;
  /** What to look at. */
  readonly caption: string;
  /** The file under `public/` that holds its rows, and their checksum; null: it needs none. */
  readonly rowsFile: string | null;
  readonly rowsChecksum: string | null;
}

/** In the order in which they are best met. */
export const SCENARIO_LIST = [
  {
    id: 'pets-by-animal',
    title: 'Pets by animal',
    caption:
      'Look at P6, where all dogs live: it throttles while the table is at about 40 %. Doubling the capacity changes nothing.',
    rowsFile: null,
    rowsChecksum: null,
  },
  {
    id: 'pets-by-breed',
    title: 'Pets by breed',
    caption: 'The busiest breed is far below the limits of its partition.',
    rowsFile: null,
    rowsChecksum: null,
  },
  {
    id: 'movies-by-actor',
    title: 'Movies by actor',
    caption: 'Titles lie in order inside each collection; the most popular actor is no problem.',
    rowsFile: null,
    rowsChecksum: null,
  },
  {
    id: 'four-partitions-forty-rcu',
    title: 'Four partitions, 40 RCU',
    caption: 'Four partitions, 10 units/s each; raise one reader and watch its share.',
    rowsFile: null,
    rowsChecksum: null,
  },
  {
    id: 'hard-limit',
    title: 'The hard limit',
    caption: 'One partition is cut off at 3\u202f000 RCU/s while the table has 11\u202f000.',
    rowsFile: null,
    rowsChecksum: null,
  },
  {
    id: 'one-hot-key',
    title: 'One hot key',
    caption: 'Watch the splits: after some of them only the celebrity itself is throttled.',
    rowsFile: null,
    rowsChecksum: null,
  },
  {
    id: 'split-for-heat',
    title: 'Split for heat',
    caption:
      'Watch P4: at first it throttles at 1\u202f000 WCU/s; after some six minutes it is split, and all is served.',
    rowsFile: null,
    rowsChecksum: null,
  },
  {
    id: 'collection-cut-by-sort-key',
    title: 'An item collection cut by its sort key',
    caption: 'The cut goes through the collection of one shop.',
    rowsFile: null,
    rowsChecksum: null,
  },
  {
    id: 'ssd-rebalancing',
    title: 'Balancing SSDs',
    caption: 'Two busy partitions on one SSD, until one of them has moved.',
    rowsFile: null,
    rowsChecksum: null,
  },
  {
    id: 'us-flights',
    title: 'US flights of 2008',
    caption: 'By airport Atlanta throttles even alone; by route nothing does.',
    rowsFile: 'data/us-flights-2008.csv',
    rowsChecksum: '0590b83386ffc864',
  },
] as const satisfies readonly ScenarioEntry[];

export type ScenarioId = (typeof SCENARIO_LIST)[number]['id'];

/** What the list says of a scenario; undefined: there is none with this id. */
export function findEntry(id: string | null): ScenarioEntry | undefined {
  return SCENARIO_LIST.find((entry) => entry.id === id);
}
