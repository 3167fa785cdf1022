import fc from 'fast-check';
import { expect, test } from 'vitest';
import { edits, randomRuns } from './arbitraries.testing.ts';
import { beginRun, rowsFor } from './checkedRun.testing.ts';
import { applyEdit } from './edits.ts';
import { keyFigures, tableFigures } from './figures.ts';
import { agreeBytes, stateProblems, tableBytes } from './invariants.ts';
import { step } from './step.ts';
import type { Edit } from './types.ts';
import { cloneWorld, type World } from './world.ts';

const SEED = 20_261_128;

function isOfOneKey({ kind }: Edit): boolean {
  return kind === 'addKey' || kind === 'renameKey' || kind === 'deleteKey' || kind === 'weighKey';
}

/** Makes the changes; those that cannot be made are left out. The result: those that were. */
function make(world: World, changes: readonly Edit[]): Edit[] {
  return changes.filter(
    (edit) => applyEdit(world, edit, edit.kind === 'setItems' ? rowsFor(edit.items) : null).ok,
  );
}

/** Items and bytes by key, whole ones, in every lane. */
function holdings(world: World): unknown {
  return world.lanes.map((lane, index) =>
    Array.from(lane.keys.names, (name) => {
      const figures = keyFigures(world, index, name);
      return figures.ok ? [name, Math.round(figures.value.items), Math.round(figures.value.bytes)] : name;
    }),
  );
}

test(`P4: changes of single keys that are taken back, all or the later ones, leave what puts have added (seed ${SEED})`, () => {
  const someEdits = fc.array(edits().filter(isOfOneKey), { maxLength: 4 });
  fc.assert(
    fc.property(randomRuns(200, 3), someEdits, someEdits, ({ edits: planned, ...run }, first, second) => {
      const world = beginRun({ ...run, edits: [] });
      if (world === null) return;
      const isPlanned = planned.filter(({ edit }) => !isOfOneKey(edit));
      while (world.tick < run.ticks) {
        make(
          world,
          isPlanned.filter(({ tick }) => tick === world.tick).map(({ edit }) => edit),
        );
        step(world);
      }
      const kept = make(world, first);
      for (let tick = 0; tick < 20; tick += 1) step(world);
      const before = cloneWorld(world);
      make(world, second);
      const { items } = world.configuration;
      expect(make(world, [{ kind: 'setItems', items }, ...kept])).toHaveLength(1 + kept.length);
      expect(holdings(world)).toEqual(holdings(before));
      expect(stateProblems(world)).toEqual([]);
      for (const [index, lane] of world.lanes.entries())
        expect(agreeBytes(tableFigures(world, index).bytes, tableBytes(world, lane))).toBe(true);
    }),
    { seed: SEED, numRuns: 150 },
  );
});
