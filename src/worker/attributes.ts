/** The items' attributes and the traffic of one key, as what a change of them needs to know. */
import { fail, type Result, succeed } from '../base/result.ts';
import { groupByKey } from '../engine/keyGroups.ts';
import { findKey } from '../engine/keyTable.ts';
import type { AttributeColumn, ItemSets } from '../engine/types.ts';
import type { Lane, World } from '../engine/world.ts';
import type { AttributeLine, KeyTraffic } from '../protocol/questions.ts';

/** All attributes, those of item sets first. */
export function attributeLines(world: World, index: number): AttributeLine[] {
  const { sets } = world;
  const { partitionKey } = (world.lanes[index] as Lane).table;
  const parts = sets.columns.filter(({ name }) => partitionKey.includes(name));
  const ofSets = sets.columns.map(
    (column): AttributeLine => ({
      name: column.name,
      perItem: false,
      values: distinct(sets, [column]),
      joined: partitionKey.includes(column.name) ? null : distinct(sets, [...parts, column]),
    }),
  );
  const ofItems = Object.keys(sets.perItem).map(
    (name): AttributeLine => ({ name, perItem: true, values: null, joined: null }),
  );
  return [...ofSets, ...ofItems];
}

function distinct(sets: ItemSets, columns: readonly AttributeColumn[]): number {
  return groupByKey(columns, sets.size).names.length;
}

/** How much of each operation goes to a key, and the values that name it. */
export function keyTraffic(world: World, index: number, name: string): Result<KeyTraffic> {
  const { keys, keyWeights, table } = world.lanes[index] as Lane;
  const key = findKey(keys, name);
  if (key < 0) return fail(`No item has the partition key "${name}".`);
  const set = keys.setOf[keys.setStart[key] as number] as number;
  const values = world.sets.columns
    .filter((column) => table.partitionKey.includes(column.name))
    .map((column) => [column.name, column.values[column.codes[set] as number] as string] as const);
  return succeed({
    match: Object.fromEntries(values),
    shares: keyWeights.map((weights) => weights[key] as number),
    weight: world.sets.weightFactor[set] as number,
  });
}
