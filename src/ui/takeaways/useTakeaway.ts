/** Showing a takeaway: its scenario at its moment, standing still, with its subject selected. */
import { useApp } from '../appContext.ts';
import type { Takeaway } from './takeaways.ts';

/** A function that opens the moment of a takeaway. */
export function useTakeaway(): (takeaway: Takeaway) => void {
  const { openScenario, session } = useApp();
  return ({ id, scenario, tick, selection }) => {
    openScenario(scenario);
    session.pause();
    session.seek(tick);
    session.select(selection);
    session.showTakeaway(id);
  };
}
