/** K3. Which item sets have the same partition key: those whose values, joined with `#`, are the same. */
import type { AttributeColumn } from './types.ts';

/** Between the values of a partition key that consists of several attributes. */
export const JOINT = '#';

/** Up to here a plain array numbers pairs of values (32 MB), beyond it a map. */
const DENSE_RANGE_MAX = 8_000_000;

/** Item sets grouped by their values: set i has `names[groupOf[i]]`. */
export interface KeyGroups {
  readonly names: readonly string[];
  readonly groupOf: Int32Array;
}

/**
 * Groups `size` sets by the first column, then divides the groups by each further one. Two groups may have the same name
 * (`a#` with `b`, `a` with `#b`).
 */
export function groupByKey(columns: readonly AttributeColumn[], size: number): KeyGroups {
  let groups: KeyGroups = { names: [''], groupOf: new Int32Array(size) };
  for (const [index, column] of columns.entries()) {
    groups = divideGroups(groups, column, index === 0 ? '' : JOINT);
  }
  return groups;
}

function divideGroups(groups: KeyGroups, column: AttributeColumn, joint: string): KeyGroups {
  const { values, codes } = column;
  const numberOf = createNumbering(groups.names.length * values.length);
  const names: string[] = [];
  const groupOf = new Int32Array(codes.length);
  for (let set = 0; set < codes.length; set += 1) {
    const before = groups.groupOf[set] as number;
    const code = codes[set] as number;
    const group = numberOf(before * values.length + code);
    if (group === names.length)
      names.push((groups.names[before] as string) + joint + (values[code] as string));
    groupOf[set] = group;
  }
  return { names, groupOf };
}

/** A function that numbers the different integers in [0, range) it is given: 0, 1, 2 … in order of appearance. */
function createNumbering(range: number): (value: number) => number {
  let count = 0;
  if (range > DENSE_RANGE_MAX) {
    const known = new Map<number, number>();
    return (value) => {
      const found = known.get(value);
      if (found !== undefined) return found;
      known.set(value, count);
      return count++;
    };
  }
  const known = new Int32Array(range).fill(-1);
  return (value) => {
    if (known[value] === -1) known[value] = count++;
    return known[value] as number;
  };
}
