/** The runs so far: a change in the past begins another, and the one before stays. Shown once there are two. */
import { useId } from 'react';
import type { Course, ExperimentState } from '../../store/experimentStore.ts';
import { useApp } from '../appContext.ts';
import { formatClock } from '../format.ts';
import { useStored } from '../useStored.ts';
import styles from './Branches.module.css';

export default function Branches() {
  const { experiment, session } = useApp();
  const shown = useStored(experiment, (state) => state.branch);
  const origin = useStored(experiment, (state) => state.origin);
  const elsewhere = useStored(experiment, (state) => state.elsewhere);
  const group = useId();

  return (
    <fieldset className={styles.branches}>
      <legend className={styles.legend}>Runs</legend>
      {inOrder(shown, origin, elsewhere).map((branch) => (
        <label key={branch.id} className={styles.branch}>
          <input
            type="radio"
            name={group}
            checked={branch.id === shown}
            onChange={() => session.openBranch(branch.id)}
          />
          {branchName(branch)}
        </label>
      ))}
    </fieldset>
  );
}

/** What names a branch. */
type Origin = Pick<Course, 'id' | 'parent' | 'forkedAt'>;

/** All branches in the order in which they began. */
function inOrder(
  shown: number,
  origin: ExperimentState['origin'],
  elsewhere: ExperimentState['elsewhere'],
): readonly Origin[] {
  return [...elsewhere.values(), { id: shown, ...origin }].sort((one, other) => one.id - other.id);
}

/** `Run 2 (from 00:03:10)`, and of which run it is a branch if that is not the first. */
function branchName({ id, parent, forkedAt }: Origin): string {
  if (parent === null) return `Run ${id}`;
  const origin = parent === 1 ? '' : ` of run ${parent}`;
  return `Run ${id} (from ${formatClock(forkedAt)}${origin})`;
}
