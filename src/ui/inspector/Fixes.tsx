/** The list of what would help, loaded only once something throttles. */
import { ErrorBoundary } from '../ErrorBoundary.tsx';
import { later } from '../later.tsx';
import type { Explanations } from './useExplanations.ts';

const FixList = later(() => import('./FixList.tsx'));

export function Fixes({ explanations }: { readonly explanations: Explanations }) {
  return (
    <ErrorBoundary part="The list of what would help">
      <FixList explanations={explanations} />
    </ErrorBoundary>
  );
}
