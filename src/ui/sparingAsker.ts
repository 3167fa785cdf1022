/**
 * Asks a costly question again and again, but never twice at once, and so rarely that the simulation spends only a
 * small part of its time answering: after an answer it rests in proportion to the time that answer took.
 */

/** How many times as long as an answer took it rests after it, but never longer than so many milliseconds. */
const REST = 15;
const REST_MOST_MS = 1000;

export interface SparingAsker<Question> {
  /** This is to be known anew. Of several only the last is asked. `urgent`: without a rest. */
  readonly want: (question: Question, urgent: boolean) => void;
  /** Asks and tells nothing from here on. */
  readonly dispose: () => void;
}

export interface SparingAskerOptions<Question, Answer> {
  readonly ask: (question: Question) => Promise<Answer>;
  readonly onAnswer: (question: Question, answer: Answer) => void;
  /** Wall-clock time, milliseconds from anywhere. */
  readonly now: () => number;
  /** Runs the task after so many milliseconds; the result takes it back. */
  readonly schedule: (task: () => void, delayMs: number) => () => void;
}

/** An asker that has not asked yet. `ask` must not reject. */
export function createSparingAsker<Question, Answer>({
  ask,
  onAnswer,
  now,
  schedule,
}: SparingAskerOptions<Question, Answer>): SparingAsker<Question> {
  let wanted: { readonly question: Question; readonly urgent: boolean } | null = null;
  let isUnderWay = false;
  let isDisposed = false;
  let restsUntilMs = Number.NEGATIVE_INFINITY;
  let cancelRest = (): void => {};

  const proceed = (): void => {
    cancelRest();
    if (wanted === null || isUnderWay || isDisposed) return;
    const restMs = restsUntilMs - now();
    if (restMs > 0 && !wanted.urgent) cancelRest = schedule(proceed, restMs);
    else void askNow(wanted.question);
  };

  const askNow = async (question: Question): Promise<void> => {
    wanted = null;
    isUnderWay = true;
    const startMs = now();
    const answer = await ask(question);
    isUnderWay = false;
    restsUntilMs = now() + Math.min(REST_MOST_MS, REST * (now() - startMs));
    if (!isDisposed) onAnswer(question, answer);
    proceed();
  };

  return {
    want(question, urgent) {
      // What could not wait still cannot, even if it is asked for again meanwhile.
      wanted = { question, urgent: urgent || wanted?.urgent === true };
      proceed();
    },
    dispose() {
      isDisposed = true;
      cancelRest();
    },
  };
}
