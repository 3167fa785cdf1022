/** A document holds changes with their moments: opened, it plays from its beginning and makes them again. */

import type { Experiment } from '../../experiment/experiment.ts';
import { TICKS_PER_SECOND } from '../../protocol/facts.ts';
import type { Notice } from '../../store/noticeStore.ts';
import { formatClock } from '../format.ts';

/** Says so, with the way to the last change; null: it has none after its start. `seek`: goes to a tick. */
export function replayNotice({ edits }: Experiment, seek: (tick: number) => void): Notice | null {
  const ticks = edits.map(({ tick }) => tick).filter((tick) => tick > 0);
  if (ticks.length === 0) return null;
  const last = Math.max(...ticks);
  const [begin, end] = [formatClock(Math.min(...ticks)), formatClock(last)];
  const when = begin === end ? `at ${begin}` : `from ${begin} to ${end}`;
  return {
    topic: 'replay',
    text: `It plays from its beginning: what was changed during the run is changed again ${when}.`,
    // A second later there is something measured as things are then.
    action: { label: 'Go to after the last change', run: () => seek(last + TICKS_PER_SECOND) },
  };
}
