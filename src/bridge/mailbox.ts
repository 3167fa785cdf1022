/** A slot for the newest frame. An older one that nobody has drawn is of no use to anybody. */
import type { Frame } from '../protocol/messages.ts';

export interface Mailbox {
  /** Puts a frame in the place of the one before; one that says the same leaves that one there. */
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
  let newest: Frame | null = null;
  let undrawn: Frame | null = null;
  return {
    put(next) {
      undrawn = next;
      // After a change while time stands still: nothing need be drawn anew.
      if (newest === null || !saysTheSame(newest, next)) newest = next;
    },
    newest: () => newest,
    takeUndrawn() {
      const taken = undrawn;
      undrawn = null;
      return taken;
    },
    empty() {
      newest = null;
      undrawn = null;
    },
  };
}

function saysTheSame(one: Frame, other: Frame): boolean {
  return (
    one.tick === other.tick &&
    one.run === other.run &&
    one.revision === other.revision &&
    one.measured === other.measured &&
    one.lanes.length === other.lanes.length &&
    one.lanes.every((numbers, lane) => {
      const others = other.lanes[lane];
      return (
        others?.length === numbers.length && numbers.every((number, at) => Object.is(number, others[at]))
      );
    })
  );
}
