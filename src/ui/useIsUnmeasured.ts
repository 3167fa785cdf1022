/** Whether the figures are from before the last change. */
import { TICKS_PER_SECOND } from '../protocol/facts.ts';
import { useApp } from './appContext.ts';
import { useStored } from './useStored.ts';

/**
 * Whether the run stands still and no full second of it has been computed since the last change: settings are new,
 * all that is measured is old, and conclusions from both would be wrong. While it plays this passes by itself.
 */
export function useIsUnmeasured(): boolean {
  const { experiment, live, session } = useApp();
  const edits = useStored(experiment, (state) => state.experiment.edits);
  const isPlaying = useStored(session, (state) => state.playing);
  const isBehind = useStored(live, ({ tick }) => {
    const last = edits.findLast((edit) => edit.tick <= tick)?.tick ?? 0;
    const measuredFrom = tick - (tick % TICKS_PER_SECOND) - TICKS_PER_SECOND;
    return last > 0 && last > measuredFrom;
  });
  return isBehind && !isPlaying;
}
