/** One attribute of all item sets as dictionary and codes: made from the groups' descriptions, and changed. */
import { fail, type Result, succeed } from '../base/result.ts';
import type { AttributeColumn, AttributeValues, ItemGroup } from './types.ts';

type SetValues = Exclude<AttributeValues, { kind: 'perItem' }>;
type Coded = Pick<AttributeColumn, 'values' | 'codes'>;

/** The column `name` over all groups' sets; sets of groups without this attribute have an empty string. */
export function createColumn(name: string, groups: readonly ItemGroup[]): Result<AttributeColumn> {
  const parts: Coded[] = [];
  for (const group of groups) {
    const described = ownValue(group.attributes, name) ?? { kind: 'constant', value: '' };
    if (described.kind === 'perItem') return fail(`"${name}" differs item by item.`);
    if (described.kind === 'names' && described.names.length === 0)
      return fail(`The list of names for "${name}" is empty.`);
    parts.push(codeValues(described, group.sets));
  }
  return succeed({ name, ...join(parts) });
}

/** `column` with `value` for the sets listed. The dictionary keeps values that nobody has any more. */
export function withValues(column: AttributeColumn, sets: Int32Array, value: string): AttributeColumn {
  const known = column.values.indexOf(value);
  const code = known === -1 ? column.values.length : known;
  const codes = column.codes.slice();
  for (const set of sets) codes[set] = code;
  return { name: column.name, values: known === -1 ? [...column.values, value] : column.values, codes };
}

/** The value under `name`, and not what every object inherits: an attribute may be called `constructor`. */
export function ownValue<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** Values and codes of one group's sets; every value is in the dictionary once. */
function codeValues(described: SetValues, sets: number): Coded {
  switch (described.kind) {
    case 'constant':
      return { values: [described.value], codes: new Int32Array(sets) };
    case 'names': {
      const values = [...new Set(described.names)];
      const codeOf = new Map(values.map((value, code) => [value, code]));
      const cycle = described.names.map((name) => codeOf.get(name) ?? 0);
      return { values, codes: Int32Array.from({ length: sets }, (_, set) => cycle[set % cycle.length] ?? 0) };
    }
    default: {
      const values = Array.from({ length: sets }, (_, set) => sequenceText(described, described.first + set));
      return { values, codes: new Int32Array(sets).map((_, set) => set) };
    }
  }
}

/** Text of a numbered value: prefix and number, padded with zeros to `digits`. */
function sequenceText({ prefix, digits }: { prefix: string; digits: number }, number: number): string {
  return prefix + String(number).padStart(digits, '0');
}

/** Groups one after the other under one dictionary. */
function join(parts: readonly Coded[]): Coded {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const codeOf = new Map<string, number>();
  const codes = new Int32Array(parts.reduce((sum, part) => sum + part.codes.length, 0));
  let at = 0;
  for (const part of parts) {
    const renumbered = part.values.map((value) => {
      const code = codeOf.get(value) ?? codeOf.size;
      codeOf.set(value, code);
      return code;
    });
    for (const code of part.codes) codes[at++] = renumbered[code] ?? 0;
  }
  return { values: [...codeOf.keys()], codes };
}
