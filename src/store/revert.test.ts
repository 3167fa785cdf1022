/** That a change and its undo leave the engine's items and tables as they were. */
import { expect, test } from 'vitest';
import { applyEdit } from '../engine/edits.ts';
import { createWorld } from '../engine/engine.ts';
import type { Edit, WorldConfiguration } from '../engine/types.ts';
import type { World } from '../engine/world.ts';
import { PETS } from '../worker/simulation.testing.ts';
import { editsThatRevert, inForceAfter, inForceAt } from './revert.ts';

const EARLIER: readonly Edit[] = [
  { kind: 'addKey', values: { animal: 'fox' }, items: 500, weight: 2 },
  { kind: 'weighKey', match: { animal: 'cat' }, weight: 3 },
];

const CHANGES: readonly Edit[] = [
  { kind: 'configureTable', lane: 0, change: { readCapacity: 5, sortKey: null } },
  { kind: 'setTraffic', traffic: { arrivals: 'poisson', operations: [] } },
  { kind: 'setItems', items: { ...PETS.items, itemBytes: 10 } },
  { kind: 'addKey', values: { animal: 'dog' }, items: 10, weight: 1 },
  { kind: 'renameKey', match: { animal: 'fox' }, values: { animal: 'dog' } },
  { kind: 'deleteKey', match: { animal: 'dog' } },
  { kind: 'weighKey', match: { animal: 'cat' }, weight: 9 },
  { kind: 'weighKey', match: { animal: 'dog' }, weight: 9 },
];

function worldAfter(edits: readonly Edit[]): World {
  const world = createWorld(PETS, null);
  if (!world.ok) throw new Error(world.problem);
  for (const edit of edits) {
    const applied = applyEdit(world.value, edit);
    if (!applied.ok) throw new Error(applied.problem);
  }
  return world.value;
}

/** What a user would compare: the keys with their items and weights, the table and the traffic. */
function lookAt({ lanes, configuration }: World): unknown {
  const [lane] = lanes;
  return {
    names: lane?.keys.names,
    items: [...(lane?.keys.items ?? [])],
    weights: lane?.keyWeights.map((weights) => [...weights]),
    table: lane?.table,
    traffic: configuration.traffic,
  };
}

for (const change of CHANGES) {
  const what = `${change.kind} ${JSON.stringify('match' in change ? change.match : {})}`;
  test(`undoing a change restores what was there: ${what}`, () => {
    const revert = editsThatRevert(inForceAfter(PETS, EARLIER), change);
    const undone = worldAfter([...EARLIER, change, ...revert]);
    expect(lookAt(undone)).toEqual(lookAt(worldAfter(EARLIER)));
    expect(lookAt(worldAfter([...EARLIER, change]))).not.toEqual(lookAt(undone));
  });
}

test('what is in force at a moment leaves later edits out', () => {
  const edits = [10, 20].map((tick) => ({
    tick,
    edit: { kind: 'configureTable', lane: 0, change: { readCapacity: tick } } as const,
  }));
  const capacityAt = (tick: number): number | undefined =>
    inForceAt(PETS, edits, tick).configuration.tables[0]?.readCapacity;
  expect([9, 10, 19, 20, 99].map(capacityAt)).toEqual([12_000, 10, 10, 20, 20]);
});

test('a table that is not there has nothing to restore', () => {
  const configuration: WorldConfiguration = PETS;
  expect(
    editsThatRevert(inForceAfter(configuration, []), { kind: 'configureTable', lane: 7, change: {} }),
  ).toEqual([]);
});
