/** The log: what happened in the simulation and what the user did to it, in their order. */
import { assertNever } from '../../base/assert.ts';
import type { EngineEvent } from '../../engine/types.ts';
import { momentOf } from '../../protocol/moment.ts';
import type { NumberedEvent } from '../../store/liveStore.ts';
import { laneOf, type Step } from '../../store/steps.ts';
import { formatClock } from '../format.ts';
import { type EventGroup, isInGroup } from './kinds.ts';

export type LogLine =
  | { readonly kind: 'event'; readonly id: string; readonly tick: number; readonly event: EngineEvent }
  | {
      readonly kind: 'change';
      readonly id: string;
      readonly tick: number;
      readonly text: string;
      /** The table that was changed; null: what all tables share. */
      readonly lane: number | null;
    };

/** The lines of a group, the oldest first; a change comes before what it brought about. */
export function logLines(
  events: readonly NumberedEvent[],
  steps: readonly Step[],
  group: EventGroup,
): readonly LogLine[] {
  const done = group === 'all' || group === 'changes' ? steps.map(lineOfStep) : [];
  const happened = events.filter(({ event }) => isInGroup(event, group)).map(lineOfEvent);
  return [...done, ...happened].toSorted((one, other) => one.tick - other.tick);
}

function lineOfEvent({ id, event }: NumberedEvent): LogLine {
  // As the clock shows it: where a click on it leads.
  return { kind: 'event', id: `event ${id}`, tick: momentOf(event), event };
}

function lineOfStep(step: Step, index: number): LogLine {
  const lane = laneOf(step.change);
  return { kind: 'change', id: `change ${index}`, tick: step.tick, text: stepSentence(step), lane };
}

function stepSentence({ as, change: { label }, tick, untilTick }: Step): string {
  switch (as) {
    case 'change':
      return `Changed: ${label}${reachedWords(tick, untilTick)}.`;
    case 'undo':
      return `Taken back: ${label}.`;
    case 'redo':
      return `Made again: ${label}.`;
    default:
      return assertNever(as);
  }
}

/** A drag changes the value again and again: until when. */
function reachedWords(tick: number, untilTick: number): string {
  const [began, ended] = [formatClock(tick), formatClock(untilTick)];
  return began === ended ? '' : `, reached at ${ended}`;
}
