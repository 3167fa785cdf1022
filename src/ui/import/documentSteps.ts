/** The changes of a document, as if they had been made here: the log tells them, and they can be taken back. */
import type { Experiment } from '../../experiment/experiment.ts';
import { inForceAfter } from '../../store/revert.ts';
import { revertOf, type Step } from '../../store/steps.ts';
import { editsWords } from '../words/edits.ts';

/** A step for each moment of the run at which the document changes something. */
export function documentSteps({ edits, ...configuration }: Experiment): Step[] {
  const ticks = [...new Set(edits.map(({ tick }) => tick))].filter((tick) => tick > 0);
  return ticks
    .toSorted((one, other) => one - other)
    .map((tick) => {
      const earlier = edits.filter((timed) => timed.tick < tick).map(({ edit }) => edit);
      const own = edits.filter((timed) => timed.tick === tick).map(({ edit }) => edit);
      const before = inForceAfter(configuration, earlier);
      const revert = revertOf(before, own);
      const label = editsWords(own, before.configuration.tables);
      const change = { label, edits: own, revert, gesture: null, place: null };
      return { change, as: 'change', tick, untilTick: tick };
    });
}
