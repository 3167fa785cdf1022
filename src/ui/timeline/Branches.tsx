/** The courses a run has taken: a change in the past begins another, and the one before stays. */
import { useId } from 'react';
import type { BranchSummary } from '../../engine/history.ts';
import { useApp } from '../appContext.ts';
import { formatClock } from '../format.ts';
import { useSparingAnswer } from '../useSparingAnswer.ts';
import styles from './Branches.module.css';

export function Branches() {
  const { ask, experiment, session } = useApp();
  const branches = useSparingAnswer({ kind: 'branches' })?.value ?? [];
  const group = useId();
  if (branches.length < 2) return null;

  const open = async (branch: number): Promise<void> => {
    session.openBranch(branch);
    const run = await ask({ kind: 'exportRun' });
    if (run.ok) experiment.switchBranch(branch, run.value.edits);
  };

  return (
    <fieldset className={styles.branches}>
      <legend className={styles.legend}>Courses of this run</legend>
      {branches.map((branch) => (
        <label key={branch.id} className={styles.branch}>
          <input
            type="radio"
            name={group}
            checked={branch.isOpen}
            onChange={() => void open(branch.id)}
          />
          {branchName(branch)}
        </label>
      ))}
    </fieldset>
  );
}

/** `Run 2 (from 00:03:10)`, and of which run it is a branch if that is not the first. */
function branchName({ id, parent, forkedAt }: BranchSummary): string {
  if (parent === null) return `Run ${id}`;
  const origin = parent === 1 ? '' : ` of run ${parent}`;
  return `Run ${id} (from ${formatClock(forkedAt)}${origin})`;
}
