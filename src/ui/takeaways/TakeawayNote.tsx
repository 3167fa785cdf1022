/** While the moment of a takeaway is shown: its sentence, what to look at, and the way to the next one. */
import { useEffect, useRef } from 'react';
import { useApp } from '../appContext.ts';
import { useStored } from '../useStored.ts';
import styles from './TakeawayNote.module.css';
import { findTakeaway, TAKEAWAYS } from './takeaways.ts';
import { useTakeaway } from './useTakeaway.ts';

export default function TakeawayNote() {
  const { session, experiment } = useApp();
  const takeaway = findTakeaway(useStored(session, (state) => state.takeaway));
  const scenario = useStored(experiment, (state) => state.scenario);
  const show = useTakeaway();
  const note = useRef<HTMLElement>(null);
  const id = takeaway?.id;
  // What was asked for is read out, and the next step is one key away.
  useEffect(() => {
    if (id !== undefined) note.current?.focus();
  }, [id]);

  // Somebody went on to another scenario: the note is about what is no longer shown.
  if (takeaway === undefined || takeaway.scenario !== scenario) return null;
  const index = TAKEAWAYS.indexOf(takeaway);
  const [before, after] = [TAKEAWAYS[index - 1], TAKEAWAYS[index + 1]];
  return (
    <section ref={note} className={styles.note} aria-label="Takeaway" tabIndex={-1}>
      <p className={styles.quiet}>
        Takeaway {index + 1} of {TAKEAWAYS.length}
      </p>
      <p className={styles.sentence}>{takeaway.sentence}</p>
      <p>{takeaway.look}</p>
      <div className={styles.steps}>
        {before === undefined ? null : (
          <button type="button" onClick={() => show(before)}>
            Back
          </button>
        )}
        {after === undefined ? null : (
          <button type="button" onClick={() => show(after)}>
            Next
          </button>
        )}
        <button type="button" className={styles.close} onClick={() => session.showTakeaway(null)}>
          Done
        </button>
      </div>
    </section>
  );
}
