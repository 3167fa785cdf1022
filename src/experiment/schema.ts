/**
 * What an experiment document may contain, field by field: type, range, default and a sentence of description.
 * The types of the engine are the truth; `experiment.ts` has the compiler check that this schema agrees with
 * them. `npm run schema` turns it into the published JSON Schema, so every message and description here is
 * text that users read. What one field alone cannot tell (an attribute that no item has) is in
 * `contradictions.ts`.
 */
import * as v from 'valibot';
import { ASSUMPTIONS } from '../engine/assumptions.ts';
import { KEYS_MAX } from '../engine/limits.ts';
import type { Spread } from '../engine/types.ts';
import { ASSUMPTION_RANGES } from './assumptionRanges.ts';
import { EXPERIMENT_DEFAULTS, OPERATION_DEFAULTS, TABLE_DEFAULTS } from './defaults.ts';
import {
  ITEM_RANGES,
  KEY_ATTRIBUTES_MAX,
  OPERATIONS_MAX,
  type Range,
  SHARE,
  TABLE_RANGES,
  TRAFFIC_RANGES,
} from './ranges.ts';

/** Most of everything that is a list, so that a document stays one that a browser can hold. */
const TABLES_MAX = 2;
const EDITS_MAX = 10_000;
const TICK_MAX = 1_000_000_000;
const GROUPS_MAX = 10_000;
const CURVE_POINTS_MAX = 10_000;
const UINT32_MAX = 4_294_967_295;

// ---------------------------------------------------------------------------------------------------------
// Building blocks. Each message says what is allowed; `experiment.ts` puts the path and the value before it.
// ---------------------------------------------------------------------------------------------------------

/** The message of a field that an object does not have; the path and the known fields make the sentence. */
const UNKNOWN_FIELD = 'never';

function thousands(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 6 });
}

function list(words: readonly string[]): string {
  return words.join(', ');
}

/** A number within a range. `or` is what else is allowed; only for the message. */
function number({ least, most, whole, unit }: Range, or = '') {
  const range = `from ${thousands(least)} to ${thousands(most)}`;
  const allowed = `a ${whole ? 'whole ' : ''}number ${range}${unit && ` ${unit}`}${or}`;
  const bounds = [
    v.minValue<number, number, string>(least, allowed),
    v.maxValue<number, number, string>(most, allowed),
  ] as const;
  return whole
    ? v.pipe(v.number(allowed), v.integer(allowed), ...bounds)
    : v.pipe(v.number(allowed), ...bounds);
}

/** A whole number that only documents contain. */
function whole(least: number, most: number, unit = '') {
  return number({ least, most, whole: true, unit });
}

function text(least: number, most: number) {
  const allowed = `a text of ${thousands(least)} to ${thousands(most)} characters`;
  return v.pipe(v.string(allowed), v.minLength(least, allowed), v.maxLength(most, allowed));
}

function oneOf<const Options extends readonly string[]>(options: Options) {
  return v.picklist(options, `one of ${list(options.map((option) => `"${option}"`))}`);
}

function flag() {
  return v.boolean('true or false');
}

function listOf<Item extends v.GenericSchema>(item: Item, least: number, most: number, what: string) {
  const allowed = `a list of ${thousands(least)} to ${thousands(most)} ${what}`;
  return v.pipe(v.array(item, allowed), v.minLength(least, allowed), v.maxLength(most, allowed));
}

function described<Schema extends v.GenericSchema>(schema: Schema, sentence: string) {
  return v.pipe(schema, v.description(sentence));
}

/** An object with exactly these fields. A missing one is reported with what it must be. */
function fields<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.strictObject(entries, (issue) => {
    const known = list(Object.keys(entries));
    if (issue.expected === 'Object') return `an object with the fields ${known}`;
    if (issue.expected === UNKNOWN_FIELD) return known;
    const missing = entries[JSON.parse(issue.expected ?? '""') as string];
    return missing === undefined ? known : allowedIn(missing);
  });
}

/** What a schema allows, in its own words: what it says about a value that is certainly wrong. */
function allowedIn(schema: v.GenericSchema | v.GenericSchemaAsync): string {
  if (schema.async) return '';
  const { issues } = v.safeParse(schema, Symbol('wrong'));
  return issues?.[0]?.message ?? '';
}

/** The entries, each of which may be left out and then has its default. */
function withDefaults<
  const Entries extends v.ObjectEntries,
  Defaults extends { readonly [Key in keyof Entries]: v.InferInput<Entries[Key]> },
>(entries: Entries, defaults: Defaults) {
  type Optional = { [Key in keyof Entries]: v.OptionalSchema<Entries[Key], Defaults[Key]> };
  return mapEntries(entries, (entry, key) => v.optional(entry, () => defaults[key])) as Optional;
}

/** The entries, each of which may be left out and is then not there. */
function allOptional<const Entries extends v.ObjectEntries>(entries: Entries) {
  type Optional = { [Key in keyof Entries]: v.ExactOptionalSchema<Entries[Key], undefined> };
  return mapEntries(entries, (entry) => v.exactOptional(entry)) as Optional;
}

function mapEntries<Entries extends v.ObjectEntries>(
  entries: Entries,
  map: (entry: v.GenericSchema, key: string) => v.GenericSchema,
): v.ObjectEntries {
  return Object.fromEntries(Object.entries(entries).map(([key, entry]) => [key, map(entry, key)]));
}

/** One of several kinds of object, told apart by their field `kind`. */
function oneKindOf<const Options extends v.VariantOptions<'kind'>>(options: Options) {
  return v.variant('kind', options, (issue) =>
    issue.expected === 'Object'
      ? 'an object with a field "kind"'
      : `one of ${(issue.expected ?? '').replace(/[()]/g, '').replaceAll(' | ', ', ')}`,
  );
}

// ---------------------------------------------------------------------------------------------------------
// Items
// ---------------------------------------------------------------------------------------------------------

const attributeName = text(1, 255);
const attributeText = text(0, 2048);
const seconds = number(TRAFFIC_RANGES.seconds);
const factor = number(TRAFFIC_RANGES.factor);
const share = number(SHARE);
const itemBytes = number(ITEM_RANGES.itemBytes);
const exponent = number(TRAFFIC_RANGES.exponent);

const attributeValues = oneKindOf([
  fields({ kind: v.literal('constant'), value: described(attributeText, 'The same value in all sets.') }),
  fields({
    kind: v.literal('names'),
    names: described(
      listOf(attributeText, 1, KEYS_MAX, 'texts'),
      'Set i, from 0, gets names[i % names.length].',
    ),
  }),
  fields({
    kind: v.literal('sequence'),
    prefix: attributeText,
    first: number(ITEM_RANGES.first),
    digits: described(whole(0, 20), 'The number is padded with zeros to this length.'),
  }),
  fields({
    kind: v.literal('perItem'),
    prefix: attributeText,
    digits: whole(0, 20),
    names: v.exactOptional(
      described(listOf(attributeText, 0, KEYS_MAX, 'texts'), 'Values of the first items of each set.'),
    ),
  }),
]);

const evenSpread: Spread = { kind: 'even' };
const spread = oneKindOf([
  fields({ kind: v.literal('even') }),
  fields({
    kind: v.literal('zipf'),
    exponent: described(exponent, 'Place r gets a part in proportion to 1 / r^exponent.'),
  }),
]);

const itemGroup = fields({
  sets: described(
    number(ITEM_RANGES.sets),
    'Number of item sets: items that are alike in all attributes but those per item.',
  ),
  items: described(number(ITEM_RANGES.items), 'Items of all sets together.'),
  spread: v.optional(described(spread, 'How the items are spread over the sets.'), evenSpread),
  attributes: described(
    v.record(attributeName, attributeValues, 'an object from attribute name to values'),
    'The values of each attribute.',
  ),
});

const itemSource = oneKindOf([
  fields({
    kind: v.literal('generated'),
    itemBytes: described(itemBytes, 'Size of each item.'),
    groups: listOf(itemGroup, 1, GROUPS_MAX, 'groups'),
  }),
  fields({
    kind: v.literal('rows'),
    checksum: described(
      v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/, '16 hexadecimal digits')),
      'Names the rows of a file that lies beside the experiment.',
    ),
    count: number(ITEM_RANGES.rows),
    columns: listOf(attributeName, 1, 1000, 'column names'),
    weightColumn: v.optional(
      described(
        v.nullable(attributeName),
        'Column that says how many items a row stands for in the traffic.',
      ),
      null,
    ),
    itemBytes: v.optional(described(v.nullable(itemBytes), 'null: as large as the row itself (U4).'), null),
  }),
]);

const match = described(
  v.pipe(
    v.record(attributeName, attributeText, 'an object from attribute name to value'),
    v.minEntries(1, 'an object with at least one attribute'),
  ),
  'Attribute values that item sets must have.',
);

// ---------------------------------------------------------------------------------------------------------
// Traffic
// ---------------------------------------------------------------------------------------------------------

const keyChoice = oneKindOf([
  fields({ kind: v.literal('items') }),
  fields({ kind: v.literal('uniform') }),
  fields({ kind: v.literal('zipf'), exponent }),
  fields({
    kind: v.literal('hotKey'),
    match,
    share: described(share, 'Part of the requests that goes to the matching sets.'),
  }),
  fields({
    kind: v.literal('newest'),
    share: described(share, 'Part of the requests that goes to the newest set.'),
    everySeconds: described(
      number(TRAFFIC_RANGES.everySeconds),
      'How often the next set becomes the newest.',
    ),
  }),
]);

const ratePattern = oneKindOf([
  fields({ kind: v.literal('steady') }),
  fields({ kind: v.literal('step'), atSecond: seconds, factor }),
  fields({ kind: v.literal('spike'), atSecond: seconds, seconds, factor }),
  fields({ kind: v.literal('ramp'), fromSecond: seconds, toSecond: seconds, factor }),
  fields({ kind: v.literal('daily'), low: share, periodSeconds: number(TRAFFIC_RANGES.periodSeconds) }),
  fields({
    kind: v.literal('curve'),
    points: listOf(
      v.strictTuple([seconds, factor], 'a pair [second, factor]'),
      1,
      CURVE_POINTS_MAX,
      'pairs [second, factor]',
    ),
  }),
]);

const operation = fields({
  name: described(text(1, 100), 'Unique within the experiment.'),
  kind: oneOf([
    'GetItem',
    'Query',
    'Scan',
    'PutItem',
    'UpdateItem',
    'DeleteItem',
    'TransactGetItems',
    'TransactWriteItems',
  ]),
  requestsPerSecond: number(TRAFFIC_RANGES.requestsPerSecond),
  ...withDefaults(
    {
      itemBytes: described(itemBytes, 'Size of each item touched.'),
      itemsPerRequest: described(
        number(TRAFFIC_RANGES.itemsPerRequest),
        'Items per Query, Scan page or transaction; 1 for single-item operations.',
      ),
      consistency: described(oneOf(['eventual', 'strong']), 'Only GetItem, Query and Scan use it.'),
      keys: described(keyChoice, 'Which items are asked for (T3).'),
      sortKey: described(
        oneOf(['random', 'ascending', 'latest']),
        'Where in the sort-key order of a collection (T4).',
      ),
      pattern: described(ratePattern, 'The rate over time, as a factor (T2).'),
    },
    OPERATION_DEFAULTS,
  ),
});

const traffic = fields({
  arrivals: v.optional(
    described(
      oneOf(['smooth', 'poisson']),
      'Exactly rate / 10 in each tick of 100 ms, or drawn around it (T6).',
    ),
    EXPERIMENT_DEFAULTS.arrivals,
  ),
  operations: listOf(operation, 0, OPERATIONS_MAX, 'operations'),
});

// ---------------------------------------------------------------------------------------------------------
// Tables
// ---------------------------------------------------------------------------------------------------------

const splitAssumptions = {
  observeSeconds: described(
    number(ASSUMPTION_RANGES.split.observeSeconds),
    'S2. Length of the observation before a split for heat.',
  ),
  servedShare: described(
    number(ASSUMPTION_RANGES.split.servedShare),
    'S2. Mean served units over the hard limit that make a split for heat.',
  ),
  refusedShare: described(
    number(ASSUMPTION_RANGES.split.refusedShare),
    'S2. Part of the seconds with a refusal for the hard limit that makes a split for heat.',
  ),
  splitSeconds: described(
    number(ASSUMPTION_RANGES.split.splitSeconds),
    'S2. From the announcement until the children take over.',
  ),
  leastRelief: described(
    number(ASSUMPTION_RANGES.split.leastRelief),
    'S3. A cut that takes off less than this part of the heat is refused.',
  ),
  sequentialShare: described(
    number(ASSUMPTION_RANGES.split.sequentialShare),
    'S4. From this part of sequential heat on a collection is not cut for heat.',
  ),
};

const ssdAssumptions = {
  unitsPerSecond: described(
    number(ASSUMPTION_RANGES.ssd.unitsPerSecond),
    'B1. What one SSD serves, load units/s: reads + 3 × writes.',
  ),
  bytes: described(number(ASSUMPTION_RANGES.ssd.bytes), 'B1. What one SSD holds.'),
  count: described(
    v.nullable(number(ASSUMPTION_RANGES.ssd.count, ', or null')),
    'B3. SSDs at the start; null: as many as capacity and bytes need.',
  ),
};

const balanceAssumptions = {
  lookSeconds: described(number(ASSUMPTION_RANGES.balance.lookSeconds), 'B4. Between two looks.'),
  meanSeconds: described(
    number(ASSUMPTION_RANGES.balance.meanSeconds),
    'B4. Over which loads are averaged; a multiple of lookSeconds.',
  ),
  loadShare: described(
    number(ASSUMPTION_RANGES.balance.loadShare),
    'B4. Load from which an SSD is relieved, part of its units/s.',
  ),
  fillShare: described(
    number(ASSUMPTION_RANGES.balance.fillShare),
    'B4. Fill from which an SSD is relieved, part of its bytes.',
  ),
  leastGain: described(
    number(ASSUMPTION_RANGES.balance.leastGain),
    'B4. Least improvement that is worth a move.',
  ),
  smallBytes: described(
    number(ASSUMPTION_RANGES.balance.smallBytes),
    'B4. A partition with fewer bytes may be small.',
  ),
  smallUnitsPerSecond: described(
    number(ASSUMPTION_RANGES.balance.smallUnitsPerSecond),
    'B4. A partition with less load may be small.',
  ),
  groupShare: described(
    number(ASSUMPTION_RANGES.balance.groupShare),
    'B4. Part of an SSD below which a group of small partitions must stay.',
  ),
  bytesPerSecond: described(number(ASSUMPTION_RANGES.balance.bytesPerSecond), 'B4. Speed of a move.'),
  leastSeconds: described(number(ASSUMPTION_RANGES.balance.leastSeconds), 'B4. Shortest duration of a move.'),
};

const burstAssumptions = {
  start: described(oneOf(['empty', 'full']), 'C3. The burst bucket of a new table.'),
};

/** What nobody publishes; whatever is left out has its default. */
const assumptions = fields({
  burst: v.optional(fields(withDefaults(burstAssumptions, ASSUMPTIONS.burst)), {}),
  split: v.optional(fields(withDefaults(splitAssumptions, ASSUMPTIONS.split)), {}),
  ssd: v.optional(fields(withDefaults(ssdAssumptions, ASSUMPTIONS.ssd)), {}),
  balance: v.optional(fields(withDefaults(balanceAssumptions, ASSUMPTIONS.balance)), {}),
});

const allAssumptions = fields({
  burst: fields(burstAssumptions),
  split: fields(splitAssumptions),
  ssd: fields(ssdAssumptions),
  balance: fields(balanceAssumptions),
});

const tableNeeds = {
  partitionKey: described(
    listOf(attributeName, 1, KEY_ATTRIBUTES_MAX, 'attribute names'),
    'One attribute, or several whose values are joined with "#".',
  ),
  readCapacity: described(number(TABLE_RANGES.readCapacity), 'Provisioned read capacity.'),
  writeCapacity: described(number(TABLE_RANGES.writeCapacity), 'Provisioned write capacity.'),
};

const tableOptions = {
  sortKey: described(
    v.nullable(attributeName),
    'Attribute that orders the items of one partition key; null: none.',
  ),
  partitionKeyType: described(
    oneOf(['S', 'N', 'B']),
    'Type of a partition key of one attribute; joined keys are strings.',
  ),
  partitions: described(
    v.nullable(number(TABLE_RANGES.partitions, ', or null')),
    'Number of partitions by hand (P5); null: by rule P1.',
  ),
  regime: described(oneOf(['fixed', 'adaptive']), 'C2. How capacity is shared: before 2017, or today.'),
  burst: described(flag(), 'C3. Whether unused capacity is kept for up to 300 seconds.'),
  splitForHeat: described(flag(), 'S2. Only takes effect under "adaptive".'),
  localSecondaryIndex: described(flag(), 'S4, S5. An index that keeps item collections whole.'),
  keepCollectionsWhole: described(flag(), 'S6. "Same key, same partition": item collections are never cut.'),
  balanceSsds: described(flag(), 'B4. Whether partitions are moved between SSDs.'),
  ssdLimits: described(flag(), 'B6. Whether an overloaded SSD refuses requests.'),
};

const table = fields({
  ...tableNeeds,
  ...withDefaults(tableOptions, TABLE_DEFAULTS),
  assumptions: v.optional(assumptions, {}),
});

/** In an edit nothing has a default: what is left out stays as it is, and assumptions are given whole. */
const tableChange = fields(allOptional({ ...tableNeeds, ...tableOptions, assumptions: allAssumptions }));

// ---------------------------------------------------------------------------------------------------------
// Edits and the whole
// ---------------------------------------------------------------------------------------------------------

const weight = number(ITEM_RANGES.weight);

const edit = oneKindOf([
  fields({
    kind: v.literal('configureTable'),
    lane: described(whole(0, TABLES_MAX - 1), 'Which table, from 0.'),
    change: tableChange,
  }),
  fields({ kind: v.literal('setTraffic'), traffic }),
  fields({ kind: v.literal('setItems'), items: itemSource }),
  fields({ kind: v.literal('addKey'), values: match, items: number(ITEM_RANGES.items), weight }),
  fields({ kind: v.literal('renameKey'), match, values: match }),
  fields({ kind: v.literal('deleteKey'), match }),
  fields({
    kind: v.literal('weighKey'),
    match,
    weight: described(weight, 'Factor on the traffic of the matching sets; 1 = as configured.'),
  }),
]);

const timedEdit = fields({
  tick: described(
    whole(0, TICK_MAX, 'ticks of 100 ms'),
    'The edit takes effect before this tick is computed.',
  ),
  edit,
});

/** The whole document. Its output is an `Experiment` (checked by the compiler in `experiment.ts`). */
export const experimentSchema = fields({
  version: described(v.literal(1, 'the number 1'), 'Version of this format.'),
  name: v.optional(text(0, 200), EXPERIMENT_DEFAULTS.name),
  description: v.optional(text(0, 10_000), EXPERIMENT_DEFAULTS.description),
  seed: v.optional(
    described(whole(0, UINT32_MAX), 'Seed of everything that is drawn; same document, same run.'),
    EXPERIMENT_DEFAULTS.seed,
  ),
  items: described(itemSource, 'Where the items of the tables come from.'),
  traffic: described(traffic, 'The requests, offered to every table alike.'),
  tables: described(
    listOf(table, 1, TABLES_MAX, 'tables'),
    'One table, or two to compare under identical traffic.',
  ),
  edits: v.optional(
    described(listOf(timedEdit, 0, EDITS_MAX, 'edits'), 'Changes during the run, ticks ascending.'),
    EXPERIMENT_DEFAULTS.edits,
  ),
});

/** Parts that have a name of their own in the published JSON Schema. */
export const schemaParts = {
  table,
  assumptions,
  operation,
  traffic,
  itemSource,
  itemGroup,
  attributeValues,
  keyChoice,
  ratePattern,
  match,
  timedEdit,
  edit,
};
