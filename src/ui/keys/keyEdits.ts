/** Changes of single keys, as edits. A key is named by attribute values, each spelling of it on its own. */
import type { Edit, Match } from '../../engine/types.ts';
import type { AttributeScope } from '../../experiment/attributes.ts';
import type { KeyLine } from '../../protocol/questions.ts';

/** Every item of the key gets other values of the partition key. */
export function editsForRename({ matches }: KeyLine, values: Match): Edit[] {
  return matches.map((match) => ({ kind: 'renameKey', match, values }));
}

/** The key and its items are gone. */
export function editsForDelete({ matches }: KeyLine): Edit[] {
  return matches.map((match) => ({ kind: 'deleteKey', match }));
}

/** So many times the traffic the key has as configured. */
export function editsForWeight({ matches }: KeyLine, weight: number): Edit[] {
  return matches.map((match) => ({ kind: 'weighKey', match, weight }));
}

/**
 * A new key. Attributes that are not in the partition key get its text, because an empty value could never become a
 * partition key.
 */
export function editForNewKey(
  values: Match,
  attributes: ReadonlyMap<string, AttributeScope>,
  items: number,
): Edit {
  const text = Object.values(values).join('#');
  const others = [...attributes].filter(
    ([name, scope]) => scope === 'perSet' && !Object.hasOwn(values, name),
  );
  return {
    kind: 'addKey',
    values: { ...Object.fromEntries(others.map(([name]) => [name, text])), ...values },
    items,
    weight: 1,
  };
}
