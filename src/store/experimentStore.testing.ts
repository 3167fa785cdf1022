/** A store of the first scenario for tests, without a simulation. */
import { petsByAnimal } from '../experiment/scenarios/petsByAnimal.ts';
import type { ToWorker } from '../protocol/messages.ts';
import { createExperimentStore, type ExperimentStore } from './experimentStore.ts';

export interface StandingStore {
  readonly store: ExperimentStore;
  /** What it sent. */
  readonly sent: readonly ToWorker[];
  /** The store, when the run stands at this tick. */
  readonly at: (tick: number) => ExperimentStore;
}

/** A store whose run stands at tick 0 until it is asked for `at` another. */
export function standingStore(): StandingStore {
  const sent: ToWorker[] = [];
  let stands = 0;
  const store = createExperimentStore(
    petsByAnimal,
    null,
    (message) => sent.push(message),
    () => stands,
  );
  const at = (tick: number): ExperimentStore => {
    stands = tick;
    return store;
  };
  return { store, sent, at };
}
