/** Where things of a chart lie. */
import { expect, test } from 'vitest';
import { chartLayout, LABEL_HEIGHT, type LayoutChoice } from './chartLayout.ts';
import { seriesFrom } from './chartSeries.testing.ts';

const CHOICE: LayoutChoice = {
  size: { width: 360, height: 150 },
  window: { fromTick: 0, toTick: 600, ticksPerBin: 10, bins: 60 },
  series: seriesFrom({ offered: [6000, 6100], served: [4800, 4800], provisioned: [12_000, 12_000] }),
  tokensMost: 3_600_000,
  hardLimit: null,
};

const layout = (change: Partial<LayoutChoice> = {}) => chartLayout({ ...CHOICE, ...change });

test('time runs over the whole width and can be read back', () => {
  const { x, tickAt } = layout();
  expect([0, 300, 600].map(x)).toEqual([0, 180, 360]);
  expect(tickAt(180)).toBe(300);
});

test('the capacity is within the plot where the traffic comes near it', () => {
  const { showsProvisioned, y, plotBottom } = layout();
  expect(showsProvisioned).toBe(true);
  expect(y(12_000)).toBeGreaterThanOrEqual(LABEL_HEIGHT);
  expect(y(0)).toBe(plotBottom);
});

test('a capacity far above the traffic does not flatten it', () => {
  const series = seriesFrom({ offered: [100], served: [100], provisioned: [12_000] });
  const far = layout({ series });
  expect(far.showsProvisioned).toBe(false);
  expect(far.y(100)).toBeLessThan(far.plotBottom / 3);
});

test('the busiest second of a longer bin is within the plot, too', () => {
  const series = seriesFrom({
    offered: [1000],
    offeredMost: [20_000],
    provisioned: [3000],
    ticksPerBin: 600,
  });
  expect(layout({ series }).y(20_000)).toBeGreaterThanOrEqual(0);
});

test('the limit of a partition is shown where it matters, and no other number on it', () => {
  const near = layout({ hardLimit: 3000 });
  expect(near.limitAt).toBe(near.y(3000));
  for (const { at } of near.rates) expect(Math.abs(at - near.y(3000))).toBeGreaterThanOrEqual(LABEL_HEIGHT);
  expect(layout({ hardLimit: 100_000 }).limitAt).toBeNull();
});

test('every number fits above its line and none is at the bottom', () => {
  const { rates, plotBottom } = layout();
  expect(rates.length).toBeGreaterThanOrEqual(1);
  for (const { value, at } of rates) {
    expect(value).toBeGreaterThan(0);
    expect(at).toBeGreaterThanOrEqual(LABEL_HEIGHT);
    expect(at).toBeLessThan(plotBottom);
  }
});

test('burst capacity has a scale of its own, as high as the bucket', () => {
  const { stripY, stripTop, stripBottom } = layout();
  expect([stripY(0), stripY(3_600_000)]).toEqual([stripBottom, stripTop]);
  const unknown = layout({ series: seriesFrom({ tokens: [500] }), tokensMost: 0 });
  expect(unknown.stripY(500)).toBe(unknown.stripTop);
});

test('without data there is an empty plot', () => {
  const empty = layout({ series: null });
  expect(empty.times.length).toBeGreaterThan(0);
  expect(Number.isFinite(empty.y(0))).toBe(true);
});
