/**
 * Notices when the simulation falls silent: a worker may hang, or die without a word. It is asked only while something
 * was sent that nothing confirms yet, so a page that stands still sends nothing. Beats are counted and not time: while a
 * machine sleeps there are none.
 */

export interface HeartbeatOptions {
  /** Asks for a sign of life. */
  readonly ping: () => void;
  /** Nothing was heard for so many beats; told once until something is. */
  readonly onSilent: () => void;
  /** It was silent, and is not any more. */
  readonly onBack: () => void;
  /** Runs the task after so many milliseconds; the result takes it back. */
  readonly schedule: (task: () => void, delayMs: number) => () => void;
}

export interface Heartbeat {
  /** Something was sent to the simulation. */
  readonly sent: () => void;
  /** Something came from it. `isPong`: that is the answer to a ping. */
  readonly heard: (isPong: boolean) => void;
  /** Whether it beats: nobody waits for anything on a hidden page. */
  readonly watch: (isWatching: boolean) => void;
}

/** Time between two beats, milliseconds. */
export const BEAT_MS = 2000;

/** Beats without a sign of life after which the simulation counts as silent. */
export const BEATS_MOST = 5;

/** A heart that does not beat yet. */
export function createHeartbeat({ ping, onSilent, onBack, schedule }: HeartbeatOptions): Heartbeat {
  let isWatching = false;
  let cancelBeat: (() => void) | null = null;
  /** Whether something was sent after the last ping, … */
  let isUnconfirmed = false;
  /** … and whether that ping still waits for its answer. */
  let isAsked = false;
  let isSilent = false;
  /** Beats in a row since which nothing was heard. */
  let missed = 0;
  let wasHeard = false;

  const plan = (): void => {
    if (isWatching && !isSilent && (isUnconfirmed || isAsked)) cancelBeat ??= schedule(beat, BEAT_MS);
  };

  const beat = (): void => {
    cancelBeat = null;
    missed = wasHeard ? 0 : missed + 1;
    wasHeard = false;
    if (!isAsked && isUnconfirmed) {
      isAsked = true;
      isUnconfirmed = false;
      ping();
    }
    if (missed >= BEATS_MOST) {
      isSilent = true;
      onSilent();
    }
    plan();
  };

  const rest = (): void => {
    cancelBeat?.();
    cancelBeat = null;
    missed = 0;
    wasHeard = false;
  };

  return {
    sent() {
      isUnconfirmed = true;
      plan();
    },
    heard(isPong) {
      wasHeard = true;
      if (isPong) isAsked = false;
      // Nothing is waited for any more.
      if (!isAsked && !isUnconfirmed) rest();
      if (!isSilent) return;
      isSilent = false;
      rest();
      onBack();
      plan();
    },
    watch(watching) {
      isWatching = watching;
      rest();
      plan();
    },
  };
}
