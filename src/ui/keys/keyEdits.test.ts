import { expect, test } from 'vitest';
import type { Match, Traffic } from '../../engine/types.ts';
import { attributesOf } from '../../experiment/attributes.ts';
import { petsByAnimal } from '../../experiment/scenarios/petsByAnimal.ts';
import type { KeyLine } from '../../protocol/questions.ts';
import { editForNewKey, editsForRename } from './keyEdits.ts';
import { editsForDelete, editsForWeight } from './wholeKeyEdits.ts';

const JOINED: KeyLine = {
  name: 'a##b',
  position: 0,
  items: 2,
  bytes: 200,
  offered: [1, 0],
  partitions: 1,
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
  expect(editsForRename(JOINED, { from: 'c', to: 'd' }, petsByAnimal.traffic)).toMatchObject([
    { match: first, values: { from: 'c', to: 'd' } },
    { match: second, values: { from: 'c', to: 'd' } },
  ]);
});

test('who asks for a key goes on asking for it under its new name', () => {
  const [first] = petsByAnimal.traffic.operations;
  const traffic = (match: Match): Traffic => ({
    arrivals: 'smooth',
    operations: [{ ...first, keys: { kind: 'hotKey', match, share: 0.5 } }],
  });
  const dog: KeyLine = { ...JOINED, name: 'dog', matches: [{ animal: 'dog' }] };
  const asked = (match: Match) =>
    editsForRename(dog, { animal: 'hound' }, traffic(match)).flatMap((edit) =>
      edit.kind === 'setTraffic' ? edit.traffic.operations.map(({ keys }) => keys) : [],
    );
  expect(asked({ animal: 'dog', breed: 'Pug' })).toMatchObject([
    { match: { animal: 'hound', breed: 'Pug' }, share: 0.5 },
  ]);
  for (const other of [{ animal: 'cat' }, { breed: 'Pug' }]) expect(asked(other)).toEqual([]);
});

test('a new key has a value of every attribute that may become a partition key', () => {
  expect(editForNewKey({ animal: 'parrot' }, attributesOf(petsByAnimal.items), 10)).toEqual({
    kind: 'addKey',
    values: { animal: 'parrot', breed: 'parrot' },
    items: 10,
    weight: 1,
  });
});
