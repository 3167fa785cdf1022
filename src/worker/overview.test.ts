/** The run at a glance. */
import { expect, test } from 'vitest';
import type { Edit } from '../engine/types.ts';
import { load, PETS, simulate } from './simulation.testing.ts';

async function runTo(tick: number, configuration = PETS) {
  const simulation = simulate();
  simulation.send(load(configuration));
  await simulation.loaded();
  simulation.send({ kind: 'seek', tick });
  simulation.pass(60_000);
  return simulation;
}

test('an empty run has no bins', async () => {
  const simulation = await runTo(0);
  const { endTick, throttled, marks } = simulation.ask({ kind: 'overview', lane: 0, bins: 100 });
  expect({ endTick, bins: throttled[0].length, marks }).toEqual({ endTick: 0, bins: 0, marks: [] });
});

test('bins are whole seconds, at most as many as asked for, and red where the series is', async () => {
  const simulation = await runTo(1205);
  const view = simulation.ask({ kind: 'overview', lane: 0, bins: 50 });
  expect(view).toMatchObject({ endTick: 1205, ticksPerBin: 30 });
  expect(view.throttled[0]).toHaveLength(41);
  const series = simulation.ask({
    kind: 'series',
    lane: 0,
    partition: null,
    fromTick: 0,
    toTick: 1230,
    bins: 41,
  });
  const most = (column: Float32Array) => Array.from(column, (value) => (Number.isNaN(value) ? 0 : value));
  expect(most(view.throttled[0])).toEqual(most(series.throttledMost[0]));
  expect(most(view.throttled[1])).toEqual(most(series.throttledMost[1]));
  expect(Math.max(...view.throttled[0])).toBeGreaterThan(0);
});

test('minutes of long ago fill all bins they cover', async () => {
  const simulation = await runTo(40_000);
  const view = simulation.ask({ kind: 'overview', lane: 0, bins: 1000 });
  const before = view.throttled[0].slice(12, 60);
  expect(view.ticksPerBin).toBe(40);
  expect(before.every((rate) => rate > 0)).toBe(true);
});

test('changes are marked, those of capacity as such, and like ones in a bin as one', async () => {
  const simulation = await runTo(100);
  const configure = (change: Extract<Edit, { kind: 'configureTable' }>['change']): Edit => ({
    kind: 'configureTable',
    lane: 0,
    change,
  });
  const edits: Edit[] = [
    configure({ readCapacity: 20_000 }),
    configure({ writeCapacity: 5000 }),
    configure({ burst: false }),
  ];
  simulation.send({ kind: 'edit', editId: 1, edits });
  simulation.send({ kind: 'seek', tick: 200 });
  simulation.pass(5000);
  const { marks } = simulation.ask({ kind: 'overview', lane: 0, bins: 100 });
  expect(marks.filter(({ tick }) => tick === 100)).toEqual([
    { tick: 100, kind: 'capacity', count: 2 },
    { tick: 100, kind: 'edit', count: 1 },
  ]);
});
