/** What is selected is not there at this moment: that is said, and below it is what the inspector shows by itself. */
import type { ReactNode } from 'react';
import styles from './Gone.module.css';
import { Untouched } from './Untouched.tsx';

interface Props {
  readonly title: string;
  /** What became of it, and the ways there. */
  readonly children: ReactNode;
}

export default function Gone({ title, children }: Props) {
  return (
    <>
      <section className={styles.gone} aria-label={title}>
        <h2 className={styles.title}>{title}</h2>
        {children}
      </section>
      <Untouched />
    </>
  );
}
