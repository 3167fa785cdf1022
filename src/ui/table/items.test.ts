import { expect, test } from 'vitest';
import type { Edit, ItemSource } from '../../engine/types.ts';
import { parseExperiment } from '../../experiment/experiment.ts';
import { moviesByActor } from '../../experiment/scenarios/moviesByActor.ts';
import { petsByAnimal } from '../../experiment/scenarios/petsByAnimal.ts';
import { inForceAfter } from '../../store/revert.ts';
import { itemCount } from './itemCount.ts';
import { editsForItemBytes, editsForItemCount } from './items.ts';

/** The items after these edits. */
function itemsAfter(edits: readonly Edit[]): ItemSource {
  return inForceAfter(petsByAnimal, edits).configuration.items;
}

test.each([1, 3, 1000, 7_999_999, 8_000_001, 1_000_000_000_000])(
  '%d items are given out exactly',
  (total) => {
    expect(itemCount(itemsAfter(editsForItemCount(inForceAfter(petsByAnimal, []), total)))).toBe(total);
  },
);

test('the groups keep their proportions', () => {
  const items = itemsAfter(editsForItemCount(inForceAfter(petsByAnimal, []), 1000));
  expect(items.kind === 'generated' && items.groups.map((group) => group.items)).toEqual([700, 300]);
});

test('a table that was emptied is filled again by its sets', () => {
  const empty = inForceAfter(petsByAnimal, editsForItemCount(inForceAfter(petsByAnimal, []), 0));
  const items = inForceAfter(petsByAnimal, editsForItemCount(empty, 120)).configuration.items;
  expect(items.kind === 'generated' && items.groups.map((group) => group.items)).toEqual([75, 45]);
});

test('changes of single keys outlive other items', () => {
  const added: Edit = { kind: 'addKey', values: { animal: 'parrot' }, items: 5, weight: 1 };
  const inForce = inForceAfter(petsByAnimal, [added]);
  expect(editsForItemCount(inForce, 10)).toContainEqual(added);
  expect(editsForItemBytes(inForce, 10)).toContainEqual(added);
});

test('the size of the items is that of the requests too, and a Query still fits into a page', () => {
  const edits = editsForItemBytes(inForceAfter(moviesByActor, []), 400_000);
  const { configuration } = inForceAfter(moviesByActor, edits);
  expect(configuration.items.itemBytes).toBe(400_000);
  expect(configuration.traffic.operations.map(({ itemBytes }) => itemBytes)).toEqual([400_000, 400_000]);
  expect(configuration.traffic.operations[0]?.itemsPerRequest).toBe(2);
  expect(parseExperiment({ ...moviesByActor, edits: edits.map((edit) => ({ tick: 0, edit })) }).ok).toBe(
    true,
  );
});
