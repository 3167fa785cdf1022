/**
 * What the simulation tells: where things are, how the run stands, what happened. Written from its messages only.
 * Frames pass it by (they go from the mailbox to the painters), but for the one each digest belongs to.
 */
import { dequal } from 'dequal/lite';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { assertNever } from '../base/assert.ts';
import type { Breakdown, News } from '../bridge/connect.ts';
import type { EngineEvent } from '../engine/types.ts';
import type { Digest, Frame, Structure } from '../protocol/messages.ts';

/** How the line to the simulation is. */
export type Connection =
  | { readonly kind: 'starting' }
  | { readonly kind: 'worker' }
  /** It runs on the page, slower, because no worker could be started. */
  | { readonly kind: 'page'; readonly why: string }
  /** It has not answered for some time, and may or may not do so again. */
  | { readonly kind: 'silent' }
  | { readonly kind: 'broken'; readonly breakdown: Breakdown };

/** An event with a name of its own, so that a list can tell two alike apart. */
export interface NumberedEvent {
  readonly id: number;
  readonly event: EngineEvent;
}

export interface LiveState {
  readonly connection: Connection;
  /** Number of the run shown; what other runs still send is not heard. */
  readonly run: number;
  /** Why the experiment could not be loaded; null: it could, or is being loaded. */
  readonly problem: string | null;
  /** Where the run stands as far as is known: an edit is answered before the next digest comes. */
  readonly tick: number;
  /** The moment that was gone to, as long as what is shown is still another; null: what is shown is where it stands. */
  readonly heading: number | null;
  /** How many changes of this run were sent to the simulation: another number, and what was asked is out of date. */
  readonly changes: number;
  readonly structure: Structure | null;
  /** A new structure whose first frame is still to come: until then the one before is shown, with its numbers. */
  readonly comingStructure: Structure | null;
  readonly digest: Digest | null;
  /** The frame of the digest's tick or, if the structure is newer, its first one: always laid out as it says. */
  readonly frame: Frame | null;
  /** What happened lately, oldest first. */
  readonly events: readonly NumberedEvent[];
}

export interface LiveStore extends StoreApi<LiveState> {
  /** Another run begins: what is shown of the one before is gone. */
  readonly begin: (run: number) => void;
  readonly connect: (connection: Connection) => void;
  /** The run is on its way to a moment or, with null, there. */
  readonly head: (tick: number | null) => void;
  /** Another change has been sent to the simulation. */
  readonly countChange: () => void;
  /** Takes a message in. `frame`: the newest frame, which a digest describes. */
  readonly hear: (news: News, frame: Frame | null) => void;
}

/** How many events are kept for showing. */
export const EVENTS_KEPT = 300;

const NOTHING = {
  problem: null,
  tick: 0,
  heading: null,
  changes: 0,
  structure: null,
  comingStructure: null,
  digest: null,
  frame: null,
  events: [],
} as const;

/** A store that has heard nothing yet. */
export function createLiveStore(): LiveStore {
  const store = createStore<LiveState>(() => ({ connection: { kind: 'starting' }, run: 0, ...NOTHING }));
  return {
    ...store,
    begin: (run) => store.setState({ run, ...NOTHING }),
    connect: (connection) => store.setState({ connection }),
    head: (heading) => store.setState({ heading }),
    countChange: () => store.setState(({ changes }) => ({ changes: changes + 1 })),
    hear: (news, frame) => {
      if (news.run !== store.getState().run) return;
      const change = withNews(store.getState(), news, frame);
      if (change !== null) store.setState(change);
    },
  };
}

/** What the news change; null: nothing, so that nobody need look. */
function withNews(state: LiveState, news: News, frame: Frame | null): Partial<LiveState> | null {
  switch (news.kind) {
    case 'loaded':
      return { problem: news.result.ok ? null : news.result.problem };
    case 'structure':
      return { comingStructure: news };
    case 'digest': {
      const lanes = keptLanes(state.digest, news);
      return { tick: news.tick, digest: { ...news, lanes }, frame, events: withEvents(state.events, news) };
    }
    case 'edited':
      return { tick: news.tick };
    case 'frame':
      return news.revision === state.comingStructure?.revision
        ? { structure: state.comingStructure, comingStructure: null, frame: news }
        : null;
    default:
      return assertNever(news);
  }
}

/** The figures, as the same objects while time stands still and they do: nobody who shows them need look again. */
function keptLanes(before: Digest | null, { tick, lanes }: Digest): Digest['lanes'] {
  if (before?.tick !== tick) return lanes;
  return lanes.map((figures, lane) => {
    const known = before.lanes[lane];
    return known !== undefined && dequal(known, figures) ? known : figures;
  });
}

function withEvents(
  known: readonly NumberedEvent[],
  { events, eventsAnew }: Digest,
): readonly NumberedEvent[] {
  if (events.length === 0 && !eventsAnew) return known;
  const firstId = Math.max(0, ...known.map(({ id }) => id)) + 1;
  // After a jump those that are still listed are the same as before: what has the focus in a list keeps it.
  const left = eventsAnew ? [...known] : [];
  const fresh = events.map((event, index) => {
    const at = left.findIndex((each) => each.event.tick === event.tick && dequal(each.event, event));
    return left.splice(at, at < 0 ? 0 : 1)[0] ?? { id: firstId + index, event };
  });
  return (eventsAnew ? fresh : [...known, ...fresh]).slice(-EVENTS_KEPT);
}
