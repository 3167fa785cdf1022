/** Showing a takeaway: its scenario at its moment, standing still, with its subject selected. */
import { useApp } from '../appContext.ts';
import type { Takeaway } from './takeaways.ts';

/** A function that opens the moment of a takeaway. */
export function useTakeaway(): (takeaway: Takeaway) => void {
  const { openScenario, session } = useApp();

  const show = async ({ id, scenario, tick, selection }: Takeaway): Promise<void> => {
    if (!(await openScenario(scenario))) return;
    session.pause();
    session.seek(tick);
    session.select(selection);
    session.showTakeaway(id);
  };

  return (takeaway) => void show(takeaway);
}
