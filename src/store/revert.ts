/**
 * Undo is a change like any other: it restores, from the next tick on, what a change replaced. Time is not
 * rewound. Here is what restores what.
 */
import { assertNever } from '../base/assert.ts';
import type { Edit, ItemSource, TableConfiguration, TimedEdit, WorldConfiguration } from '../engine/types.ts';

/** Changes of single keys, which come on top of the items as configured. */
export type KeyEdit = Extract<Edit, { kind: 'addKey' | 'renameKey' | 'deleteKey' | 'weighKey' }>;

type WeighKey = Extract<Edit, { kind: 'weighKey' }>;

/** What is in force at a moment of a run. */
export interface InForce {
  readonly configuration: WorldConfiguration;
  /** Since the items were last set altogether, in their order. */
  readonly keyEdits: readonly KeyEdit[];
}

/** What is in force after these edits, in their order. */
export function inForceAfter(configuration: WorldConfiguration, edits: readonly Edit[]): InForce {
  return edits.reduce(withEdit, { configuration, keyEdits: [] });
}

/** What is in force when `tick` is computed: edits take effect before their tick. */
export function inForceAt(
  configuration: WorldConfiguration,
  edits: readonly TimedEdit[],
  tick: number,
): InForce {
  return inForceAfter(
    configuration,
    edits.filter((timed) => timed.tick <= tick).map(({ edit }) => edit),
  );
}

/** What is in force after one more edit. */
export function withEdit(inForce: InForce, edit: Edit): InForce {
  const { configuration, keyEdits } = inForce;
  switch (edit.kind) {
    case 'configureTable': {
      const tables = configuration.tables.map((table, lane) =>
        lane === edit.lane ? { ...table, ...edit.change } : table,
      );
      return { configuration: { ...configuration, tables }, keyEdits };
    }
    case 'setTraffic':
      return { configuration: { ...configuration, traffic: edit.traffic }, keyEdits };
    case 'setItems':
      return { configuration: { ...configuration, items: edit.items }, keyEdits: [] };
    case 'addKey':
    case 'renameKey':
    case 'deleteKey':
      return { configuration, keyEdits: [...keyEdits, edit] };
    case 'weighKey':
      return { configuration, keyEdits: [...withoutLastWeight(keyEdits, edit), edit] };
    default:
      return assertNever(edit);
  }
}

/** The edits that restore what was in force before `edit`. */
export function editsThatRevert(before: InForce, edit: Edit): readonly Edit[] {
  const { configuration } = before;
  switch (edit.kind) {
    case 'configureTable': {
      const table = configuration.tables[edit.lane];
      if (table === undefined) return [];
      return [{ ...edit, change: fieldsOf(table, Object.keys(edit.change) as (keyof TableConfiguration)[]) }];
    }
    case 'setTraffic':
      return [{ kind: 'setTraffic', traffic: configuration.traffic }];
    case 'weighKey':
      return [{ ...edit, weight: weightOf(before.keyEdits, edit) }];
    case 'setItems':
    case 'addKey':
    case 'renameKey':
    case 'deleteKey':
      return itemsAnew(configuration.items, before.keyEdits);
    default:
      return assertNever(edit);
  }
}

function fieldsOf(
  table: TableConfiguration,
  names: readonly (keyof TableConfiguration)[],
): Partial<TableConfiguration> {
  return Object.fromEntries(names.map((name) => [name, table[name]]));
}

/** A renamed or deleted key may have been merged or lost: only the whole list brings it back as it was. */
function itemsAnew(items: ItemSource, keyEdits: readonly KeyEdit[]): readonly Edit[] {
  return [{ kind: 'setItems', items }, ...keyEdits];
}

/** A drag weighs the same keys many times over: only the last weight counts. */
function withoutLastWeight(keyEdits: readonly KeyEdit[], { match }: WeighKey): readonly KeyEdit[] {
  const last = keyEdits.at(-1);
  const same = last?.kind === 'weighKey' && JSON.stringify(last.match) === JSON.stringify(match);
  return same ? keyEdits.slice(0, -1) : keyEdits;
}

/** The weight the very same keys were given last; 1 is as configured. */
function weightOf(keyEdits: readonly KeyEdit[], { match }: WeighKey): number {
  const name = JSON.stringify(match);
  const last = keyEdits.findLast((edit) => edit.kind === 'weighKey' && JSON.stringify(edit.match) === name);
  return last?.kind === 'weighKey' ? last.weight : 1;
}
