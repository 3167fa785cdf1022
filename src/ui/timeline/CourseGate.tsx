/** How the run goes, loaded after the pictures above it: the first of them must not wait for charts. */
import { lazy, Suspense } from 'react';
import styles from './CourseGate.module.css';

const Course = lazy(() => import('./Course.tsx'));

/** The room is kept, so that nothing jumps when it arrives. */
export function CourseGate() {
  return (
    <Suspense fallback={<div className={styles.room} aria-busy="true" />}>
      <Course />
    </Suspense>
  );
}
