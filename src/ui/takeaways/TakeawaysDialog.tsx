/** The five sentences to remember; each, clicked, shows the moment that proves it. */
import { useEffect, useId, useRef } from 'react';
import { useApp } from '../appContext.ts';
import { useStored } from '../useStored.ts';
import styles from './TakeawaysDialog.module.css';
import { TAKEAWAYS } from './takeaways.ts';
import { useTakeaway } from './useTakeaway.ts';

export default function TakeawaysDialog({ onClose }: { readonly onClose: () => void }) {
  const { session } = useApp();
  const shown = useStored(session, (state) => state.takeaway);
  const show = useTakeaway();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();

  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);

  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={id} onClose={onClose}>
      <h2 id={id} className={styles.title}>
        Five sentences to take away
      </h2>
      <p className={styles.quiet}>Say them in an interview. Click one to see the moment that proves it.</p>
      <ol className={styles.list}>
        {TAKEAWAYS.map((takeaway, index) => (
          <li key={takeaway.id}>
            <button
              type="button"
              className={styles.takeaway}
              aria-current={takeaway.id === shown ? 'true' : undefined}
              onClick={() => {
                show(takeaway);
                dialog.current?.close();
              }}
            >
              <span className={styles.number}>{index + 1}</span>
              <span>{takeaway.sentence}</span>
              <span className={styles.see}>See it</span>
            </button>
          </li>
        ))}
      </ol>
      <form method="dialog">
        <button type="submit">Close</button>
      </form>
    </dialog>
  );
}
