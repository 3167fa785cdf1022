/**
 * What the command refuses in a document although the page may bring it about: there a switch can be on for a moment
 * before the next one is set, and what the page saves it must be able to open again.
 */
import type { AttributeValues, ItemGroup, Match, TableConfiguration } from '../engine/types.ts';
import type { Experiment } from '../experiment/experiment.ts';

/** The first mistake as a sentence that names its path, or null. */
export function findMistake(experiment: Experiment): string | null {
  return inTableEdits(experiment) ?? inHotKeys(experiment);
}

/** A local secondary index shares the partition key and has a sort key of its own, so the table needs one too. */
function inTableEdits({ tables, edits }: Experiment): string | null {
  const standing: TableConfiguration[] = [...tables];
  for (const [index, { edit }] of edits.entries()) {
    const table = edit.kind === 'configureTable' ? standing[edit.lane] : undefined;
    if (edit.kind !== 'configureTable' || table === undefined) continue;
    const changed = { ...table, ...edit.change };
    standing[edit.lane] = changed;
    if (!changed.localSecondaryIndex || changed.sortKey !== null) continue;
    return `edits[${index}].edit.change leaves table ${edit.lane} with a local secondary index and without a sort key; DynamoDB allows the index only with a sort key.`;
  }
  return null;
}

/** A hot key that none of the items can be, now or after any edit. Rows are not known yet; the report notes theirs. */
function inHotKeys({ items, traffic, edits }: Experiment): string | null {
  if (items.kind === 'rows') return null;
  if (edits.some(({ edit }) => ['addKey', 'renameKey', 'setItems'].includes(edit.kind))) return null;
  for (const [index, { keys }] of traffic.operations.entries()) {
    if (keys.kind !== 'hotKey' || items.groups.some((group) => mayMatch(group, keys.match))) continue;
    const values = JSON.stringify(keys.match);
    return `traffic.operations[${index}].keys.match is ${values}, which no item has; it must be values of the items.`;
  }
  return null;
}

/** Whether every value occurs in the group; that they do so in the same set is not checked. */
function mayMatch({ attributes, sets }: ItemGroup, match: Match): boolean {
  return Object.entries(match).every(([name, value]) => {
    const values = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    return values === undefined ? value === '' : mayHave(values, sets, value);
  });
}

function mayHave(values: AttributeValues, sets: number, value: string): boolean {
  switch (values.kind) {
    case 'constant':
      return values.value === value;
    case 'names': {
      const at = values.names.indexOf(value);
      return at !== -1 && at < sets;
    }
    case 'sequence': {
      const { prefix, first, digits } = values;
      const number = value.startsWith(prefix) ? Number(value.slice(prefix.length)) : Number.NaN;
      const isInside = number >= first && number < first + sets;
      return isInside && value === prefix + String(number).padStart(digits, '0');
    }
    case 'perItem':
      return false;
  }
}
