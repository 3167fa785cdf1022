/** The branch that every run begins with. */
import type { BranchRecord } from '../engine/history.ts';
import type { TimedEdit } from '../engine/types.ts';

/** The only branch of a run that begins: nothing of it has been computed. */
export function onlyBranch(edits: readonly TimedEdit[]): BranchRecord {
  return { id: 1, parent: null, forkedAt: 0, endTick: 0, edits };
}
