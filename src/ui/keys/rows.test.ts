import { expect, test } from 'vitest';
import { HEIGHT_MOST, type ListShape, scrollHeight, scrollToRow, windowAt } from './rows.ts';

const SHORT: ListShape = { total: 3, rowHeight: 28, viewHeight: 224 };
const LONG: ListShape = { total: 10_000, rowHeight: 28, viewHeight: 224 };
const HUGE: ListShape = { total: 1_000_000, rowHeight: 44, viewHeight: 352 };

function rowsOf({ from, count }: { from: number; count: number }): number[] {
  return Array.from({ length: count }, (_, index) => from + index);
}

test('a short list is made as a whole', () => {
  expect(rowsOf(windowAt(SHORT, 0))).toEqual([0, 1, 2]);
  expect(scrollHeight(SHORT)).toBe(84);
});

test.each([LONG, HUGE])('only a dozen rows are made of many, and those that are seen among them', (shape) => {
  const most = scrollHeight(shape) - shape.viewHeight;
  for (const part of [0, 0.001, 0.3333, 0.99, 1]) {
    const { from, count, top } = windowAt(shape, part * most);
    expect(count).toBeLessThan(14);
    expect(top).toBeLessThanOrEqual(part * most);
    expect(top + count * shape.rowHeight).toBeGreaterThanOrEqual(part * most + shape.viewHeight - 1e-6);
    expect(from + count).toBeLessThanOrEqual(shape.total);
  }
});

test('no browser is asked for more height than it can draw', () => {
  expect(scrollHeight(HUGE)).toBe(HEIGHT_MOST);
});

test.each([LONG, HUGE])('the first and the last row can be reached', (shape) => {
  const most = scrollHeight(shape) - shape.viewHeight;
  expect(windowAt(shape, 0).from).toBe(0);
  const { from, count } = windowAt(shape, most);
  expect(from + count).toBe(shape.total);
  expect(scrollToRow(shape, 0, shape.total - 1)).toBeCloseTo(most, 3);
  expect(scrollToRow(shape, most, 0)).toBe(0);
});

test.each([LONG, HUGE])(
  'a row that is in full view does not move the list; one step beyond moves it by one row',
  (shape) => {
    const at = scrollToRow(shape, 0, 5000);
    expect(scrollToRow(shape, at, 5000)).toBeCloseTo(at, 6);
    expect(scrollToRow(shape, at, 4999)).toBe(at);
    const { from } = windowAt(shape, scrollToRow(shape, at, 5001));
    expect(from - windowAt(shape, at).from).toBe(1);
  },
);
