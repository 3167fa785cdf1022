/**
 * The items of a table, in columns over item sets, made from their description or from imported rows. Independent of
 * any choice of partition key (`keyTable.ts` applies one).
 */
import { present } from '../base/assert.ts';
import { fail, type Result, succeed } from '../base/result.ts';
import { apportion } from './apportion.ts';
import { createColumn, ownValue } from './attributeColumn.ts';
import { ITEM_SETS_MAX } from './limits.ts';
import { spreadWeights } from './traffic/spread.ts';
import type {
  AttributeColumn,
  AttributeValues,
  ItemGroup,
  ItemSets,
  ItemSource,
  Match,
  RowData,
} from './types.ts';

type Generated = Extract<ItemSource, { kind: 'generated' }>;
type Rows = Extract<ItemSource, { kind: 'rows' }>;
type PerItem = Extract<AttributeValues, { kind: 'perItem' }>;

/** Item sets from their description; the problem is a sentence for the user. `rows` only for a source of rows. */
export function createItemSets(source: ItemSource, rows: RowData | null): Result<ItemSets> {
  return source.kind === 'generated' ? generateItemSets(source) : itemSetsOfRows(source, rows);
}

/** 1 for each set that has all the values of `match`, else 0. An attribute the items do not have matches nothing. */
export function matchingSets(sets: ItemSets, match: Match): Uint8Array {
  const mask = new Uint8Array(sets.size).fill(1);
  for (const [name, value] of Object.entries(match)) {
    const column = columnOf(sets, name);
    const code = column?.values.indexOf(value) ?? -1;
    const codes = column?.codes;
    for (let set = 0; set < mask.length; set += 1) {
      if (code === -1 || codes?.[set] !== code) mask[set] = 0;
    }
  }
  return mask;
}

/** Names of all attributes: those of sets first, then those that differ item by item. */
export function attributeNames(sets: ItemSets): string[] {
  return [...sets.columns.map((column) => column.name), ...Object.keys(sets.perItem)];
}

/** The column of an attribute, unless there is none of that name. */
export function columnOf(sets: ItemSets, name: string): AttributeColumn | undefined {
  return sets.columns.find((column) => column.name === name);
}

function generateItemSets({ itemBytes, groups }: Generated): Result<ItemSets> {
  const size = groups.reduce((sum, group) => sum + group.sets, 0);
  if (size === 0) return fail('A table needs at least one key.');
  if (size > ITEM_SETS_MAX)
    return fail(`${size} sets of items are too many; at most ${ITEM_SETS_MAX} are taken.`);
  const perItem = perItemAttributes(groups);
  if (!perItem.ok) return perItem;
  const names = new Set(groups.flatMap((group) => Object.keys(group.attributes)));
  const columns: AttributeColumn[] = [];
  for (const name of names) {
    if (Object.hasOwn(perItem.value, name)) continue;
    const column = createColumn(name, groups);
    if (!column.ok) return column;
    columns.push(column.value);
  }
  const items = new Float64Array(size);
  let at = 0;
  for (const group of groups) {
    items.set(apportion(group.items, spreadWeights(group.spread, group.sets)), at);
    at += group.sets;
  }
  return succeed({
    size,
    columns,
    perItem: perItem.value,
    items,
    itemBytes: new Float64Array(size).fill(itemBytes),
    baseWeight: items,
    weightFactor: new Float64Array(size).fill(1),
    origin: null,
    added: [],
  });
}

/** The attributes that differ item by item. A name means the same in all groups that have it. */
function perItemAttributes(groups: readonly ItemGroup[]): Result<Record<string, PerItem>> {
  const found: Record<string, PerItem> = {};
  for (const group of groups) {
    for (const [name, values] of Object.entries(group.attributes)) {
      if (values.kind === 'perItem' && !Object.hasOwn(found, name)) found[name] = values;
    }
  }
  for (const group of groups) {
    for (const [name, values] of Object.entries(group.attributes)) {
      const other = ownValue(found, name);
      if (other !== undefined && !sameText(values, other)) {
        return fail(
          `"${name}" differs item by item in one group of items and is described otherwise in another.`,
        );
      }
    }
  }
  return succeed(found);
}

function sameText(a: AttributeValues, b: PerItem): boolean {
  if (a.kind !== 'perItem' || a.prefix !== b.prefix || a.digits !== b.digits) return false;
  return (a.names ?? []).join('\n') === (b.names ?? []).join('\n');
}

function itemSetsOfRows(source: Rows, rows: RowData | null): Result<ItemSets> {
  if (rows === null)
    return fail(
      `The ${source.count} imported rows (${source.checksum}) are not here: import the file again.`,
    );
  if (rows.checksum !== source.checksum || rows.count !== source.count) {
    return fail(`These are other rows (${rows.checksum}) than the ones expected (${source.checksum}).`);
  }
  if (rows.count === 0) return fail('The imported file has no rows; a table needs at least one key.');
  if (rows.count > ITEM_SETS_MAX)
    return fail(`${rows.count} rows are too many; at most ${ITEM_SETS_MAX} are taken.`);
  const missing = source.columns.find((name) => !rows.columns.some((column) => column.name === name));
  if (missing !== undefined) return fail(`The imported rows have no column "${missing}".`);
  if (source.weightColumn !== null && rows.weights === null) {
    return fail(`The column "${source.weightColumn}" was not read as numbers, so it cannot weigh the rows.`);
  }
  const ones = new Float64Array(rows.count).fill(1);
  return succeed({
    size: rows.count,
    columns: rows.columns.filter((column) => source.columns.includes(column.name)),
    perItem: {},
    items: ones,
    itemBytes: source.itemBytes === null ? rows.bytes : new Float64Array(rows.count).fill(source.itemBytes),
    baseWeight: source.weightColumn === null ? ones : present(rows.weights, 'Weights were checked above'),
    weightFactor: ones,
    origin: null,
    added: [],
  });
}
