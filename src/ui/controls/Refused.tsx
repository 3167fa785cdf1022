/** Why the latest change of a part of the panel was refused; what was in force before is in force still. */
import { useApp } from '../appContext.ts';
import { useStored } from '../useStored.ts';
import styles from './controls.module.css';

export function Refused({ place }: { readonly place: string }) {
  const { experiment } = useApp();
  const refused = useStored(experiment, (state) => (state.refusedAt === place ? state.refused : null));
  return refused === null ? null : (
    <p className={styles.problem} role="alert">
      {refused} Nothing has been changed.
    </p>
  );
}
