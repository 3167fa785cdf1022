/**
 * Decides what the page gets to see and when: a frame only when the page has drawn the last one, and while it plays on
 * at most twenty a second; the structure before it if it changed; and the digest of the same tick after it, at most
 * four times a second.
 */

import { tableFigures } from '../engine/figures.ts';
import { eventsBetween, type History, problems } from '../engine/history.ts';
import type { EngineEvent } from '../engine/types.ts';
import type { LaneStructure, Search, ToPage } from '../protocol/messages.ts';
import { laneFrame, laneStructure, structureHolds } from './columns.ts';
import { measuredOf } from './measured.ts';

/** Milliseconds between two digests. */
const DIGEST_MS = 250;

/** Milliseconds between two frames of a run that plays on: twice as many as anything is painted anew. */
const FRAME_MS = 50;

/** Most events that one digest carries. */
const EVENTS_MOST = 100;

/** What to show. */
export interface View {
  readonly run: number;
  readonly history: History;
  readonly playing: boolean;
  readonly search: Search;
}

/** How the world or its position has changed: by playing on, by being told to, or to another moment or branch. */
export type ChangeKind = 'played' | 'told' | 'jumped';

export interface Outbox {
  /** There is something to show: what was played with the next frame that is due, all else as soon as the page can take it. */
  changed(how: ChangeKind): void;
  /** The page has drawn this frame. */
  drawn(sequence: number): void;
  /** Sends what is due now. */
  send(view: View): void;
  /** Whether the page has yet to be told something. */
  isPending(): boolean;
  /** Milliseconds until `send` has something to do by itself; null: not before something changes. */
  waitMs(): number | null;
}

/** An outbox for one run. `firstSequence`: so that frames of an earlier run cannot be mistaken for its own. */
export function createOutbox(
  post: (message: ToPage, transfer: ArrayBuffer[]) => void,
  now: () => number,
  firstSequence: number,
): Outbox {
  let sequence = firstSequence;
  let credit = true;
  let frameDue = true;
  let isUrgent = true;
  let frameMs = Number.NEGATIVE_INFINITY;
  let digestDue = true;
  let digestMs = Number.NEGATIVE_INFINITY;
  let revision = 0;
  let structure: readonly LaneStructure[] = [];
  let eventsAnew = true;
  /** Events before this tick have been told, and of this tick those in the set: an edit adds some at any time. */
  let eventsTick = 0;
  let eventsTold: ReadonlySet<EngineEvent> = new Set();

  const frameInMs = (): number => (isUrgent ? 0 : Math.max(0, frameMs + FRAME_MS - now()));
  const digestInMs = (): number => Math.max(0, digestMs + DIGEST_MS - now());

  const sendStructure = ({ run, history }: View): void => {
    const { world } = history;
    if (structureHolds(structure, world)) return;
    structure = world.lanes.map(laneStructure);
    revision += 1;
    post({ kind: 'structure', run, revision, tick: world.tick, lanes: structure }, []);
  };

  const sendFrame = ({ run, history, playing }: View): void => {
    const { world } = history;
    const measured = measuredOf(history, playing);
    const lanes = world.lanes.map(laneFrame);
    sequence += 1;
    credit = false;
    frameDue = false;
    isUrgent = false;
    frameMs = now();
    post(
      { kind: 'frame', run, sequence, revision, tick: world.tick, measured, lanes },
      lanes.map((lane) => lane.buffer),
    );
  };

  const sendDigest = ({ run, history, playing, search }: View): void => {
    const { world } = history;
    const events = eventsAnew
      ? eventsUpToNow(history, 0)
      : eventsUpToNow(history, eventsTick).filter((event) => !eventsTold.has(event));
    post(
      {
        kind: 'digest',
        run,
        tick: world.tick,
        endTick: history.branch.endTick,
        branch: history.branch.id,
        playing,
        search,
        measured: measuredOf(history, playing),
        lanes: world.lanes.map((_, lane) => tableFigures(world, lane)),
        events: events.slice(-EVENTS_MOST),
        eventsLeftOut: Math.max(0, events.length - EVENTS_MOST),
        eventsAnew,
        problems: problems(history).filter(({ tick }) => tick <= world.tick),
      },
      [],
    );
    digestMs = now();
    digestDue = false;
    eventsAnew = false;
    eventsTick = world.tick;
    eventsTold = new Set(eventsUpToNow(history, eventsTick));
  };

  return {
    changed(how) {
      frameDue = true;
      digestDue = true;
      isUrgent ||= how !== 'played';
      eventsAnew ||= how === 'jumped';
    },
    drawn(drawnSequence) {
      if (drawnSequence === sequence) credit = true;
    },
    send(view) {
      const frameNow = frameDue && frameInMs() === 0;
      const digestNow = digestDue && digestInMs() === 0;
      if (!credit || !(frameNow || digestNow)) return;
      sendStructure(view);
      sendFrame(view);
      if (digestNow) sendDigest(view);
    },
    isPending() {
      return frameDue || digestDue;
    },
    waitMs() {
      if (!credit || !(frameDue || digestDue)) return null;
      return Math.min(frameDue ? frameInMs() : DIGEST_MS, digestDue ? digestInMs() : DIGEST_MS);
    },
  };
}

/** Events of all lanes from a tick on, those of edits at the present tick included, by tick and then by lane. */
function eventsUpToNow(history: History, fromTick: number): EngineEvent[] {
  const { lanes, tick } = history.world;
  return lanes
    .flatMap((_, lane) => eventsBetween(history, lane, fromTick, tick + 1))
    .sort((one, other) => one.tick - other.tick || one.lane - other.lane);
}
