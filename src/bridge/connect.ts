/**
 * The page's side of the protocol. Starts the simulation in a worker, or on the page where no worker can start,
 * and turns what comes back into checked messages.
 *
 *     starting ──ready──> connected ──error, nonsense, `failed`──> broken
 *         │                   └──nothing heard──> silent ──anything──> connected
 *         └──error, or no `ready` in time──> the same host on the page ──ready──> connected
 */
import { fail, type Result } from '../base/result.ts';
import type { ImportNews } from '../protocol/imports.ts';
import {
  type AnswerMessage,
  type Failed,
  type Pong,
  PROTOCOL_VERSION,
  type Ready,
  type ToPage,
  type ToWorker,
} from '../protocol/messages.ts';
import type { AnswerTo, Question, QuestionKind } from '../protocol/questions.ts';
import { readToPage } from '../protocol/readToPage.ts';
import { createHeartbeat } from './heartbeat.ts';
import { createImports, type Imports } from './imports.ts';
import type { Port, PortEvents } from './port.ts';
import { createRequests } from './requests.ts';

/** What stores and painters are told. The rest is the bridge's own business. */
export type News = Exclude<ToPage, Ready | AnswerMessage | Pong | Failed | ImportNews>;

/** Why there is no simulation any more. */
export type Breakdown =
  /** The engine stopped itself because something did not hold. */
  | { readonly kind: 'failed'; readonly failed: Failed }
  /** The worker died or could not be understood. */
  | { readonly kind: 'lost'; readonly why: string };

export interface ConnectOptions {
  /** Opens a line to a worker; may throw. */
  readonly startWorker: (events: PortEvents) => Port;
  /** Opens a line to the same host on the page. Called only if no worker starts. */
  readonly startLocal: (events: PortEvents) => Promise<Port>;
  /** Runs the task after so many milliseconds; the result takes it back. */
  readonly schedule: (task: () => void, delayMs: number) => () => void;
  readonly onNews: (news: News) => void;
  /** The simulation listens, or does so again. `whyLocal`: it runs on the page, because of this. */
  readonly onConnected: (whyLocal: string | null) => void;
  /** It has not been heard for some time; perhaps it is only busy. */
  readonly onSilent: () => void;
  /** It does not any more; told once. */
  readonly onBroken: (breakdown: Breakdown) => void;
}

export interface Bridge {
  /** Sends a message; before `ready` it waits, after a breakdown it is dropped. */
  readonly send: (message: ToWorker) => void;
  /** Asks a question. Never rejects: no answer is a problem in the result. */
  readonly ask: <Kind extends QuestionKind>(question: Question<Kind>) => Promise<Result<AnswerTo<Kind>>>;
  /** Looking at and reading the user's own files. */
  readonly imports: Pick<Imports, 'preview' | 'read'>;
  /** How many questions are open, imports under way included. */
  readonly openQuestions: () => number;
  /** Whether somebody waits for it, so that its silence matters. */
  readonly watch: (isWatching: boolean) => void;
  /** Ends the simulation without a word. */
  readonly close: () => void;
}

/** How long a worker may take to say `ready`, milliseconds. */
export const READY_MS = 10_000;

const GONE = 'The simulation has ended.';
const CANNOT_READ =
  'The simulation has stopped, and nothing can be read without it: close this and restart it.';

/** Starts a simulation. */
export function connect(options: ConnectOptions): Bridge {
  const requests = createRequests();
  const imports: Imports = createImports((message) =>
    isGone() ? imports.failAll(CANNOT_READ) : send(message),
  );
  let port: Port | null = null;
  /** Messages that wait for `ready`; null once it was said. */
  let unsent: ToWorker[] | null = [];
  /** Counts the lines opened: what an abandoned one still says is not heard. */
  let line = 0;
  let cancelTimeout = (): void => {};
  let whyLocal: string | null = null;

  const heartbeat = createHeartbeat({
    ping: () => port?.send({ kind: 'ping' }),
    onSilent: options.onSilent,
    onBack: () => options.onConnected(whyLocal),
    schedule: options.schedule,
  });

  const isGone = (): boolean => unsent === null && port === null;

  const end = (): void => {
    line += 1;
    cancelTimeout();
    heartbeat.watch(false);
    port?.close();
    port = null;
    unsent = null;
    requests.failAll(GONE);
    imports.failAll(CANNOT_READ);
  };

  const breakDown = (breakdown: Breakdown): void => {
    end();
    options.onBroken(breakdown);
  };

  /** The events of one line, deaf as soon as another is opened. `onBroken` differs before and after `ready`. */
  const eventsOf = (): PortEvents => {
    line += 1;
    const own = line;
    return {
      onData: (data) => {
        if (own === line) hear(data);
      },
      onBroken: (why) => {
        if (own !== line) return;
        if (unsent !== null && whyLocal === null) void goLocal(why);
        else breakDown({ kind: 'lost', why });
      },
    };
  };

  const hear = (data: unknown): void => {
    const message = readToPage(data);
    heartbeat.heard(message.ok && message.value.kind === 'pong');
    if (!message.ok) breakDown({ kind: 'lost', why: message.problem });
    else if (message.value.kind === 'ready') begin(message.value);
    else if (message.value.kind === 'failed') breakDown({ kind: 'failed', failed: message.value });
    else if (message.value.kind === 'answer') {
      const problem = requests.answer(message.value.requestId, message.value.result);
      if (problem !== null) breakDown({ kind: 'lost', why: problem });
    } else if (isImportNews(message.value)) imports.hear(message.value);
    else if (message.value.kind !== 'pong') options.onNews(message.value);
  };

  const begin = ({ version }: Ready): void => {
    cancelTimeout();
    if (version !== PROTOCOL_VERSION) {
      const why = `The page speaks version ${PROTOCOL_VERSION}, the simulation version ${version}: reload the page.`;
      breakDown({ kind: 'lost', why });
      return;
    }
    const heldBack = unsent ?? [];
    unsent = null;
    for (const message of heldBack) send(message);
    options.onConnected(whyLocal);
  };

  const goLocal = async (why: string): Promise<void> => {
    cancelTimeout();
    port?.close();
    port = null;
    whyLocal = why;
    const events = eventsOf();
    const own = line;
    try {
      const opened = await options.startLocal(events);
      if (own === line) port = opened;
      else opened.close();
    } catch (error) {
      events.onBroken(textOf(error));
    }
  };

  const goWorker = (): void => {
    const events = eventsOf();
    cancelTimeout = options.schedule(() => events.onBroken('It did not answer.'), READY_MS);
    try {
      port = options.startWorker(events);
    } catch (error) {
      events.onBroken(textOf(error));
    }
  };

  const send = (message: ToWorker): void => {
    if (unsent !== null) unsent.push(message);
    else if (port !== null) {
      port.send(message);
      heartbeat.sent();
    }
  };

  goWorker();
  return {
    send,
    ask: <Kind extends QuestionKind>(question: Question<Kind>) =>
      new Promise<Result<AnswerTo<Kind>>>((settle) => {
        if (isGone()) settle(fail(GONE));
        else
          send({
            kind: 'ask',
            requestId: requests.add<Kind>(question.kind as Kind, settle),
            question: question as Question,
          });
      }),
    imports,
    openQuestions: () => requests.count() + imports.count(),
    watch: (isWatching) => heartbeat.watch(isWatching && !isGone()),
    close: end,
  };
}

function isImportNews(message: ToPage): message is ImportNews {
  return message.kind === 'previewed' || message.kind === 'importProgress' || message.kind === 'imported';
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
