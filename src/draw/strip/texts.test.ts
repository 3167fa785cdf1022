import { expect, test } from 'vitest';
import type { Bar } from './bars.ts';
import type { Plot } from './plot.ts';
import { lineBoxes, nameWish, textBounds } from './texts.ts';

/** One unit/s is one pixel, upwards from 100 and downwards. */
const UP: Plot = { dimension: 0, base: 100, height: 70, direction: -1, top: 70 };
const DOWN: Plot = { dimension: 1, base: 100, height: 60, direction: 1, top: 60 };

function barAt(x: number, partition: number): Bar {
  const offered = [50, 40] as const;
  const key = {
    ...{ name: 'cat', position: 0, items: 1, bytes: 1, partitions: 1 },
    ...{ offered, share: 0.5, weight: 1, matches: [] },
  };
  return { key, parts: [{ partition, x, width: 8, offered }] };
}

const columns = (...edges: readonly number[]) => ({ edges: Float64Array.from(edges), isReadable: true });

test("A name keeps to its partition's column, at the end of its bar", () => {
  for (const x of [101, 146, 191]) {
    const { spots } = nameWish(barAt(x, 1), 'cat', [UP, DOWN], columns(0, 100, 200, 300), false);
    expect(spots.length).toBeGreaterThan(2);
    for (const spot of spots) {
      expect(spot.x).toBeGreaterThanOrEqual(100);
      expect(spot.x + spot.width).toBeLessThanOrEqual(200);
    }
  }
});

test('A name that has no room beside its bar lies beyond its end, or by half in the next column', () => {
  const { spots } = nameWish(barAt(118, 1), 'cat', [UP], columns(0, 100, 140, 300), false);
  expect(spots[0]?.y).toBeLessThan(50 - 15);
  expect(spots.length).toBeGreaterThan(1);
  for (const { x, width } of spots) expect(Math.abs(x + width / 2 - 120)).toBeLessThanOrEqual(20);
});

test('A name that is wider than the column may lie beside it', () => {
  const { spots } = nameWish(barAt(104, 1), 'Montreal', [UP], columns(0, 100, 120, 300), false);
  expect(spots.some(({ x, width }) => x + width > 140)).toBe(true);
});

test('The first name may lie beside its bar in any case, and over a line', () => {
  const thin = columns(0, 100, 101, 300);
  const beside = ({ spots }: ReturnType<typeof nameWish>): number[] =>
    spots.filter(({ x }) => x === 97 + 8 + 5).map(({ y }) => y);
  const other = nameWish(barAt(97, 1), 'cat', [UP], thin, false);
  const first = nameWish(barAt(97, 1), 'cat', [UP], thin, true);
  expect([other.mayCross, beside(other)]).toEqual([false, []]);
  expect([first.mayCross, beside(first).length]).toEqual([true, 3]);
});

test('The lines are the steps, the base and the limit', () => {
  const steps = [20, 50, 50].map((high, index) => ({ x: index * 10, low: 0, high }));
  expect(lineBoxes(UP, steps, 60)).toEqual([
    { x: 0, y: 100, width: 20, height: 0 },
    { x: 0, y: 40, width: 20, height: 0 },
    { x: 0, y: 80, width: 10, height: 0 },
    { x: 10, y: 50, width: 0, height: 30 },
    { x: 10, y: 50, width: 10, height: 0 },
    { x: 20, y: 50, width: 0, height: 0 },
  ]);
});

test('Texts lie below the head', () => {
  expect(textBounds(300, [UP, DOWN]).y).toBe(28);
});
