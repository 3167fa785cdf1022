/** What would fix it: changes that the engine has tried, each a button; what was changed can be taken back. */
import { useEffect, useRef } from 'react';
import { lastChange } from '../../store/experimentStore.ts';
import { useApp } from '../appContext.ts';
import { useStored } from '../useStored.ts';
import styles from './FixList.module.css';
import type { JudgedFix } from './trials.ts';
import type { Explanations } from './useExplanations.ts';
import { useJudgement } from './useJudgement.ts';

/** Marks the changes made here, so that a refusal and the undo are shown here. */
const PLACE = 'fix';

export function FixList({ explanations }: { readonly explanations: Explanations }) {
  const judgement = useJudgement(explanations);
  return (
    <section className={styles.list} aria-label="What would fix it?">
      <h3 className={styles.title}>What would fix it?</h3>
      {judgement === null ? (
        <p className={styles.quiet}>Trying what would help on a copy of this run …</p>
      ) : (
        <>
          {judgement.fixes.map((fix) => (
            <FixLine key={fix.id} fix={fix} />
          ))}
          {judgement.remarks.map((remark) => (
            <p key={remark} className={styles.quiet}>
              {remark}
            </p>
          ))}
        </>
      )}
    </section>
  );
}

function FixLine({ fix }: { readonly fix: JudgedFix }) {
  const { experiment, live } = useApp();
  const apply = (): void => experiment.change(fix.label, fix.edits, live.getState().tick, { place: PLACE });
  return (
    <div className={styles.fix} data-verdict={fix.verdict}>
      <div>
        <p className={styles.label}>{fix.label}</p>
        <p className={styles.note}>
          {fix.note} · <span className={styles.effect}>{fix.effect}</span>
        </p>
      </div>
      <button type="button" className={styles.apply} onClick={apply} aria-label={`Try it: ${fix.label}`}>
        Try it
      </button>
    </div>
  );
}

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
        onClick={() => experiment.undo(live.getState().tick)}
      >
        Undo
      </button>
    </div>
  );
}
