/** The configuration as it is in force where the run stands. */
import { useMemo } from 'react';
import { inForceNow } from '../../store/experimentStore.ts';
import type { InForce } from '../../store/revert.ts';
import { useApp } from '../appContext.ts';
import { useStored } from '../useStored.ts';

/** Changes that are on their way included. */
export function useInForce(): InForce {
  const { experiment, live } = useApp();
  const state = useStored(experiment, (each) => each);
  const tick = useStored(live, ({ digest }) => digest?.tick ?? 0);
  return useMemo(() => inForceNow(state, tick), [state, tick]);
}
