/** What the scenario teaches, and what its experiment is; read on demand. */
import { LESSONS } from '../experiment/lessons.ts';
import { useApp } from './appContext.ts';
import { withPageNumbers } from './format.ts';
import styles from './Lesson.module.css';
import { useStored } from './useStored.ts';

export default function LessonText({ scenario }: { readonly scenario: string | null }) {
  const { experiment } = useApp();
  const description = useStored(experiment, (state) => state.experiment.description);
  const isChanged = useStored(experiment, ({ steps }) => steps.length > 0);
  const lesson = scenario === null ? undefined : LESSONS[scenario];
  return (
    <>
      {lesson === undefined ? null : <p>{withPageNumbers(lesson)}</p>}
      <p className={styles.description}>
        {isChanged && description !== '' ? 'Before your changes: ' : ''}
        {withPageNumbers(description)}
      </p>
    </>
  );
}
