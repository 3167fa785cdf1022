import { expect, test } from 'vitest';
import { GAUGE_STEPS, gaugeStep, HALF_SHAPES, TICK_SHAPES } from './gauge.ts';

test('C1: full means the hard limit, and more than that is still full', () => {
  expect(gaugeStep(3000, 3000)).toBe(GAUGE_STEPS);
  expect(gaugeStep(9000, 3000)).toBe(GAUGE_STEPS);
  expect(gaugeStep(1500, 3000)).toBe(GAUGE_STEPS / 2);
});

test('The slightest use is seen, none is not', () => {
  expect(gaugeStep(0.1, 3000)).toBe(1);
  expect(gaugeStep(0, 3000)).toBe(0);
  expect(gaugeStep(5, 0)).toBe(0);
});

test('Reads fill the left half, writes the right one', () => {
  expect(HALF_SHAPES[0]?.[GAUGE_STEPS / 2]).toBe('M0 1A1 1 0 0 1 -1 0L0 0Z');
  expect(HALF_SHAPES[1]?.[GAUGE_STEPS / 2]).toBe('M0 1A1 1 0 0 0 1 0L0 0Z');
});

test('There is a shape for each step', () => {
  for (const shapes of [...HALF_SHAPES, ...TICK_SHAPES]) expect(shapes).toHaveLength(GAUGE_STEPS + 1);
});
