/** What the controls show and change. */
import { useMemo } from 'react';
import { present } from '../base/assert.ts';
import type { Edit, TableConfiguration } from '../engine/types.ts';
import { inForceNow } from '../store/experimentStore.ts';
import type { InForce } from '../store/revert.ts';
import { useApp } from './appContext.ts';
import { useStored } from './useStored.ts';

/** What is in force where the run stands, or will when it is there, changes that are on their way included. */
export function useInForce(): InForce {
  const { experiment, live } = useApp();
  const state = useStored(experiment, (each) => each);
  // The tick of the latest edit stands for all ticks up to the next one.
  const tick = useStored(
    live,
    ({ heading, tick: shown }) =>
      state.experiment.edits.findLast((timed) => timed.tick <= (heading ?? shown))?.tick ?? 0,
  );
  return useMemo(() => inForceNow(state, tick), [state, tick]);
}

/** The table that the panels are about, and its number. */
export function useTable({ configuration }: InForce): { lane: number; table: TableConfiguration } {
  const { session } = useApp();
  const chosen = useStored(session, (state) => state.lane);
  const lane = Math.min(chosen, configuration.tables.length - 1);
  return { lane, table: present(configuration.tables[lane], 'An experiment has a table.') };
}

/** Makes a change where the run stands. `label`: what the user would call it. */
export type MakeChange = (label: string, edits: readonly Edit[], gesture?: string | null) => void;

/** A way to change the experiment from the part of the panel called `place`, where a refusal will be told. */
export function useChange(place: string): MakeChange {
  const { experiment } = useApp();
  return (label, edits, gesture = null) => experiment.change(label, edits, { gesture, place });
}
