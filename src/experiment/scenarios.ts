/** All scenarios: what to call them, what each teaches, and what to look at. Ids are part of links and stay. */
import type { Experiment } from './experiment.ts';
import { collectionCutBySortKey } from './scenarios/collectionCutBySortKey.ts';
import { fourPartitionsFortyRcu } from './scenarios/fourPartitionsFortyRcu.ts';
import { hardLimit } from './scenarios/hardLimit.ts';
import { moviesByActor } from './scenarios/moviesByActor.ts';
import { oneHotKey } from './scenarios/oneHotKey.ts';
import { petsByAnimal } from './scenarios/petsByAnimal.ts';
import { petsByBreed } from './scenarios/petsByBreed.ts';
import { splitForHeat } from './scenarios/splitForHeat.ts';
import { ssdRebalancing } from './scenarios/ssdRebalancing.ts';
import { usFlights } from './scenarios/usFlights.ts';

export interface Scenario {
  readonly id: string;
  readonly title: string;
  /** What it teaches, in one sentence. */
  readonly lesson: string;
  /** What to look at. */
  readonly caption: string;
  readonly experiment: Experiment;
  /** The file under `public/` that holds its rows; null: it needs none. */
  readonly rowsFile: string | null;
}

function scenario(
  id: string,
  experiment: Experiment,
  lesson: string,
  caption: string,
  rowsFile: string | null = null,
): Scenario {
  return { id, title: experiment.name, lesson, caption, experiment, rowsFile };
}

/** In the order in which they are best met. */
export const SCENARIOS: readonly Scenario[] = [
  scenario(
    'pets-by-animal',
    petsByAnimal,
    'A partition key with few values cannot use the capacity that is paid for.',
    'Look at P6, where all dogs live: it throttles while the table is at about 40 %. Doubling the capacity changes nothing.',
  ),
  scenario(
    'pets-by-breed',
    petsByBreed,
    'The same items and requests under a key with many values need no help.',
    'The busiest breed is far below the limits of its partition.',
  ),
  scenario(
    'movies-by-actor',
    moviesByActor,
    'The partition key spreads the items, the sort key orders them within one partition key.',
    'Titles lie in order inside each collection; the most popular actor is no problem.',
  ),
  scenario(
    'four-partitions-forty-rcu',
    fourPartitionsFortyRcu,
    'Capacity is shared equally only while nobody needs more: who does borrows what the others leave unused.',
    'Four partitions, 10 units/s each; raise one reader and watch its share.',
  ),
  scenario(
    'hard-limit',
    hardLimit,
    'A partition serves 3,000 read units a second, whatever is provisioned.',
    'One partition is cut off at 3,000 while the table has 11,000.',
  ),
  scenario(
    'one-hot-key',
    oneHotKey,
    'Keys that share a partition with a hot key suffer with it, until splits have isolated it.',
    'After some splits only the celebrity itself is throttled.',
  ),
  scenario(
    'split-for-heat',
    splitForHeat,
    'A partition that stays hot is split after some minutes, and its keys share two partitions.',
    'Throttled at 1,000 writes, split, served.',
  ),
  scenario(
    'collection-cut-by-sort-key',
    collectionCutBySortKey,
    'One partition key can exceed the limits of a partition if its requests spread over its sort keys.',
    'The cut goes through the collection of one shop.',
  ),
  scenario(
    'ssd-rebalancing',
    ssdRebalancing,
    'Partitions share drives: one that asks too much of its drive is moved, and no limit of its own changes.',
    'Two busy partitions on one SSD, until one of them has moved.',
  ),
  scenario(
    'us-flights',
    usFlights,
    'Real data are uneven: a finer key spreads what a coarse one piles up.',
    'By airport Atlanta throttles even alone; by route nothing does.',
    'data/us-flights-2008.csv',
  ),
];

/** The scenario with this id, unless there is none. */
export function findScenario(id: string): Scenario | undefined {
  return SCENARIOS.find((candidate) => candidate.id === id);
}
