/** A host on a clock that tests turn by hand, and an experiment that throttles at once. */

import type { TimedEdit, WorldConfiguration } from '../engine/types.ts';
import { defaultOperation, defaultTable } from '../experiment/defaults.ts';
import type { Frame, Load, ToPage, ToWorker } from '../protocol/messages.ts';
import { onlyBranch } from '../protocol/onlyBranch.ts';
import type { AnswerTo, Question, QuestionKind } from '../protocol/questions.ts';
import { createHost } from './host.ts';
import { createReadingHere, type OpenAddress } from './readHere.ts';

/** Dogs are more than one partition can serve: 4,200 of 6,000 reads a second go to one key. */
export const PETS: WorldConfiguration = {
  seed: 7,
  items: {
    kind: 'generated',
    itemBytes: 1024,
    groups: [
      {
        sets: 1,
        items: 70_000,
        spread: { kind: 'even' },
        attributes: {
          animal: { kind: 'constant', value: 'dog' },
          pet: { kind: 'perItem', prefix: 'p', digits: 6 },
        },
      },
      {
        sets: 1,
        items: 30_000,
        spread: { kind: 'even' },
        attributes: {
          animal: { kind: 'constant', value: 'cat' },
          pet: { kind: 'perItem', prefix: 'p', digits: 6 },
        },
      },
    ],
  },
  traffic: {
    arrivals: 'smooth',
    operations: [
      defaultOperation({ name: 'reads', kind: 'GetItem', requestsPerSecond: 6000, sortKey: 'latest' }),
    ],
  },
  tables: [
    defaultTable({ partitionKey: ['animal'], sortKey: 'pet', readCapacity: 12_000, writeCapacity: 4000 }),
  ],
};

/** A `load` of an experiment. */
export function load(configuration = PETS, run = 1, edits: readonly TimedEdit[] = []): Load {
  return { kind: 'load', run, configuration, branches: [onlyBranch(edits)], branch: 1, data: null };
}

/** A host whose time stands still until it is told otherwise. */
export interface Simulation {
  readonly send: (message: ToWorker) => void;
  /** Everything posted so far; cleared by `take`. */
  readonly posted: ToPage[];
  readonly take: () => ToPage[];
  /** Lets so many milliseconds pass, one appointment after the other; every frame is drawn at once if wanted. */
  readonly pass: (milliseconds: number) => void;
  /** Waits until a `load` has been carried out. */
  readonly loaded: () => Promise<void>;
  readonly ask: <Kind extends QuestionKind>(question: Question<Kind>) => AnswerTo<Kind>;
  readonly close: () => void;
}

export interface SimulationOptions {
  /** Milliseconds that pass whenever the host looks at the clock: how slow the machine is. */
  readonly lookMs?: number;
  /** Whether frames are drawn as soon as they come. */
  readonly draws?: boolean;
  readonly open?: OpenAddress;
}

/** A host under test. */
export function simulate({ lookMs = 0, draws = true, open }: SimulationOptions = {}): Simulation {
  let nowMs = 1000;
  let lastRequest = 0;
  let posted: ToPage[] = [];
  const appointments = new Map<number, { readonly atMs: number; readonly task: () => void }>();
  let lastAppointment = 0;
  const host = createHost({
    post: (message) => posted.push(structuredClone(message)),
    now: () => {
      nowMs += lookMs;
      return nowMs;
    },
    schedule(task, delayMs) {
      lastAppointment += 1;
      const id = lastAppointment;
      appointments.set(id, { atMs: nowMs + delayMs, task });
      return () => appointments.delete(id);
    },
    read: createReadingHere(open),
  });

  let drawn: Frame | null = null;
  const draw = (): void => {
    const frame = posted.findLast((message): message is Frame => message.kind === 'frame') ?? null;
    if (frame === null || frame === drawn) return;
    drawn = frame;
    host.receive({ kind: 'drawn', sequence: frame.sequence });
  };

  const pass = (milliseconds: number): void => {
    const endMs = nowMs + milliseconds;
    for (;;) {
      const next = [...appointments].sort(([, one], [, other]) => one.atMs - other.atMs)[0];
      if (next === undefined || next[1].atMs > endMs) break;
      const [id, { atMs, task }] = next;
      appointments.delete(id);
      nowMs = Math.max(nowMs, atMs);
      task();
      if (draws) draw();
    }
    nowMs = Math.max(nowMs, endMs);
  };

  return {
    send: host.receive,
    get posted() {
      return posted;
    },
    take() {
      const taken = posted;
      posted = [];
      return taken;
    },
    pass,
    async loaded() {
      while (!posted.some(({ kind }) => kind === 'loaded' || kind === 'failed')) await Promise.resolve();
    },
    ask<Kind extends QuestionKind>(question: Question<Kind>): AnswerTo<Kind> {
      lastRequest += 1;
      const requestId = lastRequest;
      host.receive({ kind: 'ask', requestId, question: question as Question });
      const message = posted.find((each) => each.kind === 'answer' && each.requestId === requestId);
      if (message?.kind !== 'answer') throw new Error(`No answer to ${question.kind}`);
      if (!message.result.ok) throw new Error(message.result.problem);
      return message.result.value.value as AnswerTo<Kind>;
    },
    close: host.close,
  };
}

/** The messages of one kind, in order. */
export function ofKind<Kind extends ToPage['kind']>(
  messages: readonly ToPage[],
  kind: Kind,
): Extract<ToPage, { kind: Kind }>[] {
  return messages.filter((message): message is Extract<ToPage, { kind: Kind }> => message.kind === kind);
}
