/** An experiment over the user's own rows: one table, reads and writes that fall on its items as the rows weigh. */
import { fail, type Result } from '../base/result.ts';
import type { ItemSource, KeyType } from '../engine/types.ts';
import { defaultOperation, defaultTable, EXPERIMENT_DEFAULTS } from './defaults.ts';
import { type Experiment, parseExperiment } from './experiment.ts';
import { CAPACITY_MAX } from './ranges.ts';

/** What the user decides. */
export interface RowsChoice {
  readonly name: string;
  readonly partitionKey: readonly string[];
  readonly partitionKeyType: KeyType;
  readonly sortKey: string | null;
  /** Requests/s. */
  readonly reads: number;
  readonly writes: number;
}

/** What is known of the rows. */
export interface RowsFacts {
  readonly items: Extract<ItemSource, { kind: 'rows' }>;
  readonly meanItemBytes: number;
  /** Of one read and one write of an item of that size. */
  readonly unitsPerRequest: readonly [number, number];
}

/** Capacity that is not given is chosen so that the traffic uses so many percent of it. */
const TARGET_PERCENT = 70;

/** Whole units/s, at least 1, of which a traffic uses `TARGET_PERCENT`. */
export function capacityFor(unitsPerSecond: number): number {
  return Math.max(1, Math.ceil((unitsPerSecond * 100) / TARGET_PERCENT));
}

/** The experiment, checked like any other. Fails with a sentence if the choice makes none. */
export function experimentOfRows(choice: RowsChoice, facts: RowsFacts): Result<Experiment> {
  const { name, reads, writes, partitionKey, partitionKeyType, sortKey } = choice;
  const { items, meanItemBytes: itemBytes, unitsPerRequest } = facts;
  const [readCapacity, writeCapacity] = [
    capacityFor(reads * unitsPerRequest[0]),
    capacityFor(writes * unitsPerRequest[1]),
  ];
  if (Math.max(readCapacity, writeCapacity) > CAPACITY_MAX) {
    const most = CAPACITY_MAX.toLocaleString('en-US');
    return fail(`This traffic needs more than ${most} units/s, the most a table can have here; choose less.`);
  }
  const operations = [
    defaultOperation({ name: 'reads', kind: 'GetItem', requestsPerSecond: reads, itemBytes }),
    defaultOperation({ name: 'writes', kind: 'UpdateItem', requestsPerSecond: writes, itemBytes }),
  ];
  return parseExperiment({
    version: 1,
    name: name.slice(0, NAME_LENGTH),
    description: `Own data: ${items.count.toLocaleString('en-US')} ${items.count === 1 ? 'row' : 'rows'}. ${weightWords(items.weightColumn)}`,
    items,
    traffic: { arrivals: EXPERIMENT_DEFAULTS.arrivals, operations },
    tables: [defaultTable({ partitionKey, partitionKeyType, sortKey, readCapacity, writeCapacity })],
  });
}

function weightWords(column: string | null): string {
  return column === null
    ? 'Every row gets the same traffic.'
    : `A row gets traffic in proportion to its “${column}”.`;
}

const NAME_LENGTH = 200;
