/** What belongs to this visit and not to the experiment: what is selected, how fast it plays, how it looks. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Dimension, EngineEvent } from '../engine/types.ts';
import { TICKS_PER_SECOND } from '../protocol/facts.ts';
import type { ToWorker } from '../protocol/messages.ts';

/** How many times faster than reality it may play. */
export const SPEEDS = [1, 10, 60, 600, 3600] as const;
export type Speed = (typeof SPEEDS)[number];

/** What the user looks at closely. */
export type Selection =
  | { readonly kind: 'partition'; readonly lane: number; readonly partition: number }
  /** A partition-key value as text, joined with `#`. */
  | { readonly kind: 'key'; readonly lane: number; readonly key: string }
  | { readonly kind: 'ssd'; readonly lane: number; readonly ssd: number }
  | { readonly kind: 'event'; readonly lane: number; readonly event: EngineEvent }
  | RefusedRequest;

/** One of the requests that a partition refuses. `key`: its partition-key value; null: one of many. */
export interface RefusedRequest {
  readonly kind: 'request';
  readonly lane: number;
  readonly partition: number;
  readonly dimension: Dimension;
  readonly key: string | null;
}

/** `system`: as the browser is set. `projector`: strong contrasts and large text, for a hall. */
export const THEMES = ['system', 'light', 'dark', 'projector'] as const;
export type Theme = (typeof THEMES)[number];

export interface SessionState {
  readonly playing: boolean;
  readonly speed: Speed;
  readonly selection: Selection | null;
  /** Number of the table, from 0, that the panels are about. */
  readonly lane: number;
  /** Id of the takeaway whose moment is shown; null: none. */
  readonly takeaway: string | null;
  readonly theme: Theme;
  /** Whether single keys, such as N for the next event, are obeyed wherever the focus is. */
  readonly singleKeys: boolean;
}

export interface SessionStore extends StoreApi<SessionState> {
  readonly play: () => void;
  readonly pause: () => void;
  /** Stands still after so many more ticks. */
  readonly step: (ticks: number) => void;
  /** Goes to a moment of the run, and plays on from there if it was playing. */
  readonly seek: (tick: number) => void;
  /** Time stands still while the user drags through it, … */
  readonly hold: () => void;
  /** … and passes again, if it did, when the user lets go. */
  readonly letGo: () => void;
  /** Stands still where the next event is seen, or the one before. */
  readonly goToEvent: (direction: 'next' | 'previous') => void;
  /** Goes over to another branch of the run, at its end. */
  readonly openBranch: (branch: number) => void;
  readonly setSpeed: (speed: Speed) => void;
  /** Selects; the panels turn to the table it is in. */
  readonly select: (selection: Selection | null) => void;
  readonly setLane: (lane: number) => void;
  readonly showTakeaway: (id: string | null) => void;
  readonly setTheme: (theme: Theme) => void;
  readonly setSingleKeys: (singleKeys: boolean) => void;
}

/** A session that stands still. `send`: what has to do with the simulation goes there. */
export function createSessionStore(send: (message: ToWorker) => void): SessionStore {
  const store = createStore<SessionState>(() => ({
    playing: false,
    speed: 10,
    selection: null,
    lane: 0,
    takeaway: null,
    theme: 'system',
    singleKeys: true,
  }));
  const { setState, getState } = store;
  return {
    ...store,
    play() {
      setState({ playing: true });
      send(playMessage(getState().speed));
    },
    pause() {
      setState({ playing: false });
      send({ kind: 'pause' });
    },
    step(ticks) {
      setState({ playing: false });
      send({ kind: 'step', ticks });
    },
    seek: (tick) => send({ kind: 'seek', tick }),
    hold() {
      if (getState().playing) send({ kind: 'pause' });
    },
    letGo() {
      if (getState().playing) send(playMessage(getState().speed));
    },
    goToEvent(direction) {
      setState({ playing: false });
      send({ kind: 'goToEvent', direction });
    },
    openBranch: (branch) => send({ kind: 'openBranch', branch }),
    setSpeed(speed) {
      setState({ speed });
      if (getState().playing) send(playMessage(speed));
    },
    select: (selection) => setState(selection === null ? { selection } : { selection, lane: selection.lane }),
    setLane: (lane) => setState({ lane }),
    showTakeaway: (takeaway) => setState({ takeaway }),
    setTheme: (theme) => setState({ theme }),
    setSingleKeys: (singleKeys) => setState({ singleKeys }),
  };
}

/** What tells the simulation to play so many times faster than reality. */
export function playMessage(speed: Speed): ToWorker {
  return { kind: 'play', ticksPerSecond: speed * TICKS_PER_SECOND };
}
