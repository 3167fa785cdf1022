/**
 * What no field can tell alone: names that must exist, orders that must ascend, sums that must fit. The edits
 * are gone through in order, because each one changes what holds for the next.
 */
import { ITEM_SETS_MAX } from '../engine/limits.ts';
import type {
  Edit,
  ItemSource,
  KeyChoice,
  Match,
  Operation,
  TableConfiguration,
  TimedEdit,
  Traffic,
  WorldConfiguration,
} from '../engine/types.ts';

import { attributesOf } from './attributes.ts';
import { PAGE_BYTES_MAX, TRANSACTION_ITEMS_MAX } from './ranges.ts';

/** What a sentence is about: the value at `path` contradicts something. */
type Finding = string | null;

/** The first contradiction of an experiment as a sentence that names its path, or null. */
export function findContradiction(
  experiment: WorldConfiguration & { readonly edits: readonly TimedEdit[] },
): Finding {
  const { items, traffic, tables, edits } = experiment;
  return (
    inItems(items, 'items') ??
    inTraffic(traffic, attributesOf(items), 'traffic') ??
    firstOf(
      tables,
      (table, index) =>
        inTable(table, attributesOf(items), `tables[${index}]`) ?? inIndex(table, `tables[${index}]`),
    ) ??
    inEdits(experiment, edits)
  );
}

type Attributes = ReturnType<typeof attributesOf>;

function inItems(items: ItemSource, path: string): Finding {
  return items.kind === 'rows' ? inRows(items, path) : inGroups(items.groups, path);
}

function inRows(items: Extract<ItemSource, { kind: 'rows' }>, path: string): Finding {
  const twice = items.columns.findIndex((name, index) => items.columns.indexOf(name) !== index);
  if (twice === -1) return null;
  return `${path}.columns[${twice}] is ${quoted(items.columns[twice])}; each column must have a name of its own.`;
}

function inGroups(groups: Extract<ItemSource, { kind: 'generated' }>['groups'], path: string): Finding {
  const sets = groups.reduce((sum, group) => sum + group.sets, 0);
  if (sets > ITEM_SETS_MAX) {
    return `${path}.groups have ${count(sets)} sets together; they must have at most ${count(ITEM_SETS_MAX)}.`;
  }
  const kinds = new Map<string, boolean>();
  return firstOf(groups, ({ attributes }, index) => {
    for (const [name, { kind }] of Object.entries(attributes)) {
      const perItem = kind === 'perItem';
      if ((kinds.get(name) ?? perItem) !== perItem) {
        return `${path}.groups[${index}].attributes.${name} is of kind ${quoted(kind)}; an attribute must be "perItem" in all groups or in none.`;
      }
      kinds.set(name, perItem);
    }
    return null;
  });
}

// ---- traffic ---------------------------------------------------------------------------------------------

function inTraffic(traffic: Traffic, attributes: Attributes, path: string): Finding {
  const names = traffic.operations.map(({ name }) => name);
  return firstOf(traffic.operations, (operation, index) => {
    const here = `${path}.operations[${index}]`;
    if (names.indexOf(operation.name) !== index) {
      return `${here}.name is ${quoted(operation.name)}; each operation must have a name of its own.`;
    }
    return (
      inSizes(operation, here) ??
      inKeys(operation.keys, attributes, `${here}.keys`) ??
      inPattern(operation, here)
    );
  });
}

function inSizes({ kind, itemsPerRequest: items, itemBytes }: Operation, path: string): Finding {
  const here = `${path}.itemsPerRequest is ${count(items)}`;
  switch (kind) {
    case 'GetItem':
    case 'PutItem':
    case 'UpdateItem':
    case 'DeleteItem':
      return items === 1 ? null : `${here}; ${kind} touches one item, so it must be 1.`;
    case 'TransactGetItems':
    case 'TransactWriteItems':
      if (items <= TRANSACTION_ITEMS_MAX) return null;
      return `${here}; a transaction has at most ${TRANSACTION_ITEMS_MAX} items.`;
    case 'Query':
    case 'Scan':
      if (items * itemBytes <= PAGE_BYTES_MAX) return null;
      return `${here} of ${count(itemBytes)} bytes each; one page of a ${kind} reads at most ${count(PAGE_BYTES_MAX)} bytes.`;
  }
}

function inKeys(keys: KeyChoice, attributes: Attributes, path: string): Finding {
  return keys.kind === 'hotKey' ? inMatch(keys.match, attributes, `${path}.match`) : null;
}

function inPattern({ pattern }: Operation, path: string): Finding {
  if (pattern.kind === 'ramp' && pattern.toSecond <= pattern.fromSecond) {
    return `${path}.pattern.toSecond is ${pattern.toSecond}; it must be after fromSecond, ${pattern.fromSecond}.`;
  }
  if (pattern.kind !== 'curve') return null;
  const at = pattern.points.findIndex(([second], index) => second <= (pattern.points[index - 1]?.[0] ?? -1));
  if (at === -1) return null;
  return `${path}.pattern.points[${at}][0] is ${pattern.points[at]?.[0]}; the seconds must ascend.`;
}

// ---- tables ----------------------------------------------------------------------------------------------

function inTable(table: TableConfiguration, attributes: Attributes, path: string): Finding {
  const { partitionKey, sortKey, partitionKeyType, assumptions } = table;
  const { lookSeconds, meanSeconds } = assumptions.balance;
  if (partitionKeyType !== 'S' && partitionKey.length > 1) {
    return `${path}.partitionKeyType is ${quoted(partitionKeyType)}; a partition key joined from ${partitionKey.length} attributes is a string, "S".`;
  }
  if (sortKey !== null && partitionKey.includes(sortKey)) {
    return `${path}.sortKey is ${quoted(sortKey)}, which is in the partition key; it must be another attribute or null.`;
  }
  if (meanSeconds % lookSeconds !== 0) {
    return `${path}.assumptions.balance.meanSeconds is ${meanSeconds}; it must be a multiple of lookSeconds, ${lookSeconds}.`;
  }
  return (
    firstOf(partitionKey, (name, index) =>
      inKeyAttribute(name, attributes, `${path}.partitionKey[${index}]`),
    ) ??
    firstOf(partitionKey, (name, index) =>
      partitionKey.indexOf(name) === index
        ? null
        : `${path}.partitionKey[${index}] is ${quoted(name)} again; each attribute may be joined once.`,
    ) ??
    (sortKey === null ? null : inAttribute(sortKey, attributes, `${path}.sortKey`))
  );
}

/** Only of the tables at the start: on the page the switch may be on for a while before there is a sort key. */
function inIndex({ localSecondaryIndex, sortKey }: TableConfiguration, path: string): Finding {
  if (!localSecondaryIndex || sortKey !== null) return null;
  return `${path}.localSecondaryIndex is true, but sortKey is null; DynamoDB allows the index only with a sort key.`;
}

function inKeyAttribute(name: string, attributes: Attributes, path: string): Finding {
  if (attributes.get(name) === 'perItem') {
    return `${path} is ${quoted(name)}, which differs item by item and so can only be a sort key; it must be one of ${listed(attributes, 'perSet')}.`;
  }
  return inAttribute(name, attributes, path);
}

function inAttribute(name: string, attributes: Attributes, path: string): Finding {
  if (attributes.has(name)) return null;
  return `${path} is ${quoted(name)}, which no item has; it must be one of ${listed(attributes)}.`;
}

function inMatch(match: Match, attributes: Attributes, path: string): Finding {
  return firstOf(Object.keys(match), (name) => {
    if (attributes.get(name) === 'perSet') return null;
    const why = attributes.has(name) ? 'differs item by item' : 'is no attribute of the items';
    return `${path} names ${quoted(name)}, which ${why}; it must name attributes out of ${listed(attributes, 'perSet')}.`;
  });
}

// ---- edits -----------------------------------------------------------------------------------------------

/** What holds at some point of the run, as far as later edits must agree with it. */
interface Standing {
  readonly items: ItemSource;
  readonly tables: readonly TableConfiguration[];
  readonly traffic: Traffic;
}

function inEdits(start: Standing, edits: readonly TimedEdit[]): Finding {
  let standing = start;
  for (const [index, { tick, edit }] of edits.entries()) {
    const path = `edits[${index}]`;
    const before = edits[index - 1]?.tick ?? 0;
    if (tick < before)
      return `${path}.tick is ${tick}; it must be at least ${before}, the tick of the edit before.`;
    const finding = inEdit(edit, standing, `${path}.edit`);
    if (finding !== null) return finding;
    standing = after(edit, standing);
  }
  return null;
}

function inEdit(edit: Edit, standing: Standing, path: string): Finding {
  const attributes = attributesOf(standing.items);
  switch (edit.kind) {
    case 'configureTable': {
      const table = standing.tables[edit.lane];
      if (table === undefined) {
        return `${path}.lane is ${edit.lane}; it must be below ${standing.tables.length}, the number of tables.`;
      }
      return inTable({ ...table, ...edit.change }, attributes, `${path}.change`);
    }
    case 'setTraffic':
      return inTraffic(edit.traffic, attributes, `${path}.traffic`);
    case 'setItems':
      return (
        inItems(edit.items, `${path}.items`) ?? inFit(standing, attributesOf(edit.items), `${path}.items`)
      );
    case 'addKey':
      return inMatch(edit.values, attributes, `${path}.values`);
    case 'renameKey':
      return (
        inMatch(edit.match, attributes, `${path}.match`) ?? inMatch(edit.values, attributes, `${path}.values`)
      );
    case 'deleteKey':
    case 'weighKey':
      return inMatch(edit.match, attributes, `${path}.match`);
  }
}

/** Whether new items suit the tables and the traffic there are. */
function inFit({ tables, traffic }: Standing, attributes: Attributes, path: string): Finding {
  const finding =
    firstOf(tables, (table, lane) => inTable(table, attributes, `tables[${lane}]`)) ??
    inTraffic(traffic, attributes, 'traffic');
  return finding && `${path} do not fit the experiment at that tick: ${finding}`;
}

function after(edit: Edit, standing: Standing): Standing {
  switch (edit.kind) {
    case 'setItems':
      return { ...standing, items: edit.items };
    case 'setTraffic':
      return { ...standing, traffic: edit.traffic };
    case 'configureTable':
      return {
        ...standing,
        tables: standing.tables.map((table, lane) =>
          lane === edit.lane ? { ...table, ...edit.change } : table,
        ),
      };
    default:
      return standing;
  }
}

// ---- words -----------------------------------------------------------------------------------------------

function firstOf<Item>(items: readonly Item[], find: (item: Item, index: number) => Finding): Finding {
  for (const [index, item] of items.entries()) {
    const finding = find(item, index);
    if (finding !== null) return finding;
  }
  return null;
}

function listed(attributes: Attributes, only?: 'perSet'): string {
  const names = [...attributes]
    .filter(([, kind]) => only === undefined || kind === only)
    .map(([name]) => quoted(name));
  const shown = names.slice(0, 12).join(', ');
  return names.length > 12 ? `${shown} and ${names.length - 12} more` : shown;
}

function quoted(text: string | undefined): string {
  const shown = text ?? '';
  return JSON.stringify(shown.length > 60 ? `${shown.slice(0, 60)}…` : shown);
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
