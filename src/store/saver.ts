/** Decides when to store: soon after a change, one write at a time, and each change at most once. */

export interface SaverOptions<Value> {
  /** What there is to store now. */
  readonly value: () => Value;
  /** Stores it; the sentence about what could not be stored, or null. Never rejects. */
  readonly write: (value: Value) => Promise<string | null>;
  /** Hears how each write went. */
  readonly onWritten: (problem: string | null) => void;
  /** Runs the task after so many milliseconds; the result takes it back. */
  readonly schedule: (task: () => void, delayMs: number) => () => void;
}

export interface Saver {
  /** There is something new. */
  readonly changed: () => void;
  /** The page may be gone in a moment: do not wait. */
  readonly hurry: () => void;
  /** Whether all is stored. */
  readonly isIdle: () => boolean;
}

/** A drag changes many times a second; it is stored when it rests. */
export const REST_MS = 200;

/** A saver that has nothing to do. */
export function createSaver<Value>({ value, write, onWritten, schedule }: SaverOptions<Value>): Saver {
  let isDirty = false;
  let isWriting = false;
  let cancelTimer: (() => void) | null = null;

  const save = async (): Promise<void> => {
    cancelTimer?.();
    cancelTimer = null;
    if (isWriting || !isDirty) return;
    isDirty = false;
    isWriting = true;
    const problem = await write(value());
    isWriting = false;
    onWritten(problem);
    // What changed meanwhile has waited long enough.
    void save();
  };

  return {
    changed() {
      isDirty = true;
      cancelTimer?.();
      cancelTimer = schedule(() => void save(), REST_MS);
    },
    hurry: () => void save(),
    isIdle: () => !isDirty && !isWriting,
  };
}
