/** What the controls show and change. */
import { present } from '../base/assert.ts';
import type { Edit, ItemSource, TableConfiguration, Traffic } from '../engine/types.ts';
import type { InForce } from '../store/revert.ts';
import { useApp } from './appContext.ts';
import { useStored } from './useStored.ts';

/** The part that `pick` picks of what is in force where the run stands, changes that are on their way included. */
export function useInForce<Part>(pick: (inForce: InForce) => Part): Part {
  const { experiment, live } = useApp();
  const pickNow = (): Part => {
    const { heading, tick } = live.getState();
    return pick(experiment.inForce(heading ?? tick));
  };
  // Both stores are asked, so it is told of both.
  useStored(experiment, pickNow);
  return useStored(live, pickNow);
}

/** The items as configured. */
export function useItems(): ItemSource {
  return useInForce(({ configuration }) => configuration.items);
}

/** The traffic as configured. */
export function useTraffic(): Traffic {
  return useInForce(({ configuration }) => configuration.traffic);
}

/** One table of the experiment; undefined: there is none with that number. */
export function useTable(lane: number): TableConfiguration | undefined {
  return useInForce(({ configuration }) => configuration.tables[lane]);
}

/** The table that the panels are about, and its number. */
export function useChosenTable(): { lane: number; table: TableConfiguration } {
  const { session } = useApp();
  const chosen = useStored(session, (state) => state.lane);
  const last = useInForce(({ configuration }) => configuration.tables.length - 1);
  const lane = Math.min(chosen, last);
  return { lane, table: present(useTable(lane), 'An experiment has a table.') };
}

/** Makes a change where the run stands. `label`: what the user would call it. */
export type MakeChange = (label: string, edits: readonly Edit[], gesture?: string | null) => void;

/** A way to change the experiment from the part of the panel called `place`, where a refusal will be told. */
export function useChange(place: string): MakeChange {
  const { experiment } = useApp();
  return (label, edits, gesture = null) => experiment.change(label, edits, { gesture, place });
}
