import { expect, test } from 'vitest';
import { attributesOf } from '../../experiment/attributes.ts';
import { petsByAnimal } from '../../experiment/scenarios/petsByAnimal.ts';
import type { KeyLine } from '../../protocol/questions.ts';
import { editForNewKey, editsForDelete, editsForRename, editsForWeight } from './keyEdits.ts';

const JOINED: KeyLine = {
  name: 'a##b',
  position: 0,
  items: 2,
  bytes: 200,
  offered: [1, 0],
  share: 0.5,
  weight: 1,
  matches: [
    { from: 'a#', to: 'b' },
    { from: 'a', to: '#b' },
  ],
};

test('a joined key is named by its values and never by cutting its text apart', () => {
  const [first, second] = JOINED.matches;
  expect(editsForDelete(JOINED)).toEqual([
    { kind: 'deleteKey', match: first },
    { kind: 'deleteKey', match: second },
  ]);
  expect(editsForWeight(JOINED, 3)).toMatchObject([
    { match: first, weight: 3 },
    { match: second, weight: 3 },
  ]);
  expect(editsForRename(JOINED, { from: 'c', to: 'd' })).toMatchObject([
    { match: first, values: { from: 'c', to: 'd' } },
    { match: second, values: { from: 'c', to: 'd' } },
  ]);
});

test('a new key has a value of every attribute that may become a partition key', () => {
  expect(editForNewKey({ animal: 'parrot' }, attributesOf(petsByAnimal.items), 10)).toEqual({
    kind: 'addKey',
    values: { animal: 'parrot', breed: 'parrot' },
    items: 10,
    weight: 1,
  });
});
