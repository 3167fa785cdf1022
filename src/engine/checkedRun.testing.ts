/** Runs random experiments with all checks on: the properties and the fuzz share it. */

import { type RandomRun, randomRows } from './arbitraries.testing.ts';
import { checksum } from './checksum.ts';
import { tryExplanations } from './counterfactual.testing.ts';
import { applyEdit } from './edits.ts';
import { createWorld } from './engine.ts';
import { createHistory, seek } from './history.ts';
import { bookEdit, openBooks, stepWithBooks } from './independentBooks.ts';
import { agreeBytes, stateProblems, tableBytes } from './invariants.ts';
import type { Edit, ItemSource, RowData } from './types.ts';
import type { World } from './world.ts';

const ROWS = new Map(randomRows().map((rows) => [rows.checksum, rows]));

/** The rows that these items need, if any. */
export function rowsFor(items: ItemSource): RowData | null {
  return items.kind === 'rows' ? (ROWS.get(items.checksum) ?? null) : null;
}

/** The world of a run at tick 0; null: the configuration is refused, which is no defect. */
export function beginRun({ configuration }: RandomRun): World | null {
  const world = createWorld(configuration, rowsFor(configuration.items));
  return world.ok ? world.value : null;
}

/** Everything that is wrong with a run: its states, its explanations, its way back in time. For the fuzz. */
export function allProblemsOf(run: RandomRun): string[] {
  try {
    const problems = problemsOfRun(run);
    if (problems.length > 0) return problems;
    const middle = Math.floor(run.ticks / 2);
    // Shortly after an edit the last second has seen two worlds.
    const edited = run.edits.slice(0, 3).map(({ tick }) => Math.min(run.ticks, tick + 4));
    return [
      ...[middle, run.ticks, ...edited].flatMap((tick) => tryExplanations(run, tick).problems),
      ...seekProblems(run, middle),
    ];
  } catch (error) {
    return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  }
}

/** D2: there and back again. */
function seekProblems({ configuration, edits, ticks }: RandomRun, tick: number): string[] {
  const created = createHistory(configuration, edits, randomRows());
  if (!created.ok) return [];
  const history = created.value;
  seek(history, tick);
  const there = checksum(history.world);
  seek(history, ticks);
  seek(history, tick);
  return checksum(history.world) === there ? [] : [`tick ${tick} is another one after a look at ${ticks}`];
}

/** Everything that does not hold in a run, up to the first tick with a problem. */
export function problemsOfRun(run: RandomRun): string[] {
  const world = beginRun(run);
  if (world === null) return [];
  const books = openBooks(world);
  const first = stateProblems(world);
  if (first.length > 0) return first;
  let next = 0;
  while (world.tick < run.ticks) {
    for (; (run.edits[next]?.tick ?? Number.POSITIVE_INFINITY) <= world.tick; next += 1) {
      const problems = editWithChecks(world, run.edits[next]?.edit as Edit);
      bookEdit(books, world);
      if (problems.length > 0) return problems;
    }
    const problems = stepWithBooks(world, books);
    world.events = [];
    if (problems.length > 0) return problems;
  }
  return [];
}

/** Applies an edit and says what it has broken. One that is refused must leave everything as it was. */
function editWithChecks(world: World, edit: Edit): string[] {
  const before = checksum(world);
  const bytesBefore = world.lanes.map((lane) => tableBytes(world, lane));
  const applied = applyEdit(world, edit, edit.kind === 'setItems' ? rowsFor(edit.items) : null);
  const say = (problem: string): string => `tick ${world.tick}, ${edit.kind}: ${problem}`;
  if (!applied.ok)
    return checksum(world) === before
      ? []
      : [say(`refused ("${applied.problem}"), and the world is another`)];
  const problems = stateProblems(world).map(say);
  if (edit.kind !== 'setItems' && edit.kind !== 'addKey' && edit.kind !== 'deleteKey')
    for (const [index, lane] of world.lanes.entries()) {
      const bytes = tableBytes(world, lane);
      if (!agreeBytes(bytes, bytesBefore[index] ?? 0))
        problems.push(say(`${bytesBefore[index]} bytes became ${bytes} in lane ${index}`));
    }
  return problems;
}
