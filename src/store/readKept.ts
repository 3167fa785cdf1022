/** Reads a record from an earlier visit. Loaded only where there is one. */
import { fail, type Result, succeed } from '../base/result.ts';
import { parseEdits, parseExperiment } from '../experiment/experiment.ts';
import { type Course, firstCourse } from './experimentStore.ts';
import type { Kept } from './kept.ts';
import { type Loose, looseOf } from './loose.ts';
import type { Change, Step } from './steps.ts';

/** The experiment in a record, still without its file; or why there is none. */
export function readKept(record: unknown): Result<Kept> {
  const { id, scenario, opened, edits, shown, elsewhere = [], tick, playing } = looseOf(record);
  const isNamed = typeof id === 'string' && (scenario === null || typeof scenario === 'string');
  if (!isNamed || opened === undefined || !Array.isArray(elsewhere)) return fail(NO_FORM);
  const document = parseExperiment(opened);
  if (!document.ok) return document;

  const readCourse = (course: Loose): Result<Course> => {
    const after = parseExperiment({ ...document.value, edits: course['edits'] });
    if (!after.ok) return after;
    const read = { ...firstCourse(after.value.edits), ...placeOf(course) };
    const steps = stepsOf(course);
    return succeed({ ...read, steps });
  };
  const present = readCourse(shown === undefined ? { edits, endTick: tick } : looseOf(shown));
  if (!present.ok) return present;
  const others: Course[] = [];
  for (const each of elsewhere) {
    const other = readCourse(looseOf(each));
    if (!other.ok) return other;
    if ([present.value, ...others].some(({ id: known }) => known === other.value.id)) return fail(NO_FORM);
    others.push(other.value);
  }
  return succeed({
    saved: { id, scenario, opened: document.value, shown: present.value, elsewhere: others, file: null },
    tick: tickOf(tick),
    playing: playing !== false,
  });
}

const NO_FORM = 'it is not in a form this page knows';

/** Where a branch belongs among the others. */
function placeOf({ id, parent, forkedAt, endTick }: Loose): Omit<Course, 'edits' | 'steps'> {
  return {
    id: Number.isSafeInteger(id) ? (id as number) : 1,
    parent: Number.isSafeInteger(parent) ? (parent as number) : null,
    forkedAt: tickOf(forkedAt),
    endTick: tickOf(endTick),
  };
}

/** What can be undone and redone. What makes no sense is left out: it is less than the experiment. */
function stepsOf({ changes, steps }: Loose): Step[] {
  const list = (value: unknown): Loose[] => (Array.isArray(value) ? value.map(looseOf) : []);
  const known = list(changes).map((change): Change | null => {
    const [edits, revert] = [parseEdits(change['edits']), parseEdits(change['revert'])];
    const { label, gesture, place } = change;
    if (!edits.ok || !revert.ok || typeof label !== 'string') return null;
    return {
      label,
      edits: edits.value,
      revert: revert.value,
      gesture: textOf(gesture),
      place: textOf(place),
    };
  });
  return list(steps).flatMap(({ change: index, as, tick, untilTick = tick }): Step[] => {
    const change = typeof index === 'number' ? (known[index] ?? null) : null;
    if (change === null || (as !== 'change' && as !== 'undo' && as !== 'redo')) return [];
    return [{ change, as, tick: tickOf(tick), untilTick: tickOf(untilTick) }];
  });
}

function tickOf(value: unknown): number {
  return Number.isSafeInteger(value) ? Math.max(0, value as number) : 0;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
