/** Reading a series by moment. */
import { expect, test } from 'vitest';
import { seriesFrom } from './chartSeries.testing.ts';
import { momentAt } from './chartSeries.ts';

const series = seriesFrom({
  offered: [Number.NaN, 100, 300, Number.NaN, Number.NaN],
  served: [Number.NaN, 100, 250, Number.NaN, Number.NaN],
  throttled: [Number.NaN, 0, 50, Number.NaN, Number.NaN],
});

test('a moment tells the values of its bin and the time it covers', () => {
  expect(momentAt(series, 25)).toMatchObject({
    bin: 2,
    fromTick: 20,
    toTick: 30,
    offered: 300,
    served: 250,
    throttled: 50,
  });
});

test('where nothing is known the nearest known bin is told, outside of it too', () => {
  expect([-50, 0, 15, 35, 1000].map((tick) => momentAt(series, tick)?.bin)).toEqual([1, 1, 1, 2, 2]);
});

test('of an empty series there is no moment', () => {
  expect(momentAt(seriesFrom({ offered: [Number.NaN] }), 0)).toBeNull();
});
