/** A part of the page under a small heading; a defect in it stays in it. */
import type { ReactNode } from 'react';
import { useId } from 'react';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import styles from './Section.module.css';

interface Props {
  readonly title: string;
  /** A quiet line beside the title that says how to read what follows. */
  readonly hint?: string;
  /** What belongs to the right of the heading, such as a choice of view. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

export function Section({ title, hint, aside, children }: Props) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {hint === undefined ? null : <p className={styles.hint}>{hint}</p>}
        {aside === undefined ? null : <div className={styles.aside}>{aside}</div>}
      </div>
      <ErrorBoundary part={title}>{children}</ErrorBoundary>
    </section>
  );
}
