/**
 * What to look at, in one sentence: the scenario's own until something is changed, then what came of the change. And,
 * for who wants it, what the experiment is and what it teaches.
 */
import { useState } from 'react';
import { assertNever } from '../base/assert.ts';
import { lastChange, lastUndone } from '../store/steps.ts';
import { useApp } from './appContext.ts';
import { useLaneNumbers } from './inspector/useLaneNumbers.ts';
import styles from './Lesson.module.css';
import { later } from './later.tsx';
import { useStored } from './useStored.ts';
import { outcomeSentence } from './words/caption.ts';

const LessonText = later(() => import('./LessonText.tsx'));

export function Lesson() {
  const { experiment, captionOf } = useApp();
  const name = useStored(experiment, (state) => state.experiment.name);
  const scenario = useStored(experiment, (state) => state.scenario);
  const [isOpen, setOpen] = useState(false);
  const caption = captionOf(scenario);
  const change = useChangeInForce();
  const outcome = useOutcome();
  const isOwn = caption === '';
  const sentence = change === null && !isOwn ? caption : outcome;
  const about = change ?? (isOwn ? name : '');
  if (sentence === '' && about === '') return null;
  return (
    <details className={styles.lesson} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className={styles.caption}>
        {about === '' ? null : <span className={styles.about}>{about} · </span>}
        {sentence}
      </summary>
      {isOpen ? <LessonText scenario={scenario} /> : null}
    </details>
  );
}

/** What the user changed or took back last, where the run stands; null: all is as it was opened. */
function useChangeInForce(): string | null {
  const { experiment, live } = useApp();
  const tick = useStored(live, (state) => state.tick);
  return useStored(experiment, (state) => {
    const change = lastChange(state, tick);
    if (change !== null) return change.label;
    // What is undone need not be as it was: partitions stay split.
    const undone = lastUndone(state, tick);
    if (undone !== null) return `Without “${undone.label}”`;
    // After a reload nobody knows what the changes were called.
    return state.experiment.edits.some((edit) => edit.tick <= tick) ? 'With your changes' : null;
  });
}

/** What came of it in the table that the panels are about; empty until there are figures. */
function useOutcome(): string {
  const { session } = useApp();
  const lane = useStored(session, (state) => state.lane);
  const found = useLaneNumbers(lane);
  if (found === null) return '';
  switch (found.numbers.measured) {
    case 'notYet':
      return 'The first second is still to come.';
    case 'changed':
      return 'Play or step to see what comes of it.';
    case 'yes':
      return outcomeSentence(found.numbers, found.place);
    default:
      return assertNever(found.numbers.measured);
  }
}
