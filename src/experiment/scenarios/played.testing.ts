/** Plays an experiment headless, second by second, for the tests of scenarios. */
import { readFileSync } from 'node:fs';
import { present } from '../../base/assert.ts';
import { applyEdit } from '../../engine/edits.ts';
import { createWorld, takeEvents } from '../../engine/engine.ts';
import { partitionFigures, type TableFigures, tableFigures } from '../../engine/figures.ts';
import { TICKS_PER_SECOND } from '../../engine/limits.ts';
import { step } from '../../engine/step.ts';
import {
  CAUSES,
  type Cause,
  type Dimension,
  type EngineEvent,
  type EventDetail,
  type PartitionFigures,
  type RowData,
  type TableConfiguration,
  type Traffic,
} from '../../engine/types.ts';
import type { World } from '../../engine/world.ts';
import { createRowReader, finishRows, ROW_OPTIONS, readRowText } from '../csv.ts';
import type { Experiment } from '../experiment.ts';

/** What one lane did in one second; units/s. */
export interface PlayedSecond {
  /** The second ends here. */
  readonly second: number;
  readonly table: TableFigures;
  readonly partitions: readonly PartitionFigures[];
}

export interface Played {
  /** At the end. */
  readonly world: World;
  readonly lanes: readonly (readonly PlayedSecond[])[];
  readonly events: readonly EngineEvent[];
}

export const MINUTE = 60;
export const HOUR = 60 * MINUTE;

/** Plays `seconds` simulated seconds. */
export function play(experiment: Experiment, seconds: number, rows: RowData | null = null): Played {
  const created = createWorld(experiment, rows);
  if (!created.ok) throw new Error(created.problem);
  const world = created.value;
  const lanes: PlayedSecond[][] = world.lanes.map(() => []);
  const events: EngineEvent[] = [];
  const due = [...experiment.edits];
  while (world.tick < seconds * TICKS_PER_SECOND) {
    while (due[0] !== undefined && due[0].tick <= world.tick) {
      const applied = applyEdit(world, present(due.shift(), 'An edit is due').edit);
      if (!applied.ok) throw new Error(applied.problem);
    }
    step(world);
    if (world.tick % TICKS_PER_SECOND !== 0) continue;
    events.push(...takeEvents(world));
    for (const [index, lane] of lanes.entries()) {
      lane.push({
        second: world.tick / TICKS_PER_SECOND,
        table: tableFigures(world, index),
        partitions: partitionFigures(world, index),
      });
    }
  }
  return { world, lanes, events };
}

/** The only lane of a scenario with one table. */
export function onlyLane({ lanes }: Played): readonly PlayedSecond[] {
  if (lanes.length !== 1) throw new Error(`There are ${lanes.length} lanes`);
  return present(lanes[0], 'There is one lane');
}

/** The experiment with another table configuration in all lanes. */
export function withTable(experiment: Experiment, change: Partial<TableConfiguration>): Experiment {
  return { ...experiment, tables: experiment.tables.map((table) => ({ ...table, ...change })) };
}

/** The experiment with other traffic. */
export function withTraffic(experiment: Experiment, change: Partial<Traffic>): Experiment {
  return { ...experiment, traffic: { ...experiment.traffic, ...change } };
}

/** The experiment with every rate multiplied. */
export function withRates(experiment: Experiment, factor: number): Experiment {
  const operations = experiment.traffic.operations.map((operation) => ({
    ...operation,
    requestsPerSecond: factor * operation.requestsPerSecond,
  }));
  return withTraffic(experiment, { operations });
}

/** Units/s that a partition, or a table, throttled in one dimension; all causes or one. */
export function throttled(
  figures: { readonly throttled: readonly [readonly number[], readonly number[]] },
  dimension: Dimension,
  cause?: Cause,
): number {
  const byCause = figures.throttled[dimension];
  if (cause !== undefined) return byCause[CAUSES.indexOf(cause)] ?? 0;
  return byCause.reduce((sum, units) => sum + units, 0);
}

/** Whether anything at all was throttled in this second. */
export function throttles({ table }: PlayedSecond): boolean {
  return throttled(table, 0) + throttled(table, 1) > 0;
}

/** The partition with this id, which must be there in this second. */
export function partition(second: PlayedSecond, id: number): PartitionFigures {
  return present(
    second.partitions.find((figures) => figures.id === id),
    `There is no partition ${id} in second ${second.second}`,
  );
}

/** The member of the union that has this kind, alone or among others. */
type DetailOf<Kind, Detail = EventDetail> = Detail extends { readonly kind: infer Kinds }
  ? Kind extends Kinds
    ? Detail
    : never
  : never;

/** The details of all events of a kind. */
export function eventsOf<Kind extends EventDetail['kind']>(
  { events }: Played,
  kind: Kind,
): (DetailOf<Kind> & { readonly second: number; readonly lane: number })[] {
  return events.flatMap(({ tick, lane, detail }) =>
    detail.kind === kind ? [{ ...(detail as DetailOf<Kind>), second: tick / TICKS_PER_SECOND, lane }] : [],
  );
}

/** The rows of a file under `public/`. */
export function rowsOfFile(file: string, weightColumn: string): RowData {
  const reader = createRowReader({ ...ROW_OPTIONS, weightColumn });
  readRowText(reader, readFileSync(new URL(`../../../public/${file}`, import.meta.url), 'utf8'));
  const rows = finishRows(reader);
  if (!rows.ok) throw new Error(rows.problem);
  return rows.value;
}
