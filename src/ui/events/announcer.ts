/** Turns a stream of sentences into one that can be listened to: at most one text a second. */

export interface Announcer {
  /** These are to be told. */
  readonly tell: (sentences: readonly string[]) => void;
  /** What was told, or was to be, holds no longer. */
  readonly forget: () => void;
  readonly dispose: () => void;
}

/** Milliseconds between two texts. */
const PAUSE_MS = 1000;

/** More than this at once is only counted. */
const SENTENCES_MOST = 2;

/** `say` puts a text where it is read aloud. `schedule` runs a task later; its result takes it back. */
export function createAnnouncer(
  say: (text: string) => void,
  schedule: (task: () => void, delayMs: number) => () => void,
): Announcer {
  let waiting: string[] = [];
  let cancel: (() => void) | null = null;

  const speak = (): void => {
    cancel = null;
    if (waiting.length === 0) return;
    say(summary(waiting));
    waiting = [];
    cancel = schedule(speak, PAUSE_MS);
  };

  return {
    tell(sentences) {
      waiting.push(...sentences);
      if (cancel === null) speak();
    },
    forget() {
      waiting = [];
      say('');
    },
    dispose: () => cancel?.(),
  };
}

/** The first ones in full, of the others their number. */
function summary(sentences: readonly string[]): string {
  const left = sentences.length - SENTENCES_MOST;
  const told = sentences.slice(0, SENTENCES_MOST).join(' ');
  return left > 0 ? `${told} And ${left} more.` : told;
}
