/** All scenarios: what the list says of each, and its experiment. */
import type { Experiment } from './experiment.ts';
import { SCENARIO_LIST, type ScenarioEntry, type ScenarioId } from './scenarioList.ts';
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

export interface Scenario extends ScenarioEntry {
  readonly experiment: Experiment;
}

const EXPERIMENTS: Readonly<Record<ScenarioId, Experiment>> = {
  'pets-by-animal': petsByAnimal,
  'pets-by-breed': petsByBreed,
  'movies-by-actor': moviesByActor,
  'four-partitions-forty-rcu': fourPartitionsFortyRcu,
  'hard-limit': hardLimit,
  'one-hot-key': oneHotKey,
  'split-for-heat': splitForHeat,
  'collection-cut-by-sort-key': collectionCutBySortKey,
  'ssd-rebalancing': ssdRebalancing,
  'us-flights': usFlights,
};

/** In the order in which they are best met. */
export const SCENARIOS: readonly Scenario[] = SCENARIO_LIST.map((entry) => ({
  ...entry,
  experiment: EXPERIMENTS[entry.id],
}));

/** The scenario with this id, unless there is none. */
export function findScenario(id: string): Scenario | undefined {
  return SCENARIOS.find((candidate) => candidate.id === id);
}
