/** What would fix it: changes that the engine has tried, each a button. */
import { useApp } from '../appContext.ts';
import styles from './FixList.module.css';
import { PLACE } from './fixPlace.ts';
import { TryingNote } from './TryingNote.tsx';
import type { JudgedFix } from './trials.ts';
import type { Explanations } from './useExplanations.ts';
import { useJudgement } from './useJudgement.ts';

export default function FixList({ explanations }: { readonly explanations: Explanations }) {
  const judgement = useJudgement(explanations);
  if (judgement === null) return <TryingNote />;
  return (
    <>
      {judgement.fixes.map((fix) => (
        <FixLine key={fix.id} fix={fix} />
      ))}
      {judgement.remarks.map((remark) => (
        <p key={remark} className={styles.note}>
          {remark}
        </p>
      ))}
    </>
  );
}

function FixLine({ fix }: { readonly fix: JudgedFix }) {
  const { experiment } = useApp();
  const apply = (): void => experiment.change(fix.label, fix.edits, { place: PLACE });
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
