/** The runs so far: a change in the past begins another, and the one before stays. */
import { useId, useState } from 'react';
import type { BranchSummary } from '../../engine/history.ts';
import { useApp } from '../appContext.ts';
import { formatClock } from '../format.ts';
import { useSparingAnswer } from '../useSparingAnswer.ts';
import { useStored } from '../useStored.ts';
import styles from './Branches.module.css';

export function Branches() {
  const { ask, experiment, session } = useApp();
  const branches = useSparingAnswer({ kind: 'branches' })?.value ?? [];
  const current = useStored(experiment, (state) => state.branch);
  const [chosen, setChosen] = useState<number | null>(null);
  const group = useId();
  if (branches.length < 2) return null;

  const open = async (branch: number): Promise<void> => {
    setChosen(branch);
    session.openBranch(branch);
    const run = await ask({ kind: 'exportRun' });
    if (run.ok) experiment.switchBranch(branch, run.value.edits);
    setChosen(null);
  };

  return (
    <fieldset className={styles.branches}>
      <legend className={styles.legend}>Runs</legend>
      {branches.map((branch) => (
        <label key={branch.id} className={styles.branch}>
          <input
            type="radio"
            name={group}
            checked={branch.id === (chosen ?? current)}
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
