/** What belongs to this visit and not to the experiment: what is selected, how fast it plays, how it looks. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { TICKS_PER_SECOND } from '../protocol/facts.ts';
import type { ToWorker } from '../protocol/messages.ts';

/** How many times faster than reality it may play. */
export const SPEEDS = [1, 10, 60, 600, 3600] as const;
export type Speed = (typeof SPEEDS)[number];

/** What the user looks at closely. */
export type Selection = { readonly kind: 'partition'; readonly lane: number; readonly partition: number };

/** `system`: as the browser is set. */
export type Theme = 'system' | 'light' | 'dark';

export interface SessionState {
  readonly playing: boolean;
  readonly speed: Speed;
  readonly selection: Selection | null;
  readonly theme: Theme;
}

export interface SessionStore extends StoreApi<SessionState> {
  readonly play: () => void;
  readonly pause: () => void;
  /** Stands still after so many more ticks. */
  readonly step: (ticks: number) => void;
  readonly setSpeed: (speed: Speed) => void;
  readonly select: (selection: Selection | null) => void;
  readonly setTheme: (theme: Theme) => void;
}

/** A session that stands still. `send`: what has to do with the simulation goes there. */
export function createSessionStore(send: (message: ToWorker) => void): SessionStore {
  const store = createStore<SessionState>(() => ({
    playing: false,
    speed: 1,
    selection: null,
    theme: 'system',
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
    setSpeed(speed) {
      setState({ speed });
      if (getState().playing) send(playMessage(speed));
    },
    select: (selection) => setState({ selection }),
    setTheme: (theme) => setState({ theme }),
  };
}

/** What tells the simulation to play so many times faster than reality. */
export function playMessage(speed: Speed): ToWorker {
  return { kind: 'play', ticksPerSecond: speed * TICKS_PER_SECOND };
}
