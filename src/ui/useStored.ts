/** Reading a store: a component is rendered again only when its own part of it changes. */
import { useSyncExternalStore } from 'react';

/** What is needed of a store. */
interface Readable<State> {
  readonly getState: () => State;
  readonly subscribe: (listener: () => void) => () => void;
}

/** The part of a store that `pick` picks; it must return the same value for the same state. */
export function useStored<State, Part>(store: Readable<State>, pick: (state: State) => Part): Part {
  return useSyncExternalStore(store.subscribe, () => pick(store.getState()));
}
