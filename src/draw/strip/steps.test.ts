import { expect, test } from 'vitest';
import type { Plot } from './plot.ts';
import { stepArea, stepLine, stepsOf } from './steps.ts';

/** One unit/s is one pixel, upwards from 100. */
const plot: Plot = { dimension: 0, base: 100, height: 100, direction: -1, top: 100 };

const readable = { edges: new Float64Array([0, 10, 30]), isReadable: true };

test("The line keeps each partition's level over its whole range", () => {
  const steps = stepsOf(readable, (index) => [20, 50][index] ?? 0);
  expect(stepLine(steps, plot)).toBe('M0.0 80.0H10.0V50.0H30.0V50.0');
});

test('The area lies between the lower and the upper level of each partition', () => {
  const steps = stepsOf(
    readable,
    (index) => [20, 50][index] ?? 0,
    (index) => [10, 40][index] ?? 0,
  );
  expect(stepArea(steps, plot)).toBe('M0.0 80.0H10.0V50.0H30.0V50.0V60.0H30.0V60.0H10.0V90.0H0.0Z');
});

test('Where nothing is, nothing is drawn', () => {
  expect(
    stepArea(
      stepsOf(readable, () => 0),
      plot,
    ),
  ).toBe('');
});

test('Where many partitions share a pixel, the largest is seen', () => {
  const edges = Float64Array.from({ length: 1001 }, (_, index) => index / 10);
  const steps = stepsOf({ edges, isReadable: false }, (index) => (index === 455 ? 90 : 1));
  expect(steps.length).toBeLessThanOrEqual(102);
  expect(steps.find(({ x }) => x === 45)?.high).toBe(90);
});
