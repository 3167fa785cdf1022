import { expect, test } from 'vitest';
import type { Edit, TableConfiguration } from '../../engine/types.ts';
import { petsByAnimal } from '../../experiment/scenarios/petsByAnimal.ts';
import { documentSteps } from './documentSteps.ts';

function configure(change: Partial<TableConfiguration>): Edit {
  return { kind: 'configureTable', lane: 0, change };
}

test('each moment of a document at which it changes something is a step that can be taken back', () => {
  const edits = [
    { tick: 0, edit: configure({ readCapacity: 5000 }) },
    { tick: 130, edit: configure({ partitionKey: ['breed'] }) },
    { tick: 130, edit: configure({ burst: false }) },
    { tick: 190, edit: configure({ readCapacity: 30_000 }) },
  ];
  const steps = documentSteps({ ...petsByAnimal, edits });
  expect(steps.map(({ tick, as, change }) => [tick, as, change.revert])).toEqual([
    [130, 'change', [configure({ burst: true }), configure({ partitionKey: ['animal'] })]],
    [190, 'change', [configure({ readCapacity: 5000 })]],
  ]);
  expect(steps[0]?.change.label).toBe('Partition key: breed · Burst capacity: off');
});

test('a document that changes nothing after its start has no steps', () => {
  expect(documentSteps(petsByAnimal)).toEqual([]);
  expect(documentSteps({ ...petsByAnimal, edits: [{ tick: 0, edit: configure({ burst: false }) }] })).toEqual(
    [],
  );
});
