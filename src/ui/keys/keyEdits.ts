/** What the key editor and the form for a new key send, as edits. Loaded with them. */
import type { Edit, KeyChoice, Match, Traffic } from '../../engine/types.ts';
import type { AttributeScope } from '../../experiment/attributes.ts';
import type { KeyLine } from '../../protocol/questions.ts';

/** Every item of the key gets other values of the partition key, and whoever asks for that key asks for it by them. */
export function editsForRename({ matches }: KeyLine, values: Match, traffic: Traffic): Edit[] {
  const renames = matches.map((match): Edit => ({ kind: 'renameKey', match, values }));
  const operations = traffic.operations.map((operation) => ({
    ...operation,
    keys: matches.reduce((keys, match) => renamed(keys, match, values), operation.keys),
  }));
  const isAskedFor = operations.some(({ keys }, index) => keys !== traffic.operations[index]?.keys);
  return isAskedFor ? [...renames, { kind: 'setTraffic', traffic: { ...traffic, operations } }] : renames;
}

function renamed(keys: KeyChoice, match: Match, values: Match): KeyChoice {
  if (keys.kind !== 'hotKey') return keys;
  const shared = Object.entries(match).filter(([name]) => Object.hasOwn(keys.match, name));
  const isMeant = shared.length > 0 && shared.every(([name, value]) => keys.match[name] === value);
  return isMeant ? { ...keys, match: { ...keys.match, ...valuesOf(values, shared) } } : keys;
}

function valuesOf(values: Match, shared: readonly (readonly [name: string, value: string])[]): Match {
  return Object.fromEntries(shared.map(([name, value]) => [name, values[name] ?? value]));
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
