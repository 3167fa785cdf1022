/**
 * A drag makes a value change with every pixel. What leaves is at most five changes a second, and the last one for
 * certain; all of them bear the gesture's name, so that they can be undone together.
 */

/** Milliseconds between two changes of one gesture. */
export const GESTURE_MS = 200;

export interface GestureOptions<Value> {
  /** Whether changes leave during the gesture, or only the last one at its end. */
  readonly live: boolean;
  /** A change leaves. `gesture` names the gesture. */
  readonly send: (value: Value, gesture: string) => void;
  /** Whether an earlier change is still under way: the next one waits for it. */
  readonly isBusy: () => boolean;
  /** Runs the task after so many milliseconds; the result takes it back. */
  readonly schedule: (task: () => void, delayMs: number) => () => void;
  /** What the names of gestures begin with. */
  readonly name: string;
}

export interface Gesture<Value> {
  /** The value changes; the first time that is the beginning of a gesture. */
  readonly move: (value: Value) => void;
  /** The gesture is over: what has not left yet leaves now. */
  readonly end: () => void;
}

/** A control's gestures, one after the other. */
export function createGesture<Value>(options: GestureOptions<Value>): Gesture<Value> {
  let count = 0;
  let isOpen = false;
  /** The value that has yet to leave. */
  let waiting: { readonly value: Value } | null = null;
  let cancel: (() => void) | null = null;

  const flush = (): void => {
    if (waiting === null) return;
    const { value } = waiting;
    waiting = null;
    options.send(value, `${options.name}-${count}`);
  };

  const pause = (): void => {
    cancel = options.schedule(() => {
      cancel = null;
      if (waiting === null) return;
      if (!options.isBusy()) flush();
      pause();
    }, GESTURE_MS);
  };

  return {
    move(value) {
      if (!isOpen) count += 1;
      isOpen = true;
      waiting = { value };
      if (!options.live || cancel !== null) return;
      if (!options.isBusy()) flush();
      pause();
    },
    end() {
      cancel?.();
      cancel = null;
      flush();
      isOpen = false;
    },
  };
}
