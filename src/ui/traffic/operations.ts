/** What may be asked of an operation, and operations that agree with themselves. */
import type { Dimension, Operation, OperationKind, Traffic } from '../../engine/types.ts';
import { defaultOperation } from '../../experiment/defaults.ts';
import {
  PAGE_BYTES_MAX,
  type Range,
  TRAFFIC_RANGES,
  TRANSACTION_ITEMS_MAX,
} from '../../experiment/ranges.ts';
import { DIMENSIONS, OPERATION_DIMENSIONS, READ } from '../../protocol/facts.ts';
import type { OperationLine } from '../../protocol/questions.ts';

/** All kinds, reads first. */
export const OPERATION_KINDS = Object.keys(OPERATION_DIMENSIONS) as OperationKind[];

/** Whether a kind of operation reads or writes. */
export function dimensionOf({ kind }: Operation): Dimension {
  return OPERATION_DIMENSIONS[kind];
}

/** How many items one request may touch; null: always one. */
export function itemsRange({ kind, itemBytes }: Operation): Range | null {
  switch (kind) {
    case 'Query':
    case 'Scan':
      return { ...TRAFFIC_RANGES.itemsPerRequest, most: Math.floor(PAGE_BYTES_MAX / itemBytes) };
    case 'TransactGetItems':
    case 'TransactWriteItems':
      return { ...TRAFFIC_RANGES.itemsPerRequest, most: TRANSACTION_ITEMS_MAX };
    default:
      return null;
  }
}

/** Whether reads of this kind may be eventually consistent. */
export function choosesConsistency({ kind }: Operation): boolean {
  return kind === 'GetItem' || kind === 'Query' || kind === 'Scan';
}

/** The operation with a change, and with no more items a request than it may then have. */
export function changed(operation: Operation, change: Partial<Operation>): Operation {
  const next = { ...operation, ...change };
  const most = itemsRange(next)?.most ?? 1;
  return { ...next, itemsPerRequest: Math.min(next.itemsPerRequest, most) };
}

/** The traffic with one operation in the place of another. */
export function withOperation(traffic: Traffic, index: number, operation: Operation): Traffic {
  return { ...traffic, operations: traffic.operations.map((each, at) => (at === index ? operation : each)) };
}

/** One more operation, under a name that nobody has yet. */
export function withNewOperation(traffic: Traffic, dimension: Dimension, rate: number): Traffic {
  const names = new Set(traffic.operations.map(({ name }) => name));
  const plain = dimension === READ ? 'reads' : 'writes';
  let name: string = plain;
  for (let number = 2; names.has(name); number += 1) name = `${plain} ${number}`;
  const itemBytes = traffic.operations[0]?.itemBytes;
  const operation = defaultOperation({
    name,
    kind: dimension === READ ? 'GetItem' : 'PutItem',
    requestsPerSecond: rate,
    ...(itemBytes === undefined ? {} : { itemBytes }),
  });
  return { ...traffic, operations: [...traffic.operations, operation] };
}

/** Requests/s of all reads, and of all writes. */
export function ratesOf({ operations }: Traffic): readonly [number, number] {
  const [reads, writes] = DIMENSIONS.map((dimension) =>
    operations
      .filter((operation) => dimensionOf(operation) === dimension)
      .reduce((sum, { requestsPerSecond }) => sum + requestsPerSecond, 0),
  );
  return [tidy(reads ?? 0), tidy(writes ?? 0)];
}

/**
 * The traffic with `total` reads or writes a second, shared as before: in proportion, or evenly if there were none.
 * Where nothing reads or writes, an operation that does is added.
 */
export function withRate(traffic: Traffic, dimension: Dimension, total: number): Traffic {
  const concerned = traffic.operations.filter((operation) => dimensionOf(operation) === dimension);
  if (concerned.length === 0) return total === 0 ? traffic : withNewOperation(traffic, dimension, total);
  const before = ratesOf(traffic)[dimension];
  const partOf = ({ requestsPerSecond }: Operation): number =>
    before > 0 ? requestsPerSecond / before : 1 / concerned.length;
  const operations = traffic.operations.map((operation) =>
    dimensionOf(operation) === dimension
      ? { ...operation, requestsPerSecond: tidy(total * partOf(operation)) }
      : operation,
  );
  return { ...traffic, operations };
}

/** Without the dust of binary fractions. */
function tidy(rate: number): number {
  return Number(rate.toPrecision(12));
}

/**
 * What the rates of a dimension cost, units/s, before any pattern. T3: what asks for a key that is not there, and for no
 * other, is not made, and costs nothing.
 */
export function unitsOf(
  { operations }: Traffic,
  lines: readonly OperationLine[],
  dimension: Dimension,
): number {
  return operations
    .filter((operation) => dimensionOf(operation) === dimension)
    .reduce((sum, { name, requestsPerSecond }) => {
      const { units = 0, missingKey = null } = lines.find((line) => line.name === name) ?? {};
      return missingKey?.asksForOthers === false ? sum : sum + requestsPerSecond * units;
    }, 0);
}
