/** The whole run at a glance: where it throttled, and what happened when. */
import { currentEdits, eventsBetween, type History, series } from '../engine/history.ts';
import { TICKS_PER_SECOND } from '../engine/limits.ts';
import { DIMENSIONS, type Edit, type EventDetail, type SeriesPoint } from '../engine/types.ts';
import { momentOf } from '../protocol/moment.ts';
import type { RunMark, RunMarkKind, RunOverview } from '../protocol/questions.ts';

/** The present branch of a lane in at most `bins` bins of whole seconds. */
export function overview(history: History, lane: number, bins: number): RunOverview {
  const { endTick, computedTick } = history.branch;
  const secondsPerBin = Math.ceil(endTick / TICKS_PER_SECOND / Math.max(1, bins));
  const ticksPerBin = Math.max(1, secondsPerBin) * TICKS_PER_SECOND;
  const count = Math.ceil(endTick / ticksPerBin);
  const throttled = [new Float32Array(count), new Float32Array(count)] as const;
  for (const point of series(history, lane, 0, endTick)) addPoint(throttled, point, ticksPerBin);
  return {
    endTick,
    computedTick,
    ticksPerBin,
    throttled,
    marks: thinned(marksOf(history, lane), ticksPerBin),
  };
}

/** A point may be longer than a bin (minutes, before the last hour) or shorter. */
function addPoint(
  throttled: readonly [Float32Array, Float32Array],
  point: SeriesPoint,
  ticksPerBin: number,
): void {
  const first = Math.floor(point.tick / ticksPerBin);
  const last = Math.floor((point.tick + point.ticks - 1) / ticksPerBin);
  for (const dimension of DIMENSIONS) {
    const units = point.throttled[dimension].reduce((total, each) => total + each, 0);
    const rate = (units / point.ticks) * TICKS_PER_SECOND;
    for (let bin = first; bin <= last; bin += 1)
      throttled[dimension][bin] = Math.max(throttled[dimension][bin] ?? 0, rate);
  }
}

function marksOf(history: History, lane: number): RunMark[] {
  const { endTick } = history.branch;
  const happened = eventsBetween(history, lane, 0, endTick + 1).flatMap((event) => {
    const kind = kindOfEvent(event.detail);
    return kind === null ? [] : [{ tick: momentOf(event), kind, count: 1 }];
  });
  const changed = currentEdits(history)
    .filter(({ tick, edit }) => tick <= endTick && concerns(edit, lane))
    .map(({ tick, edit }) => ({ tick, kind: kindOfEdit(edit), count: 1 }));
  return [...happened, ...changed].sort((one, other) => one.tick - other.tick);
}

/** Null: throttling is shown as a stretch, and what an edit brings about as that edit. */
function kindOfEvent(detail: EventDetail): RunMarkKind | null {
  switch (detail.kind) {
    case 'splitDone':
      return 'split';
    case 'splitRefused':
      return 'splitRefused';
    case 'moveDone':
      return 'move';
    case 'collectionFull':
      return 'full';
    default:
      return null;
  }
}

function kindOfEdit(edit: Edit): RunMarkKind {
  const ofCapacity =
    edit.kind === 'configureTable' && ('readCapacity' in edit.change || 'writeCapacity' in edit.change);
  return ofCapacity ? 'capacity' : 'edit';
}

function concerns(edit: Edit, lane: number): boolean {
  return edit.kind !== 'configureTable' || edit.lane === lane;
}

/** One mark of each kind in a bin, where its first one is. */
function thinned(marks: readonly RunMark[], ticksPerBin: number): RunMark[] {
  const byPlace = new Map<string, RunMark>();
  for (const mark of marks) {
    const place = `${Math.floor(mark.tick / ticksPerBin)} ${mark.kind}`;
    const first = byPlace.get(place);
    byPlace.set(place, first === undefined ? mark : { ...first, count: first.count + mark.count });
  }
  return [...byPlace.values()];
}
