/**
 * Decides what the page gets to see and when: a frame only when the page has drawn the last one, the structure
 * before it if it changed, and the digest of the same tick after it, at most four times a second.
 */
import type { History } from '../engine/history.ts';
import { tableFigures } from '../engine/engine.ts';
import type { LaneStructure, ToPage } from '../protocol/messages.ts';
import { courseOf, eventsOfAllLanes } from './course.ts';
import { laneFrame, laneStructure, structureHolds } from './columns.ts';

/** Milliseconds between two digests. */
const DIGEST_MS = 250;

/** Most events that one digest carries. */
const EVENTS_MOST = 100;

/** What to show. */
export interface View {
  readonly run: number;
  readonly history: History;
  readonly playing: boolean;
}

export interface Outbox {
  /** The world or its position has changed: show it as soon as the page can take it. `jumped`: not by playing on. */
  changed(jumped: boolean): void;
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
  let digestDue = true;
  let digestMs = Number.NEGATIVE_INFINITY;
  let revision = 0;
  let structure: readonly LaneStructure[] = [];
  let eventsTick = 0;
  let eventsAnew = true;

  const digestInMs = (): number => Math.max(0, digestMs + DIGEST_MS - now());

  const sendStructure = ({ run, history }: View): void => {
    const { world } = history;
    if (structureHolds(structure, world)) return;
    structure = world.lanes.map(laneStructure);
    revision += 1;
    post({ kind: 'structure', run, revision, tick: world.tick, lanes: structure }, []);
  };

  const sendFrame = ({ run, history }: View): void => {
    const { world } = history;
    const lanes = world.lanes.map(laneFrame);
    sequence += 1;
    credit = false;
    frameDue = false;
    post(
      { kind: 'frame', run, sequence, revision, tick: world.tick, lanes },
      lanes.map((lane) => lane.buffer),
    );
  };

  const sendDigest = ({ run, history, playing }: View): void => {
    const { world } = history;
    const events = eventsOfAllLanes(history, eventsAnew ? 0 : eventsTick, world.tick);
    post(
      {
        kind: 'digest',
        run,
        tick: world.tick,
        ...courseOf(history),
        playing,
        lanes: world.lanes.map((_, lane) => tableFigures(world, lane)),
        events: events.slice(-EVENTS_MOST),
        eventsLeftOut: Math.max(0, events.length - EVENTS_MOST),
        eventsAnew,
      },
      [],
    );
    digestMs = now();
    digestDue = false;
    eventsTick = world.tick;
    eventsAnew = false;
  };

  return {
    changed(jumped) {
      frameDue = true;
      digestDue = true;
      if (jumped) eventsAnew = true;
    },
    drawn(drawnSequence) {
      if (drawnSequence === sequence) credit = true;
    },
    send(view) {
      const digestNow = digestDue && digestInMs() === 0;
      if (!credit || !(frameDue || digestNow)) return;
      sendStructure(view);
      sendFrame(view);
      if (digestNow) sendDigest(view);
    },
    isPending() {
      return frameDue || digestDue;
    },
    waitMs() {
      return credit && digestDue ? digestInMs() : null;
    },
  };
}
