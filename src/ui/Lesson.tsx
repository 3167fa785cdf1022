/** What to look at, in one sentence; and, for who wants it, what the experiment is and what it teaches. */
import { useApp } from './appContext.ts';
import styles from './Lesson.module.css';
import { useStored } from './useStored.ts';

export function Lesson() {
  const { experiment, textsOf } = useApp();
  const { name, description } = useStored(experiment, (state) => state.experiment);
  const { caption, lesson } = textsOf(useStored(experiment, (state) => state.scenario));
  const sentence = caption || name;
  if (sentence === '') return null;
  return (
    <details className={styles.lesson}>
      <summary className={styles.caption}>{sentence}</summary>
      {lesson === '' ? null : <p>{lesson}</p>}
      <p className={styles.description}>{description}</p>
    </details>
  );
}
