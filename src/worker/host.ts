/**
 * The worker's side of the protocol: message → action. Knows no Worker API, no clock and no timer; they are handed
 * in, so the same host runs in the worker, on the page if no worker can start, in tests and in the bench.
 *
 *     receive ──> load, play, pause, step, seek, edit …  change what is wanted
 *     work    ──> computes the ticks that are due, a slice at a time, so that the next message is heard in time
 *     outbox  ──> shows the result as fast as the page can take it
 */
import { assertNever } from '../base/assert.ts';
import { fail, type Result, succeed } from '../base/result.ts';
import { checksum } from '../engine/checksum.ts';
import {
  advance,
  branches,
  createHistory,
  currentEdits,
  edit as editHistory,
  type History,
  openBranch,
  restoreBranches,
  seek,
} from '../engine/history.ts';
import { TICKS_PER_SECOND } from '../engine/limits.ts';
import type { RowData } from '../engine/types.ts';
import type { World } from '../engine/world.ts';
import type { ImportRequest } from '../protocol/imports.ts';
import {
  type Ask,
  type Edited,
  type EditMessage,
  type Failed,
  type Load,
  type Ping,
  PROTOCOL_VERSION,
  type ToPage,
  type ToWorker,
} from '../protocol/messages.ts';
import { momentOf } from '../protocol/moment.ts';
import type { Answer } from '../protocol/questions.ts';
import { answer, missingLane, type Situation } from './answers.ts';
import { createFollowers, type Followers } from './followers.ts';
import { createImporter, isImportRequest } from './importer.ts';
import { createKeyLists, type KeyLists } from './keyList.ts';
import { nextMoment, previousMoment } from './moments.ts';
import { createOutbox, type Outbox, type View } from './outbox.ts';
import { dueTick, forgiveBacklog, msUntilNextTick, nextChunk, type Pace, startPace } from './pace.ts';
import type { RowReading } from './rowReading.ts';
import { createRowShelf } from './rowShelf.ts';
import { startTrial, type TrialRun } from './tryOut.ts';

/** What the host cannot do by itself. */
export interface HostPorts {
  /** Hands a message to the page; the buffers move with it. */
  readonly post: (message: ToPage, transfer: ArrayBuffer[]) => void;
  /** Wall-clock time, milliseconds from anywhere. */
  readonly now: () => number;
  /** Runs the task after so many milliseconds, never at once; the result takes it back. */
  readonly schedule: (task: () => void, delayMs: number) => () => void;
  /** Reads CSV files. */
  readonly read: RowReading;
}

/** The worker's end: give it every message of the page, in order. */
export interface Host {
  readonly receive: (message: ToWorker) => void;
  /** Stops computing; nothing is posted from here on. */
  readonly close: () => void;
}

/** Longest stretch of computing between two looks for messages, milliseconds. */
const SLICE_MS = 8;

/** The same for a trial. */
const TRIAL_MS = 16;

/** How far a search for the next event computes before it gives up: an hour of simulated time. */
const SEARCH_TICKS = 3600 * TICKS_PER_SECOND;

/** Shortest wait for the next due tick, milliseconds: no screen shows more. */
const PULSE_MS = 8;

/** What concerns the run that is loaded. */
type SessionMessage = Exclude<ToWorker, Load | Ping | ImportRequest>;

/** A run that is loaded. */
interface Session {
  readonly run: number;
  readonly history: History;
  readonly outbox: Outbox;
  readonly keyLists: KeyLists;
  readonly followers: Followers;
  /** How edits went, still to be told. */
  readonly edited: Edited[];
  /** Playing; null: standing still, unless there is a goal. */
  pace: Pace | null;
  /** A tick to reach as fast as it goes. */
  goal: number | null;
  /** On the way to the goal, stop at the first moment after this tick at which something happens; null: do not. */
  searchingFrom: number | null;
  /** It stands where a search ended without anything happening. */
  gaveUp: boolean;
  /** Ticks computed between two looks at the clock. */
  chunk: number;
  /** In the order in which they were asked for. */
  readonly trials: { readonly requestId: number; readonly run: TrialRun }[];
}

/** Starts a host: says `ready` and waits for messages. */
export function createHost(ports: HostPorts): Host {
  const shelf = createRowShelf(ports.read);
  const importer = createImporter(ports, shelf);
  let session: Session | null = null;
  /** Messages that wait for a `load` to be done; null: none is under way. */
  let waiting: SessionMessage[] | null = null;
  let loads = 0;
  let cancelWork: (() => void) | null = null;

  const receive = (message: ToWorker): void => {
    if (message.kind === 'ping') ports.post({ kind: 'pong' }, []);
    else if (message.kind === 'load') startLoading(message);
    else if (isImportRequest(message)) importer.receive(message);
    else if (waiting !== null) waiting.push(message);
    else guarded(() => obey(message));
  };

  const startLoading = (message: Load): void => {
    loads += 1;
    const current = loads;
    for (const { requestId } of session?.trials ?? [])
      ports.post({ kind: 'answer', requestId, result: fail('Another experiment was opened.') }, []);
    session = null;
    waiting = [];
    shelf
      .take(message.configuration.items, message.data)
      .then((rows) => {
        if (current === loads) guarded(() => finishLoading(message, rows));
      })
      .catch((error: unknown) => {
        const problem = `The rows of this experiment could not be read: ${messageOf(error)}`;
        if (current === loads) guarded(() => finishLoading(message, fail(problem)));
      });
  };

  const finishLoading = (message: Load, rows: Result<RowData | null>): void => {
    const started = rows.ok ? startSession(ports, message, rows.value, loads) : rows;
    session = started.ok ? started.value : null;
    ports.post(
      { kind: 'loaded', run: message.run, result: started.ok ? succeed(null) : fail(started.problem) },
      [],
    );
    const heard = waiting ?? [];
    waiting = null;
    for (const each of heard) receive(each);
    if (session !== null) plan(session, 0);
  };

  const obey = (message: SessionMessage): void => {
    if (session === null) {
      if (message.kind === 'ask') refuse(message);
      return;
    }
    follow(ports, session, message);
    plan(session, 0);
  };

  const refuse = ({ requestId }: Ask): void =>
    ports.post({ kind: 'answer', requestId, result: fail('No experiment is running.') }, []);

  /** Works now or later; one appointment at a time. */
  const plan = (current: Session, delayMs: number): void => {
    cancelWork?.();
    cancelWork = ports.schedule(() => {
      cancelWork = null;
      guarded(() => work(current));
    }, delayMs);
  };

  const work = (current: Session): void => {
    if (current !== session) return;
    // Behind the answers to what was asked with the edit: the page can show all that it changed in one picture.
    for (const edited of current.edited.splice(0)) ports.post(edited, []);
    compute(ports, current);
    goOnTrying(ports, current);
    current.outbox.send(viewOf(current));
    const delayMs = msUntilWork(ports, current);
    if (delayMs !== null) plan(current, delayMs);
  };

  const guarded = (action: () => void): void => {
    try {
      action();
    } catch (error) {
      stop(error);
    }
  };

  /** An assertion broke: nothing that would be computed from here on can be trusted. */
  const stop = (error: unknown): void => {
    const broken = session;
    session = null;
    waiting = null;
    cancelWork?.();
    ports.post(failure(error, broken), []);
  };

  const close = (): void => {
    importer.close();
    loads += 1;
    session = null;
    waiting = null;
    cancelWork?.();
  };

  ports.post({ kind: 'ready', version: PROTOCOL_VERSION }, []);
  return { receive, close };
}

function viewOf({ run, history, pace, searchingFrom, gaveUp }: Session): View {
  const ended = gaveUp ? 'gaveUp' : 'none';
  return { run, history, playing: pace !== null, search: searchingFrom === null ? ended : 'underWay' };
}

function startSession(
  ports: HostPorts,
  { run, configuration, branches, branch }: Load,
  rows: RowData | null,
  firstSequence: number,
): Result<Session> {
  const edits = branches.find(({ id }) => id === branch)?.edits ?? [];
  const history = createHistory(configuration, edits, rows === null ? [] : [rows]);
  if (!history.ok) return history;
  restoreBranches(history.value, branches, branch);
  const outbox = createOutbox(ports.post, ports.now, firstSequence);
  return succeed({
    run,
    history: history.value,
    outbox,
    keyLists: createKeyLists(),
    followers: createFollowers(),
    edited: [],
    pace: null,
    goal: null,
    searchingFrom: null,
    gaveUp: false,
    chunk: 1,
    trials: [],
  });
}

/** Where a step under way will end; else where the run stands. A search ends where it stands. */
function endOfStep({ goal, searchingFrom, history }: Session): number {
  return searchingFrom === null ? (goal ?? history.world.tick) : history.world.tick;
}

/** The first multiple of `ticks` after `tick`. */
function nextMultiple(tick: number, ticks: number): number {
  return (Math.floor(tick / ticks) + 1) * ticks;
}

/** Does what a message wants, short of computing. */
function follow(ports: HostPorts, session: Session, message: SessionMessage): void {
  const { history, outbox } = session;
  if (message.kind !== 'ask' && message.kind !== 'drawn') session.gaveUp = false;
  switch (message.kind) {
    case 'play':
      session.pace = startPace(message.ticksPerSecond, history.world.tick, ports.now());
      outbox.changed('told');
      return;
    case 'pause':
      session.pace = null;
      setGoal(session, null);
      outbox.changed('told');
      return;
    case 'step':
      session.pace = null;
      setGoal(session, nextMultiple(endOfStep(session), message.ticks));
      outbox.changed('told');
      return;
    case 'seek':
      goTo(ports, session, message.tick);
      return;
    case 'goToEvent':
      goToEvent(ports, session, message.direction);
      return;
    case 'edit':
      applyEdits(session, message);
      return;
    case 'openBranch':
      if (openBranch(history, message.branch).ok) goTo(ports, session, history.branch.endTick);
      return;
    case 'ask':
      ask(ports, session, message);
      return;
    case 'drawn':
      outbox.drawn(message.sequence);
      return;
    default:
      assertNever(message);
  }
}

/** Answers at once; what is to be tried is begun. */
function ask(ports: HostPorts, session: Session, { requestId, question }: Ask): void {
  const { history, keyLists, followers } = session;
  const reply = (result: Result<Answer>): void => ports.post({ kind: 'answer', requestId, result }, []);
  if (question.kind !== 'tryOut') {
    reply(answer(question, history, keyLists, followers, situationOf(session)));
    return;
  }
  const { world } = history;
  const problem = missingLane(world, question.lane);
  const started = problem === null ? startTrial(world, question.lane, question.trial) : fail(problem);
  if (started.ok) session.trials.push({ requestId, run: started.value });
  else reply(started);
}

/** Computes the first trial on, but no longer than a picture lasts: what the user does must be heard in time. */
function goOnTrying(ports: HostPorts, { trials }: Session): void {
  const [first] = trials;
  if (first === undefined) return;
  const startMs = ports.now();
  const value = first.run.goOn(() => ports.now() - startMs >= TRIAL_MS);
  if (value === null) return;
  trials.shift();
  const { requestId } = first;
  ports.post({ kind: 'answer', requestId, result: succeed({ kind: 'tryOut', value }) }, []);
}

/** Back or to a tick that is computed already: at once. Further on: as fast as it goes, slice by slice. */
function goTo(ports: HostPorts, session: Session, tick: number): void {
  const { computedTick } = session.history.branch;
  seek(session.history, Math.min(tick, computedTick));
  setGoal(session, tick > computedTick ? tick : null);
  jumped(ports, session);
}

/** Where it is known already, at once; else as fast as it goes, until something happens or the search gives up. */
function goToEvent(ports: HostPorts, session: Session, direction: 'next' | 'previous'): void {
  const { branch, world } = session.history;
  const { tick } = world;
  session.pace = null;
  const moment =
    direction === 'next' ? nextMoment(session.history, tick) : (previousMoment(session.history, tick) ?? 0);
  goTo(ports, session, Math.min(moment ?? Number.POSITIVE_INFINITY, branch.endTick + SEARCH_TICKS));
  if (session.goal !== null) session.searchingFrom = tick;
}

function setGoal(session: Session, tick: number | null): void {
  session.goal = tick;
  session.searchingFrom = null;
}

/** While it searches: if something has happened, that is the goal. */
function stopAtMoment(session: Session): void {
  const { history, searchingFrom } = session;
  const event = history.branch.events.at(-1);
  if (searchingFrom === null || event === undefined || momentOf(event) <= searchingFrom) return;
  setGoal(session, nextMoment(history, searchingFrom));
}

/** The run stands somewhere else: play on from there, show it afresh. */
function jumped(ports: HostPorts, session: Session): void {
  if (session.pace !== null)
    session.pace = startPace(session.pace.ticksPerSecond, session.history.world.tick, ports.now());
  session.outbox.changed('jumped');
}

function applyEdits(session: Session, { editId, edits }: EditMessage): void {
  const { history, run } = session;
  const branchBefore = history.branch;
  let refused: string | null = null;
  for (const each of edits) {
    const landed = editHistory(history, each);
    if (landed.ok) continue;
    refused = landed.problem;
    break;
  }
  session.outbox.changed(history.branch === branchBefore ? 'told' : 'jumped');
  session.edited.push({
    kind: 'edited',
    run,
    editId,
    refused,
    tick: history.world.tick,
    branch: history.branch.id,
    branches: branches(history),
    edits: [...currentEdits(history)],
  });
}

/** Computes what is due, but no longer than a slice. */
function compute(ports: HostPorts, session: Session): void {
  const { history, outbox } = session;
  const startMs = ports.now();
  const startTick = history.world.tick;
  let target = session.goal ?? (session.pace === null ? startTick : dueTick(session.pace, startMs));
  let nowMs = startMs;
  while (history.world.tick < target && nowMs - startMs < SLICE_MS) {
    const most = session.searchingFrom === null ? session.chunk : 1;
    const ticks = Math.min(most, target - history.world.tick);
    advance(history, ticks);
    stopAtMoment(session);
    target = session.goal ?? target;
    const afterMs = ports.now();
    session.chunk = nextChunk(ticks, afterMs - nowMs);
    nowMs = afterMs;
  }
  if (history.world.tick !== startTick) outbox.changed(session.goal === null ? 'played' : 'told');
  settle(session, nowMs);
}

/** After a slice: a goal that is reached is none any more, and a backlog that grows is dropped. */
function settle(session: Session, nowMs: number): void {
  const { tick } = session.history.world;
  const reached = session.goal !== null && tick >= session.goal;
  if (reached) {
    session.gaveUp = session.searchingFrom !== null;
    setGoal(session, null);
  }
  if (session.pace === null) return;
  session.pace =
    reached || session.goal !== null
      ? startPace(session.pace.ticksPerSecond, tick, nowMs)
      : forgiveBacklog(session.pace, tick, nowMs);
}

/** Milliseconds until there is something to do; null: not before the next message. */
function msUntilWork(ports: HostPorts, { goal, pace, history, outbox, trials }: Session): number | null {
  if (goal !== null || trials.length > 0) return 0;
  const toShow = outbox.waitMs();
  if (pace === null) return toShow;
  const { tick } = history.world;
  const nowMs = ports.now();
  const toCompute = dueTick(pace, nowMs) > tick ? 0 : Math.max(PULSE_MS, msUntilNextTick(pace, tick, nowMs));
  return toShow === null ? toCompute : Math.min(toShow, toCompute);
}

function situationOf({ pace, goal, outbox, trials }: Session): Situation {
  const quiet = pace === null && goal === null && trials.length === 0 && !outbox.isPending();
  return { playing: pace !== null, quiet };
}

/** What there is to say about a broken run; saying it must not break anything more. */
function failure(error: unknown, session: Session | null): Failed {
  const world = session?.history.world ?? null;
  return {
    kind: 'failed',
    message: messageOf(error),
    stack: error instanceof Error ? (error.stack ?? '') : '',
    seed: world?.configuration.seed ?? null,
    tick: world?.tick ?? null,
    checksum: world === null ? null : checksumIfPossible(world),
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function checksumIfPossible(world: World): string | null {
  try {
    return checksum(world);
  } catch {
    return null;
  }
}
