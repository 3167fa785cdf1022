/**
 * What a document, a scenario or the command may leave out, and what then holds. These are choices of this
 * program, not of DynamoDB; `docs/experiment.md` lists them.
 */
import { ASSUMPTIONS } from '../engine/assumptions.ts';
import type { ArrivalKind, Operation, TableConfiguration } from '../engine/types.ts';

/** A table as AWS runs it today, with everything on that is on by default. */
export const TABLE_DEFAULTS = {
  sortKey: null,
  partitionKeyType: 'S',
  partitions: null,
  regime: 'adaptive',
  burst: true,
  splitForHeat: true,
  localSecondaryIndex: false,
  keepCollectionsWhole: false,
  balanceSsds: true,
  ssdLimits: false,
  assumptions: ASSUMPTIONS,
} satisfies Partial<TableConfiguration>;

/** A request for one small item, strongly consistent: one unit. */
export const OPERATION_DEFAULTS = {
  itemBytes: 1024,
  itemsPerRequest: 1,
  consistency: 'strong',
  keys: { kind: 'items' },
  sortKey: 'random',
  pattern: { kind: 'steady' },
} satisfies Partial<Operation>;

/** The rest of a document. */
export const EXPERIMENT_DEFAULTS = {
  name: '',
  description: '',
  seed: 1,
  arrivals: 'smooth' satisfies ArrivalKind,
  edits: [],
} as const;

type TableChoice = Pick<TableConfiguration, 'partitionKey' | 'readCapacity' | 'writeCapacity'> &
  Partial<TableConfiguration>;

/** A table with the defaults for what `choice` leaves open. */
export function defaultTable(choice: TableChoice): TableConfiguration {
  return { ...TABLE_DEFAULTS, ...choice };
}

type OperationChoice = Pick<Operation, 'name' | 'kind' | 'requestsPerSecond'> & Partial<Operation>;

/** An operation with the defaults for what `choice` leaves open. */
export function defaultOperation(choice: OperationChoice): Operation {
  return { ...OPERATION_DEFAULTS, ...choice };
}
