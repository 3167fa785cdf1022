/** The tables of the experiment. */
import { useApp } from './appContext.ts';
import { useStored } from './useStored.ts';

/** A table: its number, and what to call it; empty where it is the only one. */
export interface LaneName {
  readonly lane: number;
  readonly name: string;
}

/** One table, or the two that are compared, called A and B. */
export function useLanes(): readonly LaneName[] {
  const { experiment } = useApp();
  const count = useStored(experiment, (state) => state.experiment.tables.length);
  return Array.from({ length: count }, (_, lane) => ({
    lane,
    name: count === 1 ? '' : laneName(lane),
  }));
}

/** `A` or `B` */
export function laneName(lane: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + lane);
}
