import { expect, test } from 'vitest';
import { createJournal } from './journal.ts';
import { recordOf } from './kept.ts';
import { drawer } from './storage.testing.ts';

test('what a tab left is found, until it is dropped', () => {
  const { open, texts } = drawer({ 'partitionscope.settings': '{}', 'elsewhere.experiment': '{}' });
  const journal = createJournal(open);
  journal.write('experiment a', recordOf(null, 1));
  journal.write('experiment b', recordOf(null, 2));
  journal.write('experiment a', recordOf(null, 3));
  expect([...journal.read()]).toEqual([
    ['experiment a', recordOf(null, 3)],
    ['experiment b', recordOf(null, 2)],
  ]);
  journal.drop('experiment a');
  journal.drop('experiment b');
  expect([...journal.read()]).toEqual([]);
  expect(texts.size).toBe(2);
});

test('damaged text is no record', () => {
  const { open } = drawer({ 'partitionscope.experiment a': '{"id"' });
  expect(createJournal(open).read().get('experiment a')).toBeNull();
});

test('a locked or full drawer breaks nothing', () => {
  const error = (): never => {
    throw new DOMException('Full.', 'QuotaExceededError');
  };
  for (const open of [error, () => ({ ...drawer().open(), setItem: error, removeItem: error, key: error })]) {
    const journal = createJournal(open);
    journal.write('experiment a', recordOf(null, 1));
    journal.drop('experiment a');
    expect(journal.read().size).toBe(0);
  }
});
