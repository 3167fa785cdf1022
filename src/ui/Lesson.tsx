/**
 * What to look at, in one sentence: the scenario's own until something is changed, then what came of the change. And,
 * for who wants it, what the experiment is and what it teaches.
 */
import { useState } from 'react';
import { type Change, laneOf, lastChange, lastUndone } from '../store/steps.ts';
import { useApp } from './appContext.ts';
import styles from './Lesson.module.css';
import { later } from './later.tsx';
import { useLanePrefix } from './useLanes.ts';
import { useStored } from './useStored.ts';

const Outcome = later(() => import('./Outcome.tsx'));
const LessonText = later(() => import('./LessonText.tsx'));

export function Lesson() {
  const { experiment, captionOf } = useApp();
  const name = useStored(experiment, (state) => state.experiment.name);
  const scenario = useStored(experiment, (state) => state.scenario);
  const [isOpen, setOpen] = useState(false);
  const caption = captionOf(scenario);
  const change = useChangeInForce();
  const isOwn = caption === '';
  const about = change ?? (isOwn ? name : '');
  return (
    <details className={styles.lesson} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className={styles.caption}>
        {about === '' ? null : <span className={styles.about}>{about} · </span>}
        {change === null && !isOwn ? caption : <Outcome />}
      </summary>
      {isOpen ? <LessonText scenario={scenario} /> : null}
    </details>
  );
}

/** What the user changed or took back last, where the run stands; null: all is as it was opened. */
function useChangeInForce(): string | null {
  const { experiment, live } = useApp();
  const tick = useStored(live, (state) => state.tick);
  const prefix = useLanePrefix();
  const nameOf = (change: Change): string => prefix(laneOf(change)) + change.label;
  return useStored(experiment, (state) => {
    const change = lastChange(state, tick);
    if (change !== null) return nameOf(change);
    // What is undone need not be as it was: partitions stay split.
    const undone = lastUndone(state, tick);
    if (undone !== null) return `Without “${nameOf(undone)}”`;
    // After a reload nobody knows what the changes were called.
    return state.experiment.edits.some((edit) => edit.tick <= tick) ? 'With your changes' : null;
  });
}
