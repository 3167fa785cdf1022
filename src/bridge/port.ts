/** One end of a line to a simulation, wherever it runs. */
import type { ToWorker } from '../protocol/messages.ts';

/** Sends messages. What comes back goes to the `PortEvents` it was opened with. */
export interface Port {
  readonly send: (message: ToWorker) => void;
  /** Ends the simulation; nothing comes back from here on. */
  readonly close: () => void;
}

/** What may come back: data that has yet to be checked, or the news that the line is dead. */
export interface PortEvents {
  readonly onData: (data: unknown) => void;
  readonly onBroken: (why: string) => void;
}
