import { expect, test } from 'vitest';
import { chooseTop, growthOf, plotsOf, pulled, STRIP, STRIP_HEIGHT, seenOf, yOf } from './plot.ts';

test('Both views share a base line: reads grow upwards, writes downwards', () => {
  const [reads, writes] = plotsOf('both', [3000, 1000]);
  if (reads === undefined || writes === undefined) throw new Error('two plots');
  expect(yOf(reads, 0)).toBe(yOf(writes, 0));
  expect(yOf(reads, 3000)).toBeLessThan(yOf(reads, 0));
  expect(yOf(writes, 1000)).toBeGreaterThan(yOf(writes, 0));
  expect(yOf(writes, 1000)).toBeLessThanOrEqual(STRIP_HEIGHT);
});

test('A head of two lines leaves less room for the plots, not more strip', () => {
  const lowest = (head: number) =>
    plotsOf('both', [3000, 1000], head).map((plot) => yOf(plot, plot.top)) as [number, number];
  expect(lowest(STRIP.highHead)).toEqual([STRIP.highHead, lowest(STRIP.head)[1]]);
  expect(lowest(STRIP.highHead)[1]).toBeLessThan(STRIP_HEIGHT);
});

test('The end of a bar follows the hand, wherever that has taken hold of it', () => {
  for (const plot of [...plotsOf('both', [5000, 2000]), ...plotsOf('reads', [100, 0])]) {
    const [from, to] = [yOf(plot, plot.top / 4), yOf(plot, plot.top / 2)];
    expect(growthOf(plot, from, to)).toBe(plot.direction);
    expect(pulled(plot, plot.top / 3, Math.abs(to - from))).toBeCloseTo((plot.top * 7) / 12, 6);
    expect(pulled(plot, plot.top / 3, -plot.height)).toBe(0);
  }
});

test('Grabbed at the base line a bar grows whichever way it is pulled', () => {
  for (const plot of plotsOf('both', [5000, 2000])) {
    expect(growthOf(plot, plot.base + 5, plot.base - 5)).toBe(-1);
    expect(growthOf(plot, plot.base - 5, plot.base + 5)).toBe(1);
  }
});

test('The hard limit is on the scale unless everything else would lie at the ground', () => {
  expect(chooseTop(2000, 3000, 0)).toBeGreaterThanOrEqual(3000);
  expect(chooseTop(40, 3000, 0)).toBeLessThan(50);
  expect(chooseTop(4200, 3000, 0)).toBeGreaterThan(4200);
});

test('The scale stays while it looks right and follows when it does not', () => {
  const top = chooseTop(4200, 3000, 0);
  expect(chooseTop(4100, 3000, top)).toBe(top);
  expect(chooseTop(9000, 3000, top)).toBeGreaterThan(9000);
  expect(chooseTop(500, 3000, top)).toBeLessThan(2000);
});

test('Without traffic there is still a scale', () => {
  expect(chooseTop(0, 3000, 0)).toBeGreaterThan(0);
});

test('A table that is only written shows its writes at full height', () => {
  expect(seenOf('both', [0, 5])).toBe('writes');
  expect(seenOf('both', [5, 0])).toBe('reads');
  expect(seenOf('both', [5, 5])).toBe('both');
  expect(seenOf('reads', [0, 5])).toBe('reads');
  expect(plotsOf('writes', [0, 100])[0]?.height).toBe(
    plotsOf('both', [0, 100]).reduce((sum, { height }) => sum + height, 0),
  );
});
