/** What was changed from the list of fixes, with its undo; and why a change was refused. */
import { useEffect, useRef } from 'react';
import { lastChange } from '../../store/experimentStore.ts';
import { useApp } from '../appContext.ts';
import { useStored } from '../useStored.ts';
import styles from './AppliedFix.module.css';
import { PLACE } from './fixPlace.ts';

/** The last change made here, with its undo; and why one was refused. */
export function AppliedFix() {
  const { experiment, live } = useApp();
  const refused = useStored(experiment, (state) => (state.refusedAt === PLACE ? state.refused : null));
  const tick = useStored(live, (state) => state.tick);
  const last = useStored(experiment, (state) => lastChange(state, tick));
  const undo = useRef<HTMLButtonElement>(null);
  const applied = last?.place === PLACE ? last : null;
  const seen = useRef(applied);

  // The button that was pressed goes away with the throttling: its undo takes over.
  useEffect(() => {
    if (applied !== null && applied !== seen.current) undo.current?.focus();
    seen.current = applied;
  }, [applied]);

  /** The button goes away with the change, so the focus goes to what tells of it. */
  const takeBack = (): void => {
    undo.current?.closest('aside')?.focus({ preventScroll: true });
    experiment.undo();
  };

  if (refused !== null)
    return (
      <p className={styles.refused} role="alert">
        That could not be done: {refused}
      </p>
    );
  if (applied === null) return null;
  return (
    <div className={styles.applied}>
      <p>
        Changed: <strong>{applied.label}</strong>
      </p>
      <button ref={undo} type="button" aria-label={`Undo: ${applied.label}`} onClick={takeBack}>
        Undo
      </button>
    </div>
  );
}
