import { expect, test } from 'vitest';
import type { Edit, EngineEvent } from '../../engine/types.ts';
import type { Change, Step } from '../../store/steps.ts';
import { type LogLine, logLines } from './logLines.ts';

function happened(tick: number): EngineEvent {
  return { tick, lane: 0, detail: { kind: 'tableRebuilt', partitions: 8, keys: 2 } };
}

const CHANGE: Change = { label: 'Partition key: breed', edits: [], revert: [], gesture: null, place: null };

const EVENTS = [happened(5), happened(20)].map((event, id) => ({ id, event }));
const STEPS: readonly Step[] = [
  { change: CHANGE, as: 'change', tick: 5, untilTick: 5 },
  { change: CHANGE, as: 'undo', tick: 12, untilTick: 12 },
  { change: CHANGE, as: 'redo', tick: 30, untilTick: 30 },
];

function told(lines: readonly LogLine[]): readonly (number | string)[] {
  return lines.map((line) => (line.kind === 'event' ? line.tick : line.text));
}

test('what the user did stands among what happened, and before what it brought about', () => {
  expect(told(logLines(EVENTS, STEPS, 'all'))).toEqual([
    'Changed: Partition key: breed.',
    5,
    'Taken back: Partition key: breed.',
    20,
    'Made again: Partition key: breed.',
  ]);
});

test('a drag is one change, which says when it had come to its value', () => {
  const drag: Step = { change: { ...CHANGE, label: 'Reads: 900/s' }, as: 'change', tick: 18, untilTick: 61 };
  expect(told(logLines([], [drag], 'all'))).toEqual(['Changed: Reads: 900/s, reached at 00:00:06.']);
  expect(told(logLines([], [{ ...drag, untilTick: 19 }], 'all'))).toEqual(['Changed: Reads: 900/s.']);
});

test('a change of one table says of which, one of what tables share does not', () => {
  const lanesOf = (edits: readonly Edit[]) =>
    logLines([], [{ change: { ...CHANGE, edits }, as: 'change', tick: 5, untilTick: 5 }], 'all').map(
      (line) => (line.kind === 'change' ? line.lane : 'none'),
    );
  const configure = (lane: number): Edit => ({ kind: 'configureTable', lane, change: { burst: false } });
  expect(lanesOf([configure(1), configure(1)])).toEqual([1]);
  expect(lanesOf([configure(0), configure(1)])).toEqual([null]);
  expect(lanesOf([configure(1), { kind: 'deleteKey', match: {} }])).toEqual([null]);
});

test('changes are a group of their own', () => {
  expect(told(logLines(EVENTS, STEPS, 'layout'))).toEqual([5, 20]);
  expect(told(logLines(EVENTS, STEPS, 'changes'))).toHaveLength(3);
});

test('every line has a name of its own', () => {
  const ids = logLines(EVENTS, STEPS, 'all').map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
