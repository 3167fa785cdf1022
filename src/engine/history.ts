/**
 * Time travel: a run with its checkpoints, edits, series and events. `seek` restores the nearest checkpoint and
 * replays; an edit in the past forks a new branch and keeps the old one.
 *
 *     branch 1   0 ──●──────●──edit──●──────●── end
 *                           └ edit in the past
 *     branch 2              └──────●── end            shares the checkpoints before the fork
 *
 * The state *at* tick t has every edit with tick ≤ t applied; a checkpoint at t is from before the edits at t.
 */
import { present } from '../base/assert.ts';
import { fail, type Result, succeed } from '../base/result.ts';
import { bytesOfWorlds, createMeter, type Meter, measure } from './bytes.ts';
import { applyEdit } from './edits.ts';
import { createWorld, takeEvents } from './engine.ts';
import { TICKS_PER_SECOND } from './limits.ts';
import { addPoint, createSeries, cutSeries, pointsBetween, type Series } from './series.ts';
import { step } from './step.ts';
import type { Edit, EngineEvent, RowData, SeriesPoint, TimedEdit, WorldConfiguration } from './types.ts';
import { cloneWorld, type World } from './world.ts';

/** Ticks between two checkpoints at first: one minute. Doubled whenever the budget is used up. */
const CHECKPOINT_TICKS = 600;

/** Bytes that the checkpoints of one branch may take. */
const CHECKPOINT_BYTES = 24_000_000;

/** Events kept per branch; the oldest go first. */
const EVENTS_MOST = 20_000;

/** An edit of the document that could not be applied when its time came. */
export interface EditProblem {
  readonly tick: number;
  readonly index: number;
  readonly problem: string;
}

/** All it takes to compute a branch again. */
export interface BranchRecord {
  readonly id: number;
  readonly parent: number | null;
  readonly forkedAt: number;
  /** The furthest tick that was ever reached. */
  readonly endTick: number;
  readonly edits: readonly TimedEdit[];
}

/** One course of events. */
export interface Branch extends BranchRecord {
  readonly edits: TimedEdit[];
  endTick: number;
  /** The furthest tick computed since the branch was made or restored. */
  computedTick: number;
  checkpoints: World[];
  /** Of these checkpoints. */
  meter: Meter;
  checkpointTicks: number;
  /** By lane. */
  readonly series: Series[];
  events: EngineEvent[];
  readonly problems: EditProblem[];
  /** Edits whose events are in the log already. */
  editsRecorded: number;
}

export interface History {
  readonly configuration: WorldConfiguration;
  readonly rows: Map<string, RowData>;
  readonly branches: Branch[];
  branch: Branch;
  /** The world at the present tick; read it, do not change it. */
  world: World;
}

/**
 * A run at tick 0, with the edits of the document (ascending by tick) to come. `rows`: every set of rows that the
 * configuration or an edit names. The problem is a sentence for the user.
 */
export function createHistory(
  configuration: WorldConfiguration,
  edits: readonly TimedEdit[],
  rows: readonly RowData[],
): Result<History> {
  const rowsByChecksum = new Map(rows.map((data) => [data.checksum, data]));
  const world = createWorld(configuration, rowsFor(rowsByChecksum, configuration.items));
  if (!world.ok) return world;
  const branch: Branch = {
    id: 1,
    parent: null,
    forkedAt: 0,
    edits: [...edits],
    endTick: 0,
    computedTick: 0,
    checkpoints: [],
    meter: createMeter([]),
    checkpointTicks: CHECKPOINT_TICKS,
    series: configuration.tables.map(createSeries),
    events: [],
    problems: [],
    editsRecorded: 0,
  };
  const history: History = {
    configuration,
    rows: rowsByChecksum,
    branches: [branch],
    branch,
    world: world.value,
  };
  keepCheckpoint(history);
  applyDueEdits(history);
  return succeed(history);
}

/**
 * Gives a run at tick 0 the branches it had in an earlier visit, ids ascending. `open`: the one that is open, whose edits
 * the run was created with. Each is computed again as far as it is gone through.
 */
export function restoreBranches(history: History, records: readonly BranchRecord[], open: number): void {
  const { branch } = history;
  const restored = records.map(({ id, parent, forkedAt, endTick, edits }): Branch => {
    const isOpen = id === open;
    return {
      ...branch,
      id,
      parent,
      forkedAt,
      endTick,
      edits: isOpen ? branch.edits : [...edits],
      checkpoints: branch.checkpoints.slice(0, 1),
      meter: createMeter(branch.checkpoints.slice(0, 1)),
      series: isOpen ? branch.series : history.configuration.tables.map(createSeries),
      events: isOpen ? branch.events : [],
      problems: isOpen ? branch.problems : [],
      editsRecorded: isOpen ? branch.editsRecorded : 0,
    };
  });
  history.branches.splice(0, history.branches.length, ...restored);
  history.branch = present(
    restored.find(({ id }) => id === open),
    'The open branch is one of them',
  );
}

function rowsFor(rows: ReadonlyMap<string, RowData>, items: WorldConfiguration['items']): RowData | null {
  return items.kind === 'rows' ? (rows.get(items.checksum) ?? null) : null;
}

/** Computes `ticks` more ticks, applying the edits that fall due. */
export function advance(history: History, ticks: number): void {
  const end = history.world.tick + ticks;
  while (history.world.tick < end) advanceOne(history);
}

function advanceOne(history: History): void {
  const { world, branch } = history;
  step(world);
  const { tick } = world;
  const isNew = tick > branch.computedTick;
  if (isNew) branch.computedTick = tick;
  branch.endTick = Math.max(branch.endTick, tick);
  if (isNew && tick % TICKS_PER_SECOND === 0)
    for (const [index, lane] of world.lanes.entries())
      addPoint(
        present(branch.series[index], 'There is a series for every lane'),
        present(lane.lastSecond, 'A second is complete'),
      );
  collectEvents(history, isNew);
  if (tick % branch.checkpointTicks === 0) keepCheckpoint(history);
  applyDueEdits(history);
}

function collectEvents(history: History, isNew: boolean): void {
  if (history.world.events.length === 0) return;
  const events = takeEvents(history.world);
  if (!isNew) return;
  const { branch } = history;
  branch.events.push(...events);
  if (branch.events.length > EVENTS_MOST) branch.events = branch.events.slice(-EVENTS_MOST / 2);
}

/** Applies the edits of the present tick. One that cannot be applied is noted and left out. */
function applyDueEdits(history: History): void {
  const { world, branch } = history;
  for (let index = firstEditAt(branch, world.tick); index < branch.edits.length; index += 1) {
    const timed = branch.edits[index] as TimedEdit;
    if (timed.tick > world.tick) return;
    const applied = applyEdit(world, timed.edit, rowsOfEdit(history, timed.edit));
    const isNew = index >= branch.editsRecorded;
    if (!applied.ok && isNew) branch.problems.push({ tick: world.tick, index, problem: applied.problem });
    collectEvents(history, isNew);
    if (isNew) branch.editsRecorded = index + 1;
  }
}

function rowsOfEdit(history: History, edit: Edit): RowData | null {
  return edit.kind === 'setItems' ? rowsFor(history.rows, edit.items) : null;
}

/** Index of the first edit at or after a tick. */
function firstEditAt(branch: Branch, tick: number): number {
  let low = 0;
  let high = branch.edits.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((branch.edits[middle] as TimedEdit).tick < tick) low = middle + 1;
    else high = middle;
  }
  return low;
}

// ---- checkpoints -------------------------------------------------------------------------------------------

function keepCheckpoint(history: History): void {
  const { branch, world } = history;
  if (branch.checkpoints.some((kept) => kept.tick === world.tick)) return;
  const checkpoint = cloneWorld(world);
  branch.checkpoints.push(checkpoint);
  branch.checkpoints.sort((left, right) => left.tick - right.tick);
  measure(branch.meter, checkpoint);
  while (branch.checkpoints.length > 2 && branch.meter.bytes > CHECKPOINT_BYTES) {
    branch.checkpointTicks *= 2;
    branch.checkpoints = branch.checkpoints.filter((kept) => kept.tick % branch.checkpointTicks === 0);
    branch.meter = createMeter(branch.checkpoints);
  }
}

/** Goes to a tick of the present branch, exactly as a straight run would have it (D2); beyond the end it runs on. */
export function seek(history: History, tick: number): void {
  const { branch } = history;
  const nearest = present(
    branch.checkpoints.findLast((kept) => kept.tick <= tick),
    'There is a checkpoint at tick 0',
  );
  const straightOn = history.world.tick <= tick && history.world.tick >= nearest.tick;
  if (!straightOn) {
    history.world = cloneWorld(nearest);
    history.world.events = [];
    applyDueEdits(history);
  }
  advance(history, tick - history.world.tick);
}

/**
 * A second walk through the present branch, from the last checkpoint at or before `tick`; `advance` takes it on. It
 * leaves the run alone as long as it stays before the end of the branch.
 */
export function replayFrom(history: History, tick: number): History {
  const nearest = present(
    history.branch.checkpoints.findLast((kept) => kept.tick <= tick),
    'There is a checkpoint at tick 0',
  );
  const replay: History = { ...history, world: cloneWorld(nearest) };
  replay.world.events = [];
  applyDueEdits(replay);
  return replay;
}

/** Bytes of all checkpoints. */
export function historyBytes(history: History): number {
  return bytesOfWorlds(history.branches.flatMap((branch) => branch.checkpoints));
}

// ---- edits and branches ------------------------------------------------------------------------------------

/**
 * Applies an edit now. Before the end of the branch this forks: the new branch begins here, the old one stays as it
 * is. The problem is a sentence for the user, and nothing has changed then.
 */
export function edit(
  history: History,
  change: Edit,
  rows: RowData | null = null,
): Result<{ readonly tick: number; readonly branch: number }> {
  if (rows !== null) history.rows.set(rows.checksum, rows);
  const { tick } = history.world;
  const applied = applyEdit(history.world, change, rowsOfEdit(history, change));
  if (!applied.ok) return fail(applied.problem);
  if (tick < history.branch.endTick) fork(history);
  const { branch } = history;
  // What the document had planned for later stays planned.
  branch.edits.splice(firstEditAt(branch, tick + 1), 0, { tick, edit: change });
  branch.editsRecorded += 1;
  collectEvents(history, true);
  return succeed({ tick, branch: branch.id });
}

/** Begins a branch at the present tick: what was computed beyond it belongs to the old one. */
function fork(history: History): void {
  const old = history.branch;
  const { tick } = history.world;
  // What happened here before belongs to the new branch too; so does what is planned for beyond the old one's end.
  const past = old.edits.slice(0, firstEditAt(old, tick + 1));
  const edits = [...past, ...old.edits.slice(firstEditAt(old, old.endTick + 1))];
  const checkpoints = old.checkpoints.filter((kept) => kept.tick <= tick);
  const branch: Branch = {
    id: Math.max(...history.branches.map(({ id }) => id)) + 1,
    parent: old.id,
    forkedAt: tick,
    edits,
    endTick: tick,
    computedTick: tick,
    checkpoints,
    meter: createMeter(checkpoints),
    checkpointTicks: old.checkpointTicks,
    series: seriesUntil(history, tick),
    events: old.events.filter((event) => isPast(event, tick)),
    problems: old.problems.filter((problem) => problem.tick <= tick),
    editsRecorded: past.length,
  };
  history.branches.push(branch);
  history.branch = branch;
}

/**
 * The series of the open branch up to a tick. Seconds are kept for an hour only; those of the minute in progress, which
 * its sum will need, are computed again if they are gone.
 */
function seriesUntil(history: History, tick: number): Series[] {
  const cut = history.branch.series.map((series) => cutSeries(series, tick));
  const minuteStart = tick - (tick % (60 * TICKS_PER_SECOND));
  const isMissing = (series: Series): boolean =>
    tick - minuteStart >= TICKS_PER_SECOND && (series.seconds[0]?.tick ?? tick) > minuteStart;
  if (!cut.some(isMissing)) return cut;
  for (const series of cut) series.seconds = [];
  const replay = replayFrom(history, minuteStart);
  advance(replay, minuteStart - replay.world.tick);
  while (replay.world.tick + TICKS_PER_SECOND <= tick) {
    advance(replay, TICKS_PER_SECOND);
    for (const [index, lane] of replay.world.lanes.entries())
      addPoint(
        present(cut[index], 'There is a series for every lane'),
        present(lane.lastSecond, 'A second is complete'),
      );
  }
  return cut;
}

/**
 * Whether an event belongs to the state at a tick. Of that tick itself only what the second before it and the edits led
 * to: a refusal in it, which begins throttling, is computed anew.
 */
function isPast({ tick, detail }: EngineEvent, now: number): boolean {
  return tick < now || (tick === now && detail.kind !== 'throttlingBegan');
}

/** What a list of branches shows. */
export interface BranchSummary {
  readonly id: number;
  readonly parent: number | null;
  readonly forkedAt: number;
  readonly endTick: number;
  readonly edits: number;
  readonly isOpen: boolean;
}

/** All branches, in the order in which they began. */
export function branches(history: History): BranchSummary[] {
  return history.branches.map(({ id, parent, forkedAt, endTick, edits }) => ({
    id,
    parent,
    forkedAt,
    endTick,
    edits: edits.length,
    isOpen: id === history.branch.id,
  }));
}

/** Goes over to another branch, as far as it is computed. The problem names a branch that does not exist. */
export function openBranch(history: History, id: number): Result<null> {
  const branch = history.branches.find((candidate) => candidate.id === id);
  if (branch === undefined) return fail(`There is no branch ${id}.`);
  history.branch = branch;
  const latest = present(branch.checkpoints.at(-1), 'There is a checkpoint at tick 0');
  history.world = cloneWorld(latest);
  history.world.events = [];
  applyDueEdits(history);
  advance(history, branch.computedTick - history.world.tick);
  return succeed(null);
}

/** The edits of the present branch. */
export function currentEdits(history: History): readonly TimedEdit[] {
  return history.branch.edits;
}

/** Edits of the document that could not be applied so far. */
export function problems(history: History): readonly EditProblem[] {
  return history.branch.problems;
}

// ---- what was -----------------------------------------------------------------------------------------------

/** Points of a lane that begin in [fromTick, toTick): seconds for the last hour, minutes before (M1). */
export function series(history: History, lane: number, fromTick: number, toTick: number): SeriesPoint[] {
  const kept = history.branch.series[lane];
  return kept === undefined ? [] : pointsBetween(kept, fromTick, toTick);
}

/** Events of a lane with fromTick ≤ tick < toTick, oldest first. */
export function eventsBetween(
  history: History,
  lane: number,
  fromTick: number,
  toTick: number,
): EngineEvent[] {
  return history.branch.events.filter(
    (event) => event.lane === lane && event.tick >= fromTick && event.tick < toTick,
  );
}
