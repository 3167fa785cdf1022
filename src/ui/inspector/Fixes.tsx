/** What would help. Nothing is tried out, or loaded for it, before the list is in sight: the trials cost the most by far. */
import { useRef } from 'react';
import { ErrorBoundary } from '../ErrorBoundary.tsx';
import { later } from '../later.tsx';
import { useHasBeenSeen } from '../useHasBeenSeen.ts';
import styles from './Fixes.module.css';
import { TryingNote } from './TryingNote.tsx';
import type { Explanations } from './useExplanations.ts';

const FixList = later(() => import('./FixList.tsx'), <TryingNote />);

export function Fixes({ explanations }: { readonly explanations: Explanations }) {
  const place = useRef<HTMLElement>(null);
  const isSeen = useHasBeenSeen(place);
  return (
    <section ref={place} className={styles.fixes} aria-label="What would fix it?">
      <h3 className={styles.title}>What would fix it?</h3>
      <ErrorBoundary part="The list of what would help">
        {isSeen ? <FixList explanations={explanations} /> : <TryingNote />}
      </ErrorBoundary>
    </section>
  );
}
