/** What a key is called after its renaming was taken back, or made again. */
import type { Match } from '../../engine/types.ts';
import type { Step } from '../../store/steps.ts';

/** The name that the last step gave to the key `name`; null: it was no undo or redo of a renaming of that key. */
export function renamedByUndo(
  steps: readonly Step[],
  partitionKey: readonly string[],
  name: string,
): string | null {
  const last = steps.at(-1);
  if (last === undefined || last.as === 'change') return null;
  const nameOf = (values: Match): string => partitionKey.map((attribute) => values[attribute]).join('#');
  for (const edit of last.change.edits) {
    if (edit.kind !== 'renameKey') continue;
    const names = [nameOf(edit.match), nameOf({ ...edit.match, ...edit.values })] as const;
    const [before, after] = last.as === 'undo' ? [names[1], names[0]] : names;
    if (before === name) return after;
  }
  return null;
}
