/** The list of what would help, loaded only once something throttles. */
import { lazy, Suspense } from 'react';
import { ErrorBoundary } from '../ErrorBoundary.tsx';
import type { Explanations } from './useExplanations.ts';

const FixList = lazy(() => import('./FixList.tsx'));

export function Fixes({ explanations }: { readonly explanations: Explanations }) {
  return (
    <ErrorBoundary part="The list of what would help">
      <Suspense>
        <FixList explanations={explanations} />
      </Suspense>
    </ErrorBoundary>
  );
}
