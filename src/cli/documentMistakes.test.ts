import { expect, test } from 'vitest';
import type { KeyChoice, Match, TimedEdit } from '../engine/types.ts';
import { defaultOperation, defaultTable } from '../experiment/defaults.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { SCENARIOS } from '../experiment/scenarios.ts';
import { findMistake } from './documentMistakes.ts';

function documentWith(keys: KeyChoice, edits: readonly TimedEdit[] = []): Experiment {
  return {
    version: 1,
    name: '',
    description: '',
    seed: 1,
    items: {
      kind: 'generated',
      itemBytes: 100,
      groups: [
        {
          sets: 3,
          items: 30,
          spread: { kind: 'even' },
          attributes: {
            kind: { kind: 'constant', value: 'pet' },
            animal: { kind: 'names', names: ['dog', 'cat', 'emu', 'yak'] },
            id: { kind: 'sequence', prefix: 'id-', first: 9, digits: 2 },
          },
        },
      ],
    },
    traffic: {
      arrivals: 'smooth',
      operations: [defaultOperation({ name: 'reads', kind: 'GetItem', requestsPerSecond: 1, keys })],
    },
    tables: [defaultTable({ partitionKey: ['animal'], readCapacity: 1, writeCapacity: 1 })],
    edits,
  };
}

function hot(match: Match): KeyChoice {
  return { kind: 'hotKey', match, share: 1 };
}

test('no scenario has a mistake', () => {
  for (const { experiment } of SCENARIOS) expect(findMistake(experiment)).toBeNull();
});

test('T3: a hot key that no generated item can be is refused', () => {
  for (const match of [{ animal: 'emu' }, { kind: 'pet', id: 'id-09' }, { id: 'id-11' }])
    expect(findMistake(documentWith(hot(match)))).toBeNull();
  for (const match of [
    { animal: 'cow' },
    { animal: 'yak' },
    { id: 'id-12' },
    { id: 'id-9' },
    { kind: 'pet', id: '' },
  ])
    expect(findMistake(documentWith(hot(match)))).toBe(
      `traffic.operations[0].keys.match is ${JSON.stringify(match)}, which no item has; it must be values of the items.`,
    );
});

test('T3: a hot key that an edit adds is none too many', () => {
  const edit = { kind: 'addKey', values: { animal: 'cow' }, items: 1, weight: 1 } as const;
  expect(findMistake(documentWith(hot({ animal: 'cow' }), [{ tick: 5, edit }]))).toBeNull();
});

test('S4: an edit that leaves a local secondary index without a sort key is refused', () => {
  const change = (changed: object): TimedEdit => ({
    tick: 0,
    edit: { kind: 'configureTable', lane: 0, change: changed },
  });
  const indexOn = change({ localSecondaryIndex: true });
  expect(findMistake(documentWith({ kind: 'items' }, [change({ sortKey: 'id' }), indexOn]))).toBeNull();
  expect(findMistake(documentWith({ kind: 'items' }, [indexOn]))).toBe(
    'edits[0].edit.change leaves table 0 with a local secondary index and without a sort key; DynamoDB allows the index only with a sort key.',
  );
  const edits = [change({ sortKey: 'id' }), indexOn, change({ sortKey: null })];
  expect(findMistake(documentWith({ kind: 'items' }, edits))).toMatch(/^edits\[2\]/);
});
