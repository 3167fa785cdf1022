/** Runs an experiment headless and asks what the inspector asks: for the tests of its words and fixes. */

import { type Result, succeed } from '../../base/result.ts';
import { HARD_LIMITS } from '../../engine/capacity/admit.ts';
import { applyEdit } from '../../engine/edits.ts';
import { createWorld } from '../../engine/engine.ts';
import { explain } from '../../engine/explain.ts';
import { partitionFigures, tableFigures } from '../../engine/figures.ts';
import { step } from '../../engine/step.ts';
import type { Dimension, Edit, Explanation, RowData, WorldConfiguration } from '../../engine/types.ts';
import type { World } from '../../engine/world.ts';
import type { Trial, TrialOutcome } from '../../protocol/questions.ts';
import { attributeLines, keyTraffic } from '../../worker/attributes.ts';
import { startTrial } from '../../worker/tryOut.ts';
import type { Setting } from '../words/explanation.ts';
import { fixesFor, type Situation } from './fixes.ts';
import { type Judgement, judge } from './trials.ts';

/** The world of a configuration after so many seconds. */
export function worldAfter(
  configuration: WorldConfiguration,
  seconds: number,
  rows: RowData | null = null,
): World {
  const world = createWorld(configuration, rows);
  if (!world.ok) throw new Error(world.problem);
  run(world.value, seconds);
  return world.value;
}

/** Lets a world go on for so many seconds. */
export function run(world: World, seconds: number): void {
  for (let tick = 0; tick < seconds * 10; tick += 1) step(world);
}

/** Applies edits that must be possible. */
export function apply(world: World, edits: readonly Edit[]): void {
  for (const edit of edits) {
    const applied = applyEdit(world, edit);
    if (!applied.ok) throw new Error(applied.problem);
  }
}

/** Units/s a table refuses, reads and writes. */
export function refusedBy(world: World, lane = 0): readonly [number, number] {
  const { throttled, rejected } = tableFigures(world, lane);
  const [reads, writes] = throttled.map((causes) => causes.reduce((sum, units) => sum + units, 0));
  return [reads ?? 0, (writes ?? 0) + rejected];
}

/** The partition that refuses most; null: none does. */
export function hottestPartition(world: World, lane = 0): number | null {
  const refused = partitionFigures(world, lane).map(({ id, throttled: [reads, writes] }) => {
    const rejected = explained(world, id, 1, lane).rejection?.units ?? 0;
    const units = [...reads, ...[...writes, rejected].map((write) => 3 * write)].reduce(
      (sum, part) => sum + part,
      0,
    );
    return { id, units };
  });
  const most = refused.toSorted((a, b) => b.units - a.units)[0];
  return most === undefined || most.units === 0 ? null : most.id;
}

/** An explanation of a partition that is there. */
export function explained(world: World, partition: number, dimension: Dimension, lane = 0): Explanation {
  const explanation = explain(world, { kind: 'partition', lane, partition, dimension });
  if (!explanation.ok) throw new Error(explanation.problem);
  return explanation.value;
}

/** What the words need besides. */
export function settingOf(world: World, lane = 0): Setting {
  const table = world.configuration.tables[lane];
  if (table === undefined) throw new Error(`no table ${lane}`);
  return { ...table, hardLimit: HARD_LIMITS };
}

/** What the fixes of a partition are made from. */
export function situationOf(world: World, partition: number, lane = 0): Situation {
  const explanations = [explained(world, partition, 0, lane), explained(world, partition, 1, lane)] as const;
  const name = explanations[0].key?.name;
  const traffic = name === undefined ? null : keyTraffic(world, lane, name);
  const table = world.configuration.tables[lane];
  if (table === undefined) throw new Error(`no table ${lane}`);
  return {
    lane,
    table,
    traffic: world.configuration.traffic,
    explanations,
    attributes: attributeLines(world, lane),
    keys: tableFigures(world, lane).keys,
    keyTraffic: traffic?.ok === true ? traffic.value : null,
  };
}

/** A trial from its beginning to its end. */
export function tryOut(world: World, lane: number, trial: Trial): Result<TrialOutcome> {
  const started = startTrial(world, lane, trial);
  if (!started.ok) return started;
  const outcome = started.value.goOn(() => false);
  if (outcome === null) throw new Error('The trial is not done');
  return succeed(outcome);
}

/** What is offered for the hottest partition; null: nothing is refused. */
export async function judgementOf(world: World, lane = 0): Promise<Judgement | null> {
  const partition = hottestPartition(world, lane);
  if (partition === null) return null;
  return judge(fixesFor(situationOf(world, partition, lane)), world.tick, async (trial) =>
    tryOut(world, lane, trial),
  );
}
