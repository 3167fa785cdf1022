import { expect, test } from 'vitest';
import type { Edit } from '../../engine/types.ts';
import type { Step } from '../../store/steps.ts';
import { renamedByUndo } from './renamedByUndo.ts';

function step(as: Step['as'], edits: readonly Edit[]): Step {
  const change = { label: 'Rename', edits, revert: [], gesture: null, place: null };
  return { change, as, tick: 10, untilTick: 10 };
}

const RENAME: Edit = {
  kind: 'renameKey',
  match: { animal: 'dog', breed: 'pug' },
  values: { animal: 'wolf' },
};

test('an undo gives a renamed key its old name, a redo the new one', () => {
  expect(renamedByUndo([step('undo', [RENAME])], ['animal'], 'wolf')).toBe('dog');
  expect(renamedByUndo([step('redo', [RENAME])], ['animal'], 'dog')).toBe('wolf');
  expect(renamedByUndo([step('undo', [RENAME])], ['animal', 'breed'], 'wolf#pug')).toBe('dog#pug');
});

test('nothing else renames a key', () => {
  expect(renamedByUndo([], ['animal'], 'wolf')).toBeNull();
  expect(renamedByUndo([step('change', [RENAME])], ['animal'], 'wolf')).toBeNull();
  expect(renamedByUndo([step('undo', [RENAME])], ['animal'], 'cat')).toBeNull();
  const deletion: Edit = { kind: 'deleteKey', match: { animal: 'wolf' } };
  expect(renamedByUndo([step('undo', [deletion])], ['animal'], 'wolf')).toBeNull();
  expect(renamedByUndo([step('undo', [RENAME]), step('change', [deletion])], ['animal'], 'wolf')).toBeNull();
});
