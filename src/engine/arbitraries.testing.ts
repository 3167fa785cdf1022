/**
 * Random experiments for the properties and the fuzz: small enough to run thousands of them, and so chosen that within
 * a minute of simulated time everything happens that can: splits for heat and size, moves, full collections, refusals
 * for every cause.
 */
import fc from 'fast-check';
import { ASSUMPTIONS } from './assumptions.ts';
import { ITEM_BYTES_MAX, PARTITION_BYTES } from './limits.ts';
import type {
  Assumptions,
  AttributeColumn,
  Edit,
  ItemGroup,
  ItemSource,
  KeyChoice,
  Match,
  Operation,
  OperationKind,
  RatePattern,
  RowData,
  TableConfiguration,
  TimedEdit,
  Traffic,
  WorldConfiguration,
} from './types.ts';

/** A run: what it starts from, what happens in it, how long it is. JSON, so that a failing one can be kept. */
export interface RandomRun {
  readonly configuration: WorldConfiguration;
  readonly edits: readonly TimedEdit[];
  readonly ticks: number;
}

const ANIMALS = ['dog', 'cat', 'horse', 'parrot', 'goldfish', 'ferret'];
const ZONES = ['north', 'south'];
const ROW_COUNTS = [1, 7, 40];

/** Random runs of up to `ticksMost` ticks with up to `editsMost` edits. */
export function randomRuns(ticksMost: number, editsMost: number): fc.Arbitrary<RandomRun> {
  return fc
    .record({
      configuration: configurations(),
      edits: fc.array(timedEdits(ticksMost), { maxLength: editsMost }),
      ticks: fc.integer({ min: Math.ceil((2 * ticksMost) / 3), max: ticksMost }),
    })
    .map((run) => ({ ...run, edits: [...run.edits].sort((left, right) => left.tick - right.tick) }));
}

/** Everything but edits. */
export function configurations(): fc.Arbitrary<WorldConfiguration> {
  return fc.record({
    seed: fc.integer({ min: 0, max: 0xffffffff }),
    items: itemSources(),
    traffic: traffics(),
    tables: fc.array(tables(), { minLength: 1, maxLength: 2 }),
  });
}

/** All rows that a random run may ask for. */
export function randomRows(): RowData[] {
  return ROW_COUNTS.map(rowsOf);
}

function rowsOf(count: number): RowData {
  const column = (name: string, values: readonly string[]): AttributeColumn => ({
    name,
    values,
    codes: Int32Array.from({ length: count }, (_, row) => row % values.length),
  });
  const numbers = Array.from({ length: count }, (_, row) => `${row}`);
  const columns = [column('animal', ANIMALS), column('zone', ZONES), column('number', numbers)];
  columns.push(
    column(
      'id',
      numbers.map((number) => `id-${number}`),
    ),
  );
  return {
    checksum: `rows-${count}`,
    count,
    columns,
    bytes: Float64Array.from({ length: count }, (_, row) => 30 + (row % 17) * 100),
    weights: Float64Array.from({ length: count }, (_, row) => 1 + ((row * 7) % 11)),
  };
}

/** 2 to the power of 0, ¼, ½ and ¾; written out, since not every machine rounds powers alike. */
const QUARTERS = [1, 1.189207115002721, Math.SQRT2, 1.681792830507429];

/** A number between two bounds above 0, small ones as likely as large ones. */
function scaled(least: number, most: number): fc.Arbitrary<number> {
  const rungs: number[] = [];
  for (let low = least; low < most; low *= 2)
    rungs.push(...QUARTERS.map((factor) => low * factor).filter((rung) => rung < most));
  return fc.constantFrom(...rungs.map(Math.round), most);
}

// ---- items -------------------------------------------------------------------------------------------------

function itemSources(): fc.Arbitrary<ItemSource> {
  return fc.oneof({ weight: 6, arbitrary: generatedItems() }, { weight: 1, arbitrary: rowItems() });
}

/** Item counts by bytes: nearly empty, or about to reach what one partition or collection holds. */
function generatedItems(): fc.Arbitrary<ItemSource> {
  const bytes = fc.oneof(
    scaled(1e3, 1e9),
    fc.constantFrom(0.99995, 0.9995, 1.0001, 2.9997, 6.2).map((parts) => parts * PARTITION_BYTES),
  );
  return fc
    .record({
      itemBytes: fc.constantFrom(100, 1024, 4097, 65_536, ITEM_BYTES_MAX),
      bytes,
      groups: fc.array(itemGroups(), { minLength: 1, maxLength: 2 }),
    })
    .map(({ itemBytes, bytes: size, groups }) => {
      const items = Math.round(size / itemBytes / groups.length);
      return { kind: 'generated', itemBytes, groups: groups.map((group) => ({ ...group, items })) };
    });
}

function itemGroups(): fc.Arbitrary<ItemGroup> {
  return fc.record({
    sets: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 5, max: 60 })),
    items: fc.constant(0),
    spread: fc.constantFrom(
      { kind: 'even' },
      { kind: 'zipf', exponent: 0.8 },
      { kind: 'zipf', exponent: 1 },
    ) satisfies fc.Arbitrary<ItemGroup['spread']>,
    attributes: fc.integer({ min: 1, max: ANIMALS.length }).map((animals) => ({
      animal: { kind: 'names', names: ANIMALS.slice(0, animals) },
      zone: { kind: 'names', names: ZONES },
      number: { kind: 'sequence', prefix: '', first: animals, digits: 0 },
      id: { kind: 'perItem', prefix: 'id-', digits: 6 },
    })) satisfies fc.Arbitrary<ItemGroup['attributes']>,
  });
}

function rowItems(): fc.Arbitrary<ItemSource> {
  return fc
    .record({
      rows: fc.constantFrom(...randomRows()),
      weighed: fc.boolean(),
      itemBytes: fc.constantFrom(null, 2000),
    })
    .map(({ rows, weighed, itemBytes }) => ({
      kind: 'rows',
      checksum: rows.checksum,
      count: rows.count,
      columns: rows.columns.map(({ name }) => name),
      weightColumn: weighed ? 'weight' : null,
      itemBytes,
    }));
}

function matches(): fc.Arbitrary<Match> {
  return fc.oneof(
    fc.constantFrom(...ANIMALS.slice(0, 4)).map((animal) => ({ animal })),
    fc.constantFrom(...ZONES).map((zone) => ({ zone })),
    fc.integer({ min: 0, max: 20 }).map((number) => ({ number: `${number}` })),
    fc.record({ animal: fc.constantFrom(...ANIMALS.slice(0, 3)), zone: fc.constantFrom(...ZONES) }),
  );
}

// ---- traffic -----------------------------------------------------------------------------------------------

function traffics(): fc.Arbitrary<Traffic> {
  return fc.record({
    arrivals: fc.constantFrom('smooth', 'poisson'),
    operations: fc
      .array(operations(), { maxLength: 4 })
      .map((all) => all.map((operation, index) => ({ ...operation, name: `operation ${index}` }))),
  });
}

const KINDS: readonly OperationKind[] = [
  ...(['GetItem', 'Query', 'Scan', 'PutItem', 'PutItem', 'PutItem', 'UpdateItem'] as const),
  ...(['DeleteItem', 'TransactGetItems', 'TransactWriteItems'] as const),
];

function operations(): fc.Arbitrary<Operation> {
  return fc
    .record({
      name: fc.constant(''),
      kind: fc.constantFrom(...KINDS),
      requestsPerSecond: fc.oneof(scaled(100, 60_000), fc.double({ min: 0, max: 5000, noNaN: true })),
      itemBytes: fc.constantFrom(1, 1024, 1025, 5000, ITEM_BYTES_MAX),
      itemsPerRequest: fc.integer({ min: 1, max: 3 }),
      consistency: fc.constantFrom('eventual', 'strong'),
      keys: keyChoices(),
      sortKey: fc.constantFrom('random', 'random', 'ascending', 'latest'),
      pattern: patterns(),
    })
    .map(sensible) satisfies fc.Arbitrary<Operation>;
}

/** Requests of large items are rarer, or all runs would be about the table's capacity. */
function sensible(operation: Operation): Operation {
  const { kind, itemBytes, requestsPerSecond } = operation;
  const units = Math.ceil(itemBytes / 1024);
  const isSingle = kind === 'GetItem' || kind === 'PutItem' || kind === 'UpdateItem' || kind === 'DeleteItem';
  return {
    ...operation,
    itemsPerRequest: isSingle || itemBytes > 5000 ? 1 : operation.itemsPerRequest,
    requestsPerSecond: requestsPerSecond / units,
  };
}

function keyChoices(): fc.Arbitrary<KeyChoice> {
  const share = fc.constantFrom(0, 0.3, 0.5, 0.9, 1);
  return fc.oneof(
    fc.constant({ kind: 'items' } as const),
    fc.constant({ kind: 'uniform' } as const),
    fc.record({ kind: fc.constant('zipf' as const), exponent: fc.constantFrom(0.5, 1, 2) }),
    fc.record({ kind: fc.constant('hotKey' as const), match: matches(), share }),
    fc.record({ kind: fc.constant('newest' as const), share, everySeconds: fc.constantFrom(0.3, 2, 15) }),
  );
}

function patterns(): fc.Arbitrary<RatePattern> {
  const second = fc.integer({ min: 0, max: 60 });
  const factor = fc.constantFrom(0, 0.2, 1.5, 4);
  return fc.oneof(
    { weight: 5, arbitrary: fc.constant({ kind: 'steady' } as const) },
    fc.record({ kind: fc.constant('step' as const), atSecond: second, factor }),
    fc.record({
      kind: fc.constant('spike' as const),
      atSecond: second,
      seconds: fc.constantFrom(0.3, 5),
      factor,
    }),
    fc
      .record({ kind: fc.constant('ramp' as const), fromSecond: second, toSecond: second, factor })
      .map((ramp) => ({ ...ramp, toSecond: ramp.fromSecond + ramp.toSecond + 1 })),
    fc.record({
      kind: fc.constant('daily' as const),
      low: fc.constantFrom(0, 0.5),
      periodSeconds: fc.constant(40),
    }),
    fc.array(fc.tuple(second, factor), { minLength: 1, maxLength: 4 }).map((points) => ({
      kind: 'curve' as const,
      points: points
        .sort((left, right) => left[0] - right[0])
        .filter(([at], index, all) => at !== all[index - 1]?.[0]),
    })),
  );
}

// ---- tables ------------------------------------------------------------------------------------------------

function capacities(): fc.Arbitrary<number> {
  return fc.oneof(scaled(1, 24_000), scaled(2000, 24_000));
}

const KEYS = [
  { partitionKey: ['animal'], partitionKeyType: 'S' },
  { partitionKey: ['zone'], partitionKeyType: 'S' },
  { partitionKey: ['number'], partitionKeyType: 'N' },
  { partitionKey: ['number'], partitionKeyType: 'S' },
  { partitionKey: ['animal', 'number'], partitionKeyType: 'S' },
] as const;

function tables(): fc.Arbitrary<TableConfiguration> {
  const rare = fc.constantFrom(false, false, false, false, true);
  return fc
    .record({
      key: fc.constantFrom(...KEYS),
      sortKey: fc.constantFrom('id', 'id', 'id', null),
      readCapacity: capacities(),
      writeCapacity: capacities(),
      partitions: fc.oneof(fc.constant(null), fc.integer({ min: 1, max: 9 })),
      regime: fc.constantFrom('adaptive', 'adaptive', 'fixed'),
      burst: fc.boolean(),
      splitForHeat: fc.constantFrom(true, true, false),
      localSecondaryIndex: rare,
      keepCollectionsWhole: rare,
      balanceSsds: fc.boolean(),
      ssdLimits: fc.boolean(),
      assumptions: assumptions(),
    })
    .map(({ key, ...table }) => ({ ...table, ...key })) satisfies fc.Arbitrary<TableConfiguration>;
}

/** The defaults, or such that splits and moves come within seconds. */
function assumptions(): fc.Arbitrary<Assumptions> {
  const quick = fc.record({
    burst: fc.record({ start: fc.constantFrom('empty', 'full') }),
    split: fc.record({
      observeSeconds: fc.constantFrom(1, 30, 30, 60),
      servedShare: fc.constantFrom(0.1, 0.3, 0.9),
      refusedShare: fc.constantFrom(0.05, 0.3, 0.8),
      splitSeconds: fc.constantFrom(0.1, 1, 2.5, 7),
      leastRelief: fc.constantFrom(0, 0.05, 0.4),
      sequentialShare: fc.constantFrom(0.2, 0.5, 1),
    }),
    ssd: fc.record({
      unitsPerSecond: fc.constantFrom(300, 3000, 9000),
      bytes: fc.constantFrom(1e9, 12e9, 40e9),
      count: fc.constantFrom(null, 1, 2, 5),
    }),
    balance: fc
      .record({
        lookSeconds: fc.integer({ min: 1, max: 4 }),
        looks: fc.integer({ min: 1, max: 4 }),
        loadShare: fc.constantFrom(0.3, 0.8),
        fillShare: fc.constantFrom(0.3, 0.85),
        leastGain: fc.constantFrom(0, 0.05),
        smallBytes: fc.constantFrom(0, 1e9, 6e9),
        smallUnitsPerSecond: fc.constantFrom(120, 2000),
        groupShare: fc.constantFrom(0.5, 0.9),
        bytesPerSecond: fc.constantFrom(1e8, 1e10),
        leastSeconds: fc.constantFrom(0.1, 1.5, 5),
      })
      .map(({ looks, ...balance }) => ({ ...balance, meanSeconds: looks * balance.lookSeconds })),
  }) satisfies fc.Arbitrary<Assumptions>;
  return fc.oneof({ weight: 4, arbitrary: quick }, { weight: 1, arbitrary: fc.constant(ASSUMPTIONS) });
}

// ---- edits -------------------------------------------------------------------------------------------------

function timedEdits(ticksMost: number): fc.Arbitrary<TimedEdit> {
  return fc.record({
    // Whole seconds are where most happens.
    tick: fc.oneof(
      fc.integer({ min: 0, max: ticksMost }),
      fc.integer({ min: 0, max: Math.floor(ticksMost / 10) }).map((second) => second * 10),
    ),
    edit: edits(),
  });
}

/** Any edit; some of them name what is not there and are refused. */
export function edits(): fc.Arbitrary<Edit> {
  const lane = fc.constantFrom(0, 0, 1);
  const weight = fc.constantFrom(0, 0.5, 3, 50);
  const items = fc.constantFrom(0, 1, 1000, 30_000);
  const values = fc.record({
    animal: fc.constantFrom(...ANIMALS, 'newt'),
    number: fc.constantFrom('3', '99'),
  });
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ kind: fc.constant('configureTable' as const), lane, change: changes() }),
    },
    fc.record({ kind: fc.constant('setTraffic' as const), traffic: traffics() }),
    fc.record({ kind: fc.constant('setItems' as const), items: itemSources() }),
    fc.record({ kind: fc.constant('addKey' as const), values: fc.oneof(values, matches()), items, weight }),
    fc.record({
      kind: fc.constant('renameKey' as const),
      match: matches(),
      values: fc.oneof(
        fc.constantFrom(...ANIMALS, 'newt').map((animal) => ({ animal })),
        matches(),
      ),
    }),
    fc.record({ kind: fc.constant('deleteKey' as const), match: matches() }),
    fc.record({ kind: fc.constant('weighKey' as const), match: matches(), weight }),
  );
}

function changes(): fc.Arbitrary<Partial<TableConfiguration>> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.record({ readCapacity: capacities(), writeCapacity: capacities() }) },
    { weight: 1, arbitrary: fc.constantFrom(...KEYS) },
    { weight: 4, arbitrary: switches() },
    { weight: 1, arbitrary: fc.record({ assumptions: assumptions() }) },
    { weight: 1, arbitrary: fc.record({ partitions: fc.constantFrom(null, 1, 5) }) },
  );
}

function switches(): fc.Arbitrary<Partial<TableConfiguration>> {
  const flag = fc.boolean();
  return fc.oneof(
    fc.record({ regime: fc.constantFrom('fixed' as const, 'adaptive' as const) }),
    fc.record({ burst: flag }),
    fc.record({ splitForHeat: flag }),
    fc.record({ localSecondaryIndex: flag }),
    fc.record({ keepCollectionsWhole: flag }),
    fc.record({ balanceSsds: flag, ssdLimits: flag }),
    fc.record({ sortKey: fc.constantFrom('id', null) }),
  );
}
