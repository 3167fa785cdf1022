/** Going from event to event, driven by hand. */
import { expect, test } from 'vitest';
import type { EngineEvent } from '../engine/types.ts';
import type { Digest } from '../protocol/messages.ts';
import { momentOf } from '../protocol/moment.ts';
import { load, ofKind, PETS, simulate } from './simulation.testing.ts';

/** Nothing is asked for and nothing is moved. */
const QUIET = {
  ...PETS,
  traffic: { ...PETS.traffic, operations: [] },
  tables: PETS.tables.map((table) => ({ ...table, balanceSsds: false })),
};

type Simulation = ReturnType<typeof simulate>;

async function started(configuration = PETS): Promise<Simulation> {
  const simulation = simulate();
  simulation.send(load(configuration));
  await simulation.loaded();
  return simulation;
}

function go(simulation: Simulation, direction: 'next' | 'previous'): number {
  simulation.send({ kind: 'goToEvent', direction });
  simulation.pass(60_000);
  const { tick, playing, quiet } = simulation.ask({ kind: 'position' });
  expect({ playing, quiet }).toEqual({ playing: false, quiet: true });
  return tick;
}

function lastDigest(simulation: Simulation): Digest | undefined {
  return ofKind(simulation.posted, 'digest').at(-1);
}

function eventsOf(simulation: Simulation): readonly EngineEvent[] {
  return simulation.ask({ kind: 'events', lane: 0, fromTick: 0, toTick: 1e9, count: 1000 }).events;
}

test('at the end of the run the next event is computed, and not more than that', async () => {
  const simulation = await started();
  const tick = go(simulation, 'next');
  const moments = eventsOf(simulation).map(momentOf);
  expect(tick).toBe(Math.min(...moments));
  expect(simulation.ask({ kind: 'overview', lane: 0, bins: 10 }).endTick).toBe(tick);
});

test('throttling is shown at the end of the second in which it began, other events where they are told', () => {
  const detail = { kind: 'throttlingBegan' } as EngineEvent['detail'];
  expect([0, 9, 10, 25].map((tick) => momentOf({ tick, lane: 0, detail }))).toEqual([10, 10, 20, 30]);
  const moved = { kind: 'moveDone' } as EngineEvent['detail'];
  expect(momentOf({ tick: 40, lane: 0, detail: moved })).toBe(40);
});

test('forward and back it stops at the same moments, and before the first one at the start', async () => {
  const simulation = await started();
  const forward = [go(simulation, 'next'), go(simulation, 'next'), go(simulation, 'next')];
  expect(new Set(forward).size).toBe(3);
  const back = [go(simulation, 'previous'), go(simulation, 'previous'), go(simulation, 'previous')];
  expect(back).toEqual([forward[1], forward[0], 0]);
  expect(go(simulation, 'next')).toBe(forward[0]);
});

test('a change by the user is a moment too', async () => {
  const simulation = await started(QUIET);
  simulation.send({ kind: 'seek', tick: 50 });
  simulation.pass(1000);
  simulation.send({ kind: 'edit', editId: 1, edits: [{ kind: 'setTraffic', traffic: PETS.traffic }] });
  simulation.send({ kind: 'seek', tick: 90 });
  simulation.pass(1000);
  const inBetween = eventsOf(simulation)
    .map(momentOf)
    .filter((moment) => moment < 90);
  expect(go(simulation, 'previous')).toBe(Math.max(50, ...inBetween));
});

test('where nothing happens the search gives up after an hour', async () => {
  const simulation = await started(QUIET);
  expect(go(simulation, 'next')).toBe(36_000);
  expect(lastDigest(simulation)?.search).toBe('gaveUp');
  simulation.send({ kind: 'step', ticks: 10 });
  simulation.pass(1000);
  expect(lastDigest(simulation)?.search).toBe('none');
});

test('it is told that it searches; what it finds needs no word', async () => {
  const simulation = simulate({ lookMs: 5 });
  simulation.send(load(QUIET));
  await simulation.loaded();
  simulation.send({ kind: 'goToEvent', direction: 'next' });
  simulation.pass(1000);
  expect(lastDigest(simulation)).toMatchObject({ search: 'underWay', playing: false });
  const other = await started();
  go(other, 'next');
  expect(lastDigest(other)?.search).toBe('none');
});

test('a pause ends the search', async () => {
  const simulation = simulate({ lookMs: 5 });
  simulation.send(load(QUIET));
  await simulation.loaded();
  simulation.send({ kind: 'goToEvent', direction: 'next' });
  simulation.pass(200);
  simulation.send({ kind: 'pause' });
  const { tick } = simulation.ask({ kind: 'position' });
  simulation.pass(5000);
  expect(tick).toBeLessThan(36_000);
  expect(simulation.ask({ kind: 'position' }).tick).toBe(tick);
});
