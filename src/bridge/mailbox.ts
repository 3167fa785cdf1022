/** A slot for the newest frame. An older one that nobody has drawn is of no use to anybody. */
import type { Frame } from '../protocol/messages.ts';

export interface Mailbox {
  /** Puts a frame in the place of the one before. */
  readonly put: (frame: Frame) => void;
  /** The newest frame, drawn or not; null before the first. */
  readonly newest: () => Frame | null;
  /** The newest frame if nobody has taken it yet: whoever takes it says `drawn`. */
  readonly takeUndrawn: () => Frame | null;
  /** Forgets everything, as for another run. */
  readonly empty: () => void;
}

/** An empty mailbox. */
export function createMailbox(): Mailbox {
  let frame: Frame | null = null;
  let isDrawn = true;
  return {
    put(next) {
      frame = next;
      isDrawn = false;
    },
    newest: () => frame,
    takeUndrawn() {
      if (isDrawn) return null;
      isDrawn = true;
      return frame;
    },
    empty() {
      frame = null;
      isDrawn = true;
    },
  };
}
