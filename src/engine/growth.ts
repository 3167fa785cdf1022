/**
 * What puts have added to the items, set by set, and how it outlives changes of single keys (P4): a set that is deleted
 * leaves it behind, and has it again should it come back.
 */
import { matchingSets } from './items.ts';
import type { Edit, ItemSets, Match } from './types.ts';

/** Items that puts have added to each set in one lane (lanes throttle differently). */
export interface GrownItems {
  readonly items: Float64Array;
  readonly bytes: Float64Array;
  /** What they had added to sets that are gone, by `origin`. */
  readonly gone: ReadonlyMap<number, LeftBehind>;
}

interface LeftBehind {
  readonly items: number;
  readonly bytes: number;
  /** With which values the set was added; null: it was configured. Another one may be added in its place. */
  readonly added: Match | null;
}

type KeyEdit = Extract<Edit, { kind: 'addKey' | 'renameKey' | 'deleteKey' | 'weighKey' }>;

/** The items with what puts have added. */
export function withGrowth(sets: ItemSets, grown: GrownItems | null): ItemSets {
  if (grown === null) return sets;
  const items = sets.items.map((count, set) => count + (grown.items[set] as number));
  const itemBytes = sets.itemBytes.map((bytes, set) => {
    const count = items[set] as number;
    if (count === 0) return bytes;
    return (bytes * (sets.items[set] as number) + (grown.bytes[set] as number)) / count;
  });
  return { ...sets, items, itemBytes };
}

/** What puts have added once an edit has made `before` into `after`. */
export function growthAfterEdit(
  grown: GrownItems | null,
  before: ItemSets,
  after: ItemSets,
  edit: KeyEdit,
): GrownItems | null {
  if (grown === null) return null;
  if (edit.kind === 'addKey') return growthOfOneMore(grown, after);
  return edit.kind === 'deleteKey' ? growthWithout(grown, before, matchingSets(before, edit.match)) : grown;
}

/** What puts have added once all sets are as they were configured (`after`) again. */
export function growthTakenBack(
  grown: GrownItems | null,
  before: ItemSets,
  after: ItemSets,
): GrownItems | null {
  if (grown === null || before.origin === null) return grown;
  const back = { items: new Float64Array(after.size), bytes: new Float64Array(after.size) };
  const gone = new Map<number, LeftBehind>();
  const put = (origin: number, left: LeftBehind): void => {
    if (left.added !== null) gone.set(origin, left);
    else {
      back.items[origin] = left.items;
      back.bytes[origin] = left.bytes;
    }
  };
  for (const [origin, left] of grown.gone) put(origin, left);
  for (const [set, origin] of before.origin.entries()) put(origin, leftBehind(grown, before, set));
  return { ...back, gone };
}

/** The last set has just been added, perhaps not for the first time. */
function growthOfOneMore(grown: GrownItems, { size, origin, added }: ItemSets): GrownItems {
  const own = origin?.[size - 1] ?? 0;
  const left = grown.gone.get(own);
  const isBack = left !== undefined && JSON.stringify(left.added) === JSON.stringify(added.at(-1));
  const gone = new Map(grown.gone);
  gone.delete(own);
  const longer = (numbers: Float64Array, last: number): Float64Array => {
    const result = new Float64Array(size);
    result.set(numbers);
    result[size - 1] = last;
    return result;
  };
  return {
    items: longer(grown.items, isBack ? left.items : 0),
    bytes: longer(grown.bytes, isBack ? left.bytes : 0),
    gone,
  };
}

/** `isGone`: 1 for each set that is deleted. */
function growthWithout(grown: GrownItems, before: ItemSets, isGone: Uint8Array): GrownItems {
  const gone = new Map(grown.gone);
  for (let set = 0; set < before.size; set += 1)
    if (isGone[set] === 1) gone.set(before.origin?.[set] ?? set, leftBehind(grown, before, set));
  const stays = (_value: number, set: number): boolean => isGone[set] === 0;
  return { items: grown.items.filter(stays), bytes: grown.bytes.filter(stays), gone };
}

function leftBehind({ items, bytes }: GrownItems, { origin, added }: ItemSets, set: number): LeftBehind {
  const own = origin?.[set] ?? set;
  return {
    items: items[set] as number,
    bytes: bytes[set] as number,
    added: own < 0 ? (added[-1 - own] ?? null) : null,
  };
}
