import { expect, test } from 'vitest';
import type { WorldConfiguration } from '../engine/types.ts';
import { dimensionOf } from '../engine/units.ts';
import { defaultOperation, defaultTable } from '../experiment/defaults.ts';
import { OPERATION_DIMENSIONS } from '../protocol/facts.ts';
import type { KeyWindow } from '../protocol/questions.ts';
import { load, PETS, simulate } from './simulation.testing.ts';

type Names = Readonly<Record<string, readonly string[]>>;

/** A table whose set i has the i-th name of each attribute. */
function tableOf(names: Names, change: Partial<WorldConfiguration['tables'][number]>): WorldConfiguration {
  const attributes = Object.fromEntries(
    Object.entries(names).map(([name, values]) => [name, { kind: 'names' as const, names: values }]),
  );
  const sets = Object.values(names)[0]?.length ?? 0;
  const groups = [{ sets, items: 10 * sets, spread: { kind: 'even' as const }, attributes }];
  const partitionKey = Object.keys(names);
  return {
    ...PETS,
    items: { kind: 'generated', itemBytes: 100, groups },
    tables: [defaultTable({ partitionKey, readCapacity: 100, writeCapacity: 100, ...change })],
  };
}

async function keysOf(
  configuration: WorldConfiguration,
  edits = [] as Parameters<typeof load>[2],
): Promise<KeyWindow> {
  const simulation = simulate();
  simulation.send(load(configuration, 1, edits));
  await simulation.loaded();
  return simulation.ask({ kind: 'keys', lane: 0, search: '', order: 'traffic', from: 0, count: 10 });
}

test('a key is listed with its share of the traffic, its weight and the values an edit names it by', async () => {
  const { lines } = await keysOf(PETS);
  expect(lines).toMatchObject([
    { name: 'dog', share: expect.closeTo(0.7), partitions: 1, weight: 1, matches: [{ animal: 'dog' }] },
    { name: 'cat', share: expect.closeTo(0.3), weight: 1, matches: [{ animal: 'cat' }] },
  ]);
});

test('a weighed key has more of the traffic', async () => {
  const edit = { kind: 'weighKey', match: { animal: 'cat' }, weight: 7 } as const;
  const { lines } = await keysOf(PETS, [{ tick: 0, edit }]);
  expect(lines[0]).toMatchObject({ name: 'cat', share: expect.closeTo(0.75), weight: 7 });
});

test('without traffic every share is 0', async () => {
  const { lines } = await keysOf({ ...PETS, traffic: { arrivals: 'smooth', operations: [] } });
  expect(lines.map(({ share }) => share)).toEqual([0, 0]);
});

test('joined values that look alike are told apart', async () => {
  const { lines } = await keysOf(tableOf({ from: ['a#', 'a', 'c'], to: ['b', '#b', 'd'] }, {}));
  expect(lines.find(({ name }) => name === 'a##b')?.matches).toEqual([
    { from: 'a#', to: 'b' },
    { from: 'a', to: '#b' },
  ]);
  expect(lines.find(({ name }) => name === 'c#d')?.matches).toEqual([{ from: 'c', to: 'd' }]);
});

test('all spellings of a number are one key', async () => {
  const { lines } = await keysOf(tableOf({ year: ['1', '1.0', '2'] }, { partitionKeyType: 'N' }));
  expect(lines.find(({ name }) => name === '1')?.matches).toEqual([{ year: '1' }, { year: '1.0' }]);
});

test('operations are listed with what a request costs', async () => {
  const operations = [
    defaultOperation({ name: 'look', kind: 'GetItem', requestsPerSecond: 10, consistency: 'eventual' }),
    defaultOperation({ name: 'put', kind: 'PutItem', requestsPerSecond: 5, itemBytes: 1025 }),
  ];
  const simulation = simulate();
  simulation.send(load({ ...PETS, traffic: { arrivals: 'smooth', operations } }));
  await simulation.loaded();
  expect(simulation.ask({ kind: 'operations' })).toEqual([
    { name: 'look', dimension: 0, units: 0.5, offered: 5, missingKey: null },
    { name: 'put', dimension: 1, units: 2, offered: 10, missingKey: null },
  ]);
});

test('T3: a hot key that no item is, or is any more, is listed with what becomes of the requests', async () => {
  const hot = (animal: string, share: number) =>
    defaultOperation({
      name: `${animal} ${share}`,
      kind: 'GetItem',
      requestsPerSecond: 10,
      keys: { kind: 'hotKey', match: { animal }, share },
    });
  const operations = [hot('dog', 1), hot('dog', 0.5), hot('cat', 1), hot('yak', 0)];
  const simulation = simulate();
  simulation.send(load({ ...PETS, traffic: { arrivals: 'smooth', operations } }));
  await simulation.loaded();
  const missing = () => simulation.ask({ kind: 'operations' }).map(({ missingKey }) => missingKey);
  const asked = () => {
    simulation.send({ kind: 'step', ticks: 10 });
    simulation.pass(1000);
    return simulation.ask({ kind: 'table', lane: 0 }).offered[0];
  };
  expect(missing()).toEqual([null, null, null, null]);
  const all = asked();
  simulation.send({ kind: 'edit', editId: 1, edits: [{ kind: 'deleteKey', match: { animal: 'dog' } }] });
  const match = { animal: 'dog' };
  expect(missing()).toEqual([{ match, asksForOthers: false }, { match, asksForOthers: true }, null, null]);
  // Of the four only the one that asks for nobody else is gone.
  expect(asked()).toBeCloseTo((all * 3) / 4);
});

test('the page and the engine agree on what reads and what writes', () => {
  for (const [kind, dimension] of Object.entries(OPERATION_DIMENSIONS)) {
    expect(dimension, kind).toBe(dimensionOf(kind as keyof typeof OPERATION_DIMENSIONS));
  }
});

test('the line of one key can be asked for by its name', async () => {
  const simulation = simulate();
  simulation.send(load());
  await simulation.loaded();
  expect(simulation.ask({ kind: 'keyLine', lane: 0, key: 'cat' })).toMatchObject({
    name: 'cat',
    items: 30_000,
  });
  expect(() => simulation.ask({ kind: 'keyLine', lane: 0, key: 'cow' })).toThrow('There is no key "cow"');
});

test('what puts add is counted alike in the list, in the figures of the key and in its items', async () => {
  const put = defaultOperation({ name: 'put', kind: 'PutItem', requestsPerSecond: 50, itemBytes: 1000 });
  const simulation = simulate();
  simulation.send(load({ ...PETS, traffic: { arrivals: 'smooth', operations: [put] } }));
  await simulation.loaded();
  const before = simulation.ask({ kind: 'key', lane: 0, key: 'cat' });
  for (const tick of [70, 605]) {
    simulation.send({ kind: 'seek', tick });
    simulation.pass(60_000);
    const figures = simulation.ask({ kind: 'key', lane: 0, key: 'cat' });
    const line = simulation.ask({ kind: 'keyLine', lane: 0, key: 'cat' });
    const { total } = simulation.ask({ kind: 'items', lane: 0, key: 'cat', from: 0, count: 1 });
    expect(figures.items).toBeGreaterThan(before.items + tick / 10);
    expect({ items: line.items, bytes: line.bytes, total }).toEqual({
      items: figures.items,
      bytes: figures.bytes,
      total: figures.items,
    });
  }
});
