/** The stretch a chart shows. */
import { expect, test } from 'vitest';
import { chartWindow, type WindowChoice } from './chartWindow.ts';

const CHOICE: WindowChoice = {
  tick: 0,
  endTick: 0,
  span: 3000,
  resolution: 'second',
  secondsKept: false,
};

const at = (tick: number, change: Partial<WindowChoice> = {}) =>
  chartWindow({ ...CHOICE, tick, endTick: tick, ...change });

test('a young run fills a window of a minute from the left', () => {
  expect(at(0)).toEqual({ fromTick: 0, toTick: 600, ticksPerBin: 10, bins: 60 });
  expect(at(599)).toEqual(at(0));
  expect(at(601).toTick).toBe(1200);
});

test('once the span is full the window moves on with the run, in whole bins', () => {
  const window = at(10_004);
  expect(window).toEqual({ fromTick: 7000, toTick: 10_010, ticksPerBin: 10, bins: 301 });
  expect(at(10_005).fromTick).toBe(window.fromTick);
});

test('whoever goes back takes the window along without a jump', () => {
  const endTick = 30_000;
  const starts = [30_000, 28_000, 27_760, 27_740, 20_000, 500, 0].map(
    (tick) => at(tick, { endTick }).fromTick,
  );
  expect(starts).toEqual([27_000, 27_000, 27_000, 26_990, 19_250, 0, 0]);
});

test('a minute is the shortest bin of CloudWatch, and of what is more than an hour ago', () => {
  expect(at(10_000, { resolution: 'minute' })).toMatchObject({ fromTick: 3600, ticksPerBin: 600 });
  expect(at(600, { endTick: 100_000 })).toMatchObject({ fromTick: 0, ticksPerBin: 600 });
  expect(at(600, { endTick: 100_000, secondsKept: true })).toMatchObject({ ticksPerBin: 10 });
});

test('all of a long run has no more bins than pixels', () => {
  for (const endTick of [700, 40_000, 864_000, 12_096_000]) {
    const window = at(endTick, { span: 'run' });
    expect(window.fromTick).toBe(0);
    expect(window.toTick).toBeGreaterThanOrEqual(endTick);
    expect(window.bins).toBeLessThanOrEqual(301);
    expect(window.toTick - window.fromTick).toBe(window.bins * window.ticksPerBin);
  }
});
