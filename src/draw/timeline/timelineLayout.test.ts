/** The line of the run. */
import { expect, test } from 'vitest';
import type { RunMark, RunOverview } from '../../protocol/questions.ts';
import { groupMarks, isWithin, throttledStretches, timelineLength, upToDate } from './timelineLayout.ts';

function overview(reads: number[], writes: number[], endTick: number): RunOverview {
  return {
    endTick,
    computedTick: endTick,
    ticksPerBin: 20,
    throttled: [Float32Array.from(reads), Float32Array.from(writes)],
    marks: [],
  };
}

test('the line is a minute long at least, and then a round time', () => {
  expect([0, 600, 601, 3001, 36_001].map(timelineLength)).toEqual([600, 600, 1200, 6000, 72_000]);
});

test('throttled bins of reads or writes that touch are one stretch, which ends with the run', () => {
  const stretches = throttledStretches(overview([0, 5, 5, 0, 0, 1], [0, 0, 0, 3, 0, 0], 110));
  expect(stretches).toEqual([
    { fromTick: 20, toTick: 80 },
    { fromTick: 100, toTick: 110 },
  ]);
  expect([0, 20, 80, 90, 105].map((tick) => isWithin(stretches, tick))).toEqual([
    false,
    true,
    true,
    false,
    true,
  ]);
});

test('a stretch goes on to the present end of the run if it throttles there', () => {
  const old = overview([0, 5, 5], [0, 0, 0], 60);
  const stretches = throttledStretches(old);
  expect(upToDate(stretches, old, 75, true)).toEqual([{ fromTick: 20, toTick: 75 }]);
  expect(upToDate(stretches, old, 75, false)).toEqual(stretches);
  const calm = overview([5, 0, 0], [0, 0, 0], 60);
  expect(upToDate(throttledStretches(calm), calm, 75, true)).toEqual([{ fromTick: 0, toTick: 20 }]);
});

test('marks that are too close stand as one, under the sign that matters most, with all that happened', () => {
  const marks: RunMark[] = [
    { tick: 100, kind: 'move', count: 3 },
    { tick: 110, kind: 'split', count: 1 },
    { tick: 115, kind: 'move', count: 1 },
    { tick: 200, kind: 'edit', count: 1 },
  ];
  expect(groupMarks(marks, 50)).toEqual([
    {
      tick: 100,
      kind: 'split',
      counts: [
        ['split', 1],
        ['move', 4],
      ],
    },
    { tick: 200, kind: 'edit', counts: [['edit', 1]] },
  ]);
  expect(groupMarks(marks, 1)).toHaveLength(4);
});

test('signs never come closer than asked for, however many there are', () => {
  const marks = Array.from(
    { length: 500 },
    (_, index): RunMark => ({
      tick: index * 7,
      kind: index % 3 === 0 ? 'split' : 'move',
      count: 1,
    }),
  );
  const ticks = groupMarks(marks, 100).map(({ tick }) => tick);
  expect(ticks.every((tick, index) => index === 0 || tick - (ticks[index - 1] ?? 0) >= 100)).toBe(true);
});
