/** The five sentences to remember; each, clicked, shows the moment that proves it. */
import { useRef } from 'react';
import { useApp } from '../appContext.ts';
import { Dialog } from '../Dialog.tsx';
import { useStored } from '../useStored.ts';
import styles from './TakeawaysDialog.module.css';
import { TAKEAWAYS } from './takeaways.ts';
import { useTakeaway } from './useTakeaway.ts';

export default function TakeawaysDialog({ onClose }: { readonly onClose: () => void }) {
  const { session } = useApp();
  const shown = useStored(session, (state) => state.takeaway);
  const show = useTakeaway();
  const dialog = useRef<HTMLDialogElement>(null);

  return (
    <Dialog ref={dialog} title="Five sentences to take away" width={640} onClose={onClose}>
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
    </Dialog>
  );
}
