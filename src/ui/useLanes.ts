/** The tables of the experiment. */
import type { ExperimentState } from '../store/experimentStore.ts';
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

/** `Table B: `, where there are two to tell apart; else, and of no table in particular (null), empty. */
export function useLanePrefix(): (lane: number | null) => string {
  const { experiment } = useApp();
  return useStored(experiment, (state) => (hasLanes(state) ? lanePrefix : noPrefix));
}

/** The same outside of React. */
export function prefixIn(state: ExperimentState, lane: number): string {
  return hasLanes(state) ? lanePrefix(lane) : '';
}

/** `table B`, or `the table` where it is the only one. */
export function useTableName(lane: number): string {
  const { experiment } = useApp();
  return useStored(experiment, (state) => (hasLanes(state) ? `table ${laneName(lane)}` : 'the table'));
}

function hasLanes({ experiment }: ExperimentState): boolean {
  return experiment.tables.length > 1;
}

function lanePrefix(lane: number | null): string {
  return lane === null ? '' : `Table ${laneName(lane)}: `;
}

function noPrefix(): string {
  return '';
}
