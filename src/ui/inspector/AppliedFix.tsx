/** What was changed from the list of fixes, with its undo; or why a change was refused. */
import { useEffect, useRef } from 'react';
import type { Change } from '../../store/steps.ts';
import { useApp } from '../appContext.ts';
import styles from './AppliedFix.module.css';

interface Props {
  /** The last change, made here; null: it was made elsewhere. */
  readonly applied: Change | null;
  /** Why the change tried here last was refused; null: it was not. */
  readonly refused: string | null;
}

export default function AppliedFix({ applied, refused }: Props) {
  const { experiment } = useApp();
  const undo = useRef<HTMLButtonElement>(null);

  // The button that was pressed goes away with the throttling: its undo takes over from what is around it.
  useEffect(() => {
    const { activeElement, body } = document;
    const isAround = undo.current?.closest('aside')?.contains(activeElement) === true;
    // Where the button has gone in the same picture, nothing has the focus yet.
    if (applied !== null && (isAround || activeElement === body)) undo.current?.focus();
  }, [applied]);

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
      <button
        ref={undo}
        type="button"
        aria-label={`Undo: ${applied.label}`}
        onClick={() => experiment.undo()}
      >
        Undo
      </button>
    </div>
  );
}
