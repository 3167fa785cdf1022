/**
 * Small worlds for tests, in which every number can be worked out by hand: collections are placed in chosen
 * partitions, and each operation asks for one key only.
 */
import type { Result } from '../base/result.ts';
import { defaultOperation, defaultTable } from '../experiment/defaults.ts';
import { ASSUMPTIONS } from './assumptions.ts';
import { createWorld } from './engine.ts';
import { partitionFigures } from './figures.ts';
import { positionOf } from './hash.ts';
import { KEY_SPACE, TICKS_PER_SECOND } from './limits.ts';
import { step } from './step.ts';
import type {
  ArrivalKind,
  Assumptions,
  EventDetail,
  ItemGroup,
  Operation,
  PartitionFigures,
  RatePattern,
  TableConfiguration,
  WorldConfiguration,
} from './types.ts';
import type { World } from './world.ts';

export interface WorldChoice {
  /** Partition keys and how many items each has. */
  readonly collections: Readonly<Record<string, number>>;
  readonly operations?: readonly Operation[];
  readonly itemBytes?: number;
  readonly arrivals?: ArrivalKind;
  readonly seed?: number;
  /** 12,000 / 4,000 units/s, adaptive, a full bucket, with a sort key. A list makes lanes. */
  readonly table?: Partial<TableConfiguration> | readonly Partial<TableConfiguration>[];
}

/** Assumptions with some of them changed. */
export function assume(
  change: {
    readonly [Group in keyof Assumptions]?: Partial<Assumptions[Group]>;
  },
): Assumptions {
  return {
    burst: { ...ASSUMPTIONS.burst, ...change.burst },
    split: { ...ASSUMPTIONS.split, ...change.split },
    ssd: { ...ASSUMPTIONS.ssd, ...change.ssd },
    balance: { ...ASSUMPTIONS.balance, ...change.balance },
  };
}

const FULL_BUCKET: Assumptions = assume({ burst: { start: 'full' } });

/** The value of a result that must be there. */
export function value<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}

/** The problem of a result that must be none. */
export function problem(result: Result<unknown>): string {
  return result.ok ? 'no problem' : result.problem;
}

export function makeConfiguration(choice: WorldChoice): WorldConfiguration {
  const {
    collections,
    operations = [],
    itemBytes = 1000,
    arrivals = 'smooth',
    seed = 1,
    table = {},
  } = choice;
  const tables: readonly Partial<TableConfiguration>[] = Array.isArray(table) ? table : [table];
  const groups = Object.entries(collections).map(
    ([id, items]): ItemGroup => ({
      sets: 1,
      items,
      spread: { kind: 'even' },
      attributes: {
        id: { kind: 'constant', value: id },
        at: { kind: 'perItem', prefix: 'at', digits: 9 },
      },
    }),
  );
  return {
    seed,
    items: { kind: 'generated', itemBytes, groups },
    traffic: { arrivals, operations },
    tables: tables.map((change) =>
      defaultTable({
        partitionKey: ['id'],
        sortKey: 'at',
        readCapacity: 12_000,
        writeCapacity: 4000,
        balanceSsds: false,
        assumptions: FULL_BUCKET,
        ...change,
      }),
    ),
  };
}

export function makeWorld(choice: WorldChoice): World {
  return value(createWorld(makeConfiguration(choice), null));
}

/** Strongly consistent reads of one key, one unit each. */
export function reads(key: string, unitsPerSecond: number, more: Partial<Operation> = {}): Operation {
  return defaultOperation({
    name: `reads ${key}`,
    kind: 'GetItem',
    requestsPerSecond: unitsPerSecond,
    keys: { kind: 'hotKey', match: { id: key }, share: 1 },
    ...more,
  });
}

/** Updates of one key, one unit each. */
export function writes(key: string, unitsPerSecond: number, more: Partial<Operation> = {}): Operation {
  return defaultOperation({
    name: `writes ${key}`,
    kind: 'UpdateItem',
    requestsPerSecond: unitsPerSecond,
    keys: { kind: 'hotKey', match: { id: key }, share: 1 },
    ...more,
  });
}

/** 1 in the stretches given (in seconds), 0 outside. */
export function only(...stretches: readonly (readonly [from: number, to: number])[]): RatePattern {
  const points = stretches.flatMap(([from, to]) => [
    [from, 0] as const,
    [from, 1] as const,
    [to, 1] as const,
    [to, 0] as const,
  ]);
  return { kind: 'curve', points: [[0, 0], ...points] };
}

/** A key whose position lies in partition `index` of `count` equal ones; `nth` of those, in no order. */
export function keyIn(index: number, count: number, nth = 0): string {
  let found = 0;
  for (let number = 0; ; number += 1) {
    const key = `key${number}`;
    if (Math.floor((positionOfKey(key) / KEY_SPACE) * count) !== index) continue;
    if (found === nth) return key;
    found += 1;
  }
}

/** `count` keys in ascending order of their positions. */
export function keysInOrder(count: number): string[] {
  return Array.from({ length: count }, (_, index) => keyIn(index, count));
}

export function positionOfKey(key: string): number {
  return value(positionOf('S', key));
}

export function run(world: World, seconds: number): World {
  for (let tick = 0; tick < seconds * TICKS_PER_SECOND; tick += 1) step(world);
  return world;
}

/** Runs until `condition` holds after a tick, at most so many seconds. Returns the tick, or -1. */
export function runUntil(world: World, seconds: number, condition: () => boolean): number {
  for (let tick = 0; tick < seconds * TICKS_PER_SECOND; tick += 1) {
    step(world);
    if (condition()) return world.tick;
  }
  return -1;
}

/** The partition whose range begins at or before a key, with its figures of the last second. */
export function partitionOf(world: World, key: string, lane = 0): PartitionFigures {
  const position = positionOfKey(key);
  const found = partitionFigures(world, lane).findLast(
    ({ range }) =>
      range.start.position < position || (range.start.position === position && range.start.sort === 0),
  );
  if (found === undefined) throw new Error(`No partition holds ${key}`);
  return found;
}

/** The details of one kind of event; began and ended share theirs. */
type DetailOf<Kind> = EventDetail extends infer Detail
  ? Detail extends { readonly kind: infer Kinds }
    ? Kind extends Kinds
      ? Detail
      : never
    : never
  : never;

/** Events that were not yet fetched, of one kind, with their ticks. */
export function eventsOf<Kind extends EventDetail['kind']>(
  world: World,
  kind: Kind,
  lane = 0,
): (DetailOf<Kind> & { readonly tick: number })[] {
  return world.events
    .filter((event) => event.lane === lane && event.detail.kind === kind)
    .map((event) => ({ ...(event.detail as DetailOf<Kind> & object), tick: event.tick }));
}

export function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
