/** Changes of the items during a run: a key is added, renamed, deleted, or given another weight. */
import { assertNever } from '../base/assert.ts';
import { fail, type Result, succeed } from '../base/result.ts';
import { ownValue, withValues } from './attributeColumn.ts';
import { columnOf, matchingSets } from './items.ts';
import { WEIGHT_MAX } from './limits.ts';
import type { Edit, ItemSets, Match } from './types.ts';

type KeyEdit = Extract<Edit, { kind: 'addKey' | 'renameKey' | 'deleteKey' | 'weighKey' }>;

/** Item sets after an edit: a new object that shares what did not change. The old one stays as it is. */
export function editItemSets(sets: ItemSets, edit: KeyEdit): Result<ItemSets> {
  switch (edit.kind) {
    case 'addKey':
      return addSet(sets, edit.values, edit.items, edit.weight);
    case 'renameKey':
      return renameSets(sets, edit.match, edit.values);
    case 'deleteKey':
      return deleteSets(sets, edit.match);
    case 'weighKey':
      return weighSets(sets, edit.match, edit.weight);
    default:
      return assertNever(edit);
  }
}

function addSet(sets: ItemSets, values: Match, items: number, weight: number): Result<ItemSets> {
  const problem = attributeProblem(sets, values) ?? weightProblem(weight);
  if (problem !== null) return fail(problem);
  const meanBytes = Math.round(sets.itemBytes.reduce((sum, bytes) => sum + bytes, 0) / sets.size);
  const added = new Int32Array([sets.size]);
  return succeed({
    ...sets,
    size: sets.size + 1,
    columns: sets.columns.map((column) => {
      const longer = { ...column, codes: append(Int32Array, column.codes, 0) };
      return withValues(longer, added, ownValue(values, column.name) ?? '');
    }),
    items: append(Float64Array, sets.items, items),
    itemBytes: append(Float64Array, sets.itemBytes, meanBytes),
    baseWeight: append(Float64Array, sets.baseWeight, items),
    weightFactor: append(Float64Array, sets.weightFactor, weight),
    origin: append(Int32Array, originOf(sets), -1 - sets.added.length),
    added: [...sets.added, values],
  });
}

function renameSets(sets: ItemSets, match: Match, values: Match): Result<ItemSets> {
  const problem = attributeProblem(sets, values);
  if (problem !== null) return fail(problem);
  const found = findSets(sets, match);
  if (!found.ok) return found;
  const columns = sets.columns.map((column) => {
    const value = ownValue(values, column.name);
    return value === undefined ? column : withValues(column, found.value, value);
  });
  return succeed({ ...sets, columns });
}

function deleteSets(sets: ItemSets, match: Match): Result<ItemSets> {
  const found = findSets(sets, match);
  if (!found.ok) return found;
  if (found.value.length === sets.size) return fail('The last key stays: a table needs at least one key.');
  const gone = matchingSets(sets, match);
  const stays = (_value: number, set: number): boolean => gone[set] === 0;
  return succeed({
    ...sets,
    size: sets.size - found.value.length,
    columns: sets.columns.map((column) => ({ ...column, codes: column.codes.filter(stays) })),
    items: sets.items.filter(stays),
    itemBytes: sets.itemBytes.filter(stays),
    baseWeight: sets.baseWeight.filter(stays),
    weightFactor: sets.weightFactor.filter(stays),
    origin: originOf(sets).filter(stays),
  });
}

function weighSets(sets: ItemSets, match: Match, weight: number): Result<ItemSets> {
  const problem = weightProblem(weight);
  if (problem !== null) return fail(problem);
  const found = findSets(sets, match);
  if (!found.ok) return found;
  const weightFactor = sets.weightFactor.slice();
  for (const set of found.value) weightFactor[set] = weight;
  return succeed({ ...sets, weightFactor });
}

function originOf({ origin, size }: ItemSets): Int32Array {
  return origin ?? Int32Array.from({ length: size }, (_, set) => set);
}

/** Numbers of the sets that match, at least one. */
function findSets(sets: ItemSets, match: Match): Result<Int32Array> {
  const problem = attributeProblem(sets, match);
  if (problem !== null) return fail(problem);
  const mask = matchingSets(sets, match);
  const found = Int32Array.from(mask.keys()).filter((set) => mask[set] === 1);
  if (found.length > 0) return succeed(found);
  const wanted = Object.entries(match).map(([name, value]) => `${name} = "${value}"`);
  return fail(`No item has ${wanted.join(' and ')}.`);
}

function attributeProblem(sets: ItemSets, values: Match): string | null {
  for (const name of Object.keys(values)) {
    if (Object.hasOwn(sets.perItem, name))
      return `"${name}" differs item by item, so it does not name a key.`;
    if (columnOf(sets, name) === undefined) return `The items have no attribute "${name}".`;
  }
  return null;
}

function weightProblem(weight: number): string | null {
  if (weight >= 0 && weight <= WEIGHT_MAX) return null;
  return `A weight is a number from 0 to ${WEIGHT_MAX}, not ${weight}.`;
}

function append<Numbers extends Int32Array | Float64Array>(
  type: new (length: number) => Numbers,
  values: Numbers,
  value: number,
): Numbers {
  const longer = new type(values.length + 1);
  longer.set(values);
  longer[values.length] = value;
  return longer;
}
