/** Runs an experiment and collects what the report needs: sums after the warm-up, and the state at the end. */
import { present } from '../base/assert.ts';
import { fail, type Result, succeed } from '../base/result.ts';
import { checksum } from '../engine/checksum.ts';
import { applyEdit } from '../engine/edits.ts';
import { createWorld, takeEvents } from '../engine/engine.ts';
import { explain } from '../engine/explain.ts';
import { hottestKeys, partitionFigures, type TableFigures, tableFigures } from '../engine/figures.ts';
import { matchingSets } from '../engine/items.ts';
import { PARTITION_READ_UNITS, PARTITION_WRITE_UNITS, TICKS_PER_SECOND } from '../engine/limits.ts';
import { step } from '../engine/step.ts';
import {
  CAUSES,
  DIMENSIONS,
  type Dimension,
  type EngineEvent,
  type Explanation,
  type Match,
  type PartitionFigures,
  type TableConfiguration,
} from '../engine/types.ts';
import type { World } from '../engine/world.ts';
import { count, quoted } from './plainWords.ts';
import type { Input } from './simulateInput.ts';

/** Units by dimension, then by cause in the order of `CAUSES`. */
export type UnitsByCause = readonly [readonly number[], readonly number[]];

/** Sums over a stretch of time; units, pairs are [read, write]. */
export interface Sums {
  /** The stretch ends here. */
  readonly second: number;
  readonly seconds: number;
  readonly offered: readonly [number, number];
  readonly served: readonly [number, number];
  readonly throttled: UnitsByCause;
  /** Units of writes that a full item collection rejected (S5). */
  readonly rejected: number;
  /** At the end of the stretch. */
  readonly partitions: number;
}

/** A partition at the end, with its means since the warm-up or since it came into being. */
export interface PartitionReport {
  readonly figures: PartitionFigures;
  readonly sinceSecond: number;
  /** Units/s. */
  readonly offered: readonly [number, number];
  readonly served: readonly [number, number];
  readonly throttled: UnitsByCause;
  readonly hottestKeys: readonly { readonly name: string; readonly shareOfPartition: number }[];
  /** What the whole table was asked for in its busiest second after the warm-up, units/s. */
  readonly tableAskedMost: readonly [number, number];
  /** Of the dimension that throttles more; null if nothing was throttled. */
  readonly explanation: Explanation | null;
}

export interface LaneReport {
  /** As it is at the end, after all edits. */
  readonly table: TableConfiguration;
  readonly keys: number;
  readonly bytes: number;
  readonly totals: Sums;
  /** What it was asked for in the busiest second after the warm-up, units/s. */
  readonly askedMost: readonly [number, number];
  readonly samples: readonly Sums[];
  /** In key order. */
  readonly partitions: readonly PartitionReport[];
  /** All but the beginning and end of throttling, the latest if there are very many. */
  readonly events: readonly EngineEvent[];
}

export interface Report {
  readonly name: string;
  readonly title: string;
  readonly seed: number;
  readonly seconds: number;
  readonly warmup: number;
  /** Whether anything was throttled after the warm-up. */
  readonly throttled: boolean;
  /** The rows of the CSV file; null: the items are generated. */
  readonly rows: { readonly checksum: string; readonly count: number } | null;
  /** What the user should know about the input, in sentences. */
  readonly notes: readonly string[];
  readonly lanes: readonly LaneReport[];
  readonly checksum: string | null;
}

export interface RunChoice {
  readonly seconds: number;
  readonly warmup: number;
  readonly every: number | null;
  readonly checksum: boolean;
}

/** Units below this are rounding errors of sums. */
const NOTHING = 1e-6;
const EVENTS_MOST = 10_000;
const KEYS_SHOWN = 3;

/** What is being summed up in one lane. */
interface Counter {
  totals: Sums;
  askedMost: readonly [number, number];
  /** The stretch of the time series in progress. */
  stretch: Sums;
  readonly samples: Sums[];
  events: EngineEvent[];
  /** Each partition's totals at the end of the warm-up. */
  readonly before: Map<number, PartitionFigures>;
  /** Second in which the table was last laid out anew. */
  builtSecond: number;
  /** Second in which each partition came into being, if that was later. */
  readonly bornSecond: Map<number, number>;
}

/** Simulates the whole run. `onSecond` hears of every simulated second. */
export function runExperiment(
  input: Input,
  choice: RunChoice,
  onSecond: (second: number) => void,
): Result<Report> {
  const created = createWorld(input.experiment, input.rows);
  if (!created.ok) return fail(`${input.name}: ${keyTypeBlamed(input) ?? ''}${created.problem}`);
  const world = created.value;
  const counters = world.lanes.map(createCounter);
  const end = choice.seconds * TICKS_PER_SECOND;
  let edits = applyDueEdits(world, input, 0);
  while (edits.ok && world.tick < end) {
    step(world);
    if (world.tick % TICKS_PER_SECOND === 0) {
      const second = world.tick / TICKS_PER_SECOND;
      for (const [lane, counter] of counters.entries()) closeSecond(world, lane, counter, second, choice);
      noteEvents(counters, takeEvents(world));
      onSecond(second);
    }
    edits = applyDueEdits(world, input, edits.value);
  }
  return edits.ok ? succeed(reportOf(input, choice, world, counters)) : edits;
}

/** `tables[1].partitionKeyType is "N": ` if without that type there would be no problem; else null. */
function keyTypeBlamed({ experiment, rows }: Input): string | null {
  for (const [index, table] of experiment.tables.entries()) {
    if (table.partitionKeyType === 'S' || createWorld({ ...experiment, tables: [table] }, rows).ok) continue;
    const asText = { ...table, partitionKeyType: 'S' } as const;
    if (createWorld({ ...experiment, tables: [asText] }, rows).ok)
      return `tables[${index}].partitionKeyType is "${table.partitionKeyType}": `;
  }
  return null;
}

/** Applies the edits of the present tick; returns how many of the document have been applied. */
function applyDueEdits(world: World, { name, experiment, rows }: Input, done: number): Result<number> {
  let next = done;
  for (; (experiment.edits[next]?.tick ?? Number.POSITIVE_INFINITY) <= world.tick; next += 1) {
    const edit = present(experiment.edits[next], 'The edit is due').edit;
    const needsRows = edit.kind === 'setItems' && edit.items.kind === 'rows';
    const applied = applyEdit(world, edit, needsRows ? rows : null);
    if (!applied.ok) return fail(`${name}: edits[${next}] cannot be applied: ${applied.problem}`);
  }
  return succeed(next);
}

// ---- sums ------------------------------------------------------------------------------------------------

function createCounter(): Counter {
  const none = noSums(0);
  return {
    totals: none,
    askedMost: [0, 0],
    stretch: none,
    samples: [],
    events: [],
    before: new Map(),
    builtSecond: 0,
    bornSecond: new Map(),
  };
}

function noSums(second: number): Sums {
  const none = CAUSES.map(() => 0);
  return {
    second,
    seconds: 0,
    offered: [0, 0],
    served: [0, 0],
    throttled: [none, none],
    rejected: 0,
    partitions: 0,
  };
}

function closeSecond(world: World, lane: number, counter: Counter, second: number, choice: RunChoice): void {
  const { warmup, every } = choice;
  if (second > warmup) {
    const figures = tableFigures(world, lane);
    counter.totals = withSecond(counter.totals, figures, second);
    counter.askedMost = [
      Math.max(counter.askedMost[0], figures.offered[0]),
      Math.max(counter.askedMost[1], figures.offered[1]),
    ];
    counter.stretch = withSecond(counter.stretch, figures, second);
    if (every !== null && ((second - warmup) % every === 0 || second === choice.seconds)) {
      counter.samples.push(counter.stretch);
      counter.stretch = noSums(second);
    }
  }
  if (second !== warmup) return;
  for (const figures of partitionFigures(world, lane)) counter.before.set(figures.id, figures);
}

/** The sums with one more second, of which `figures` has units/s. */
function withSecond(sums: Sums, figures: TableFigures, second: number): Sums {
  const pair = (name: 'offered' | 'served'): [number, number] => [
    sums[name][0] + figures[name][0],
    sums[name][1] + figures[name][1],
  ];
  return {
    second,
    seconds: sums.seconds + 1,
    offered: pair('offered'),
    served: pair('served'),
    throttled: mapCauses(
      (dimension, cause) => at(sums.throttled, dimension, cause) + at(figures.throttled, dimension, cause),
    ),
    rejected: sums.rejected + figures.rejected,
    partitions: figures.partitions,
  };
}

/** One number for each dimension and cause. */
function mapCauses(numberOf: (dimension: Dimension, cause: number) => number): UnitsByCause {
  const ofDimension = (dimension: Dimension): number[] =>
    CAUSES.map((_, cause) => numberOf(dimension, cause));
  return [ofDimension(0), ofDimension(1)];
}

function at(units: UnitsByCause, dimension: Dimension, cause: number): number {
  return units[dimension][cause] ?? 0;
}

/** Units of all causes. */
export function throttledOf(units: UnitsByCause, dimension: Dimension): number {
  return units[dimension].reduce((sum, number) => sum + number, 0);
}

/** Keeps what the report shows, and when partitions came into being. */
function noteEvents(counters: readonly Counter[], events: readonly EngineEvent[]): void {
  for (const event of events) {
    const { lane, detail, tick } = event;
    const counter = present(counters[lane], 'There is a counter for each lane');
    if (detail.kind === 'throttlingBegan' || detail.kind === 'throttlingEnded') continue;
    if (detail.kind === 'splitDone') {
      for (const child of detail.children) counter.bornSecond.set(child, tick / TICKS_PER_SECOND);
    }
    if (detail.kind === 'tableRebuilt') {
      counter.builtSecond = tick / TICKS_PER_SECOND;
      counter.before.clear();
    }
    counter.events.push(event);
    if (counter.events.length > 2 * EVENTS_MOST) counter.events = counter.events.slice(-EVENTS_MOST);
  }
}

// ---- report ----------------------------------------------------------------------------------------------

function reportOf(input: Input, choice: RunChoice, world: World, counters: readonly Counter[]): Report {
  const lanes = counters.map((counter, lane) => laneReport(world, lane, counter, choice));
  return {
    name: input.name,
    title: input.experiment.name,
    seed: input.experiment.seed,
    seconds: choice.seconds,
    warmup: choice.warmup,
    throttled: lanes.some(({ totals }) =>
      DIMENSIONS.some((dimension) => throttledOf(totals.throttled, dimension) > NOTHING),
    ),
    rows: input.rows === null ? null : { checksum: input.rows.checksum, count: input.rows.count },
    notes: notesOn(input, world),
    lanes,
    checksum: choice.checksum ? checksum(world) : null,
  };
}

/** What is allowed but probably not meant. */
function notesOn({ experiment, rows }: Input, world: World): string[] {
  const notes: string[] = [];
  for (const [index, { table, keys }] of world.lanes.entries()) {
    const shared = rows !== null && experiment.items.kind === 'rows' && keys.size < rows.count;
    if (!shared || table.sortKey !== null) continue;
    const name = world.lanes.length > 1 ? `table ${index + 1}` : 'the table';
    notes.push(
      `${count(rows.count, 'row')} share ${count(keys.size, 'key')} and ${name} has no sort key: DynamoDB would keep one item for each key.`,
    );
  }
  for (const [index, { name, requestsPerSecond, keys }] of world.configuration.traffic.operations.entries()) {
    if (requestsPerSecond === 0) continue;
    const asks = world.lanes.some((lane) => lane.keyWeights[index]?.some((weight) => weight > 0));
    const missed =
      keys.kind === 'hotKey' && keys.share > 0 && !matchingSets(world.sets, keys.match).includes(1)
        ? pairs(keys.match)
        : null;
    if (!asks)
      notes.push(
        `The operation ${quoted(name)} asks for keys that do not exist${missed === null ? '' : `: ${missed}`}.`,
      );
    else if (missed !== null)
      notes.push(
        `The hot key of the operation ${quoted(name)} matches no item: ${missed}. All its requests go to the other keys.`,
      );
  }
  return notes;
}

/** `animal = "dog"` */
function pairs(match: Match): string {
  return Object.entries(match)
    .map(([name, value]) => `${name} = ${quoted(value)}`)
    .join(' and ');
}

function laneReport(world: World, lane: number, counter: Counter, choice: RunChoice): LaneReport {
  const { keys, bytes } = tableFigures(world, lane);
  return {
    table: present(world.configuration.tables[lane], 'There is a table for each lane'),
    keys,
    bytes,
    totals: counter.totals,
    askedMost: counter.askedMost,
    samples: counter.samples,
    partitions: partitionFigures(world, lane).map((figures) =>
      partitionReport(world, lane, figures, counter, choice),
    ),
    events: counter.events.slice(-EVENTS_MOST),
  };
}

function partitionReport(
  world: World,
  lane: number,
  figures: PartitionFigures,
  { before, bornSecond, builtSecond, askedMost }: Counter,
  choice: RunChoice,
): PartitionReport {
  const earlier = before.get(figures.id);
  const born = earlier === undefined ? (bornSecond.get(figures.id) ?? builtSecond) : 0;
  const sinceSecond = Math.max(choice.warmup, born);
  const seconds = Math.max(1, choice.seconds - sinceSecond);
  const mean = (name: 'totalOffered' | 'totalServed'): [number, number] => [
    (figures[name][0] - (earlier?.[name][0] ?? 0)) / seconds,
    (figures[name][1] - (earlier?.[name][1] ?? 0)) / seconds,
  ];
  const throttled = mapCauses((dimension, cause) => {
    const units = at(figures.totalThrottled, dimension, cause);
    const unitsBefore = earlier === undefined ? 0 : at(earlier.totalThrottled, dimension, cause);
    return (units - unitsBefore) / seconds;
  });
  return {
    figures,
    sinceSecond,
    offered: mean('totalOffered'),
    served: mean('totalServed'),
    throttled,
    hottestKeys: hottestOf(world, lane, figures),
    tableAskedMost: askedMost,
    explanation: explanationOf(world, lane, figures.id, throttled),
  };
}

/** The hottest keys with their share of the partition's own requests, both dimensions weighed as heat (S2). */
function hottestOf(world: World, lane: number, figures: PartitionFigures): PartitionReport['hottestKeys'] {
  const heat = (units: readonly [number, number]): number =>
    units[0] / PARTITION_READ_UNITS + units[1] / PARTITION_WRITE_UNITS;
  const whole = heat(figures.offered);
  if (whole === 0) return [];
  return hottestKeys(world, lane, figures.id, KEYS_SHOWN).map(({ name, offered }) => ({
    name,
    shareOfPartition: Math.min(1, heat(offered) / whole),
  }));
}

function explanationOf(
  world: World,
  lane: number,
  partition: number,
  throttled: UnitsByCause,
): Explanation | null {
  const [reads, writes] = [throttledOf(throttled, 0), throttledOf(throttled, 1)];
  if (reads <= NOTHING && writes <= NOTHING) return null;
  const dimension = reads / PARTITION_READ_UNITS >= writes / PARTITION_WRITE_UNITS ? 0 : 1;
  const explained = explain(world, { kind: 'partition', lane, partition, dimension });
  return explained.ok ? explained.value : null;
}
