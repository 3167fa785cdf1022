/** Changes of a key as a whole, as edits. A key is named by attribute values, each spelling of it on its own. */
import type { Edit } from '../../engine/types.ts';
import type { KeyLine } from '../../protocol/questions.ts';

/** The key and its items are gone. */
export function editsForDelete({ matches }: KeyLine): Edit[] {
  return matches.map((match) => ({ kind: 'deleteKey', match }));
}

/** So many times the traffic the key has as configured. */
export function editsForWeight({ matches }: KeyLine, weight: number): Edit[] {
  return matches.map((match) => ({ kind: 'weighKey', match, weight }));
}
