/**
 * Has the user's own files read beside the run: a look at the beginning, or all of it. What was read lies on the shelf
 * for the `load` that will ask for it; until then nothing changes.
 */
import { assertNever } from '../base/assert.ts';
import { fail, type Result, succeed } from '../base/result.ts';
import type { ImportNews, ImportRequest, ImportRows, PreviewRows } from '../protocol/imports.ts';
import type { ToWorker } from '../protocol/messages.ts';
import type { RowReading } from './rowReading.ts';
import type { RowShelf } from './rowShelf.ts';

/** Milliseconds between two reports of progress. */
const PROGRESS_MS = 100;

/** What the importer cannot do by itself. */
interface ImporterPorts {
  readonly post: (message: ImportNews, transfer: ArrayBuffer[]) => void;
  readonly now: () => number;
  readonly read: RowReading;
}

export interface Importer {
  readonly receive: (message: ImportRequest) => void;
  /** Gives up what is under way, silently. */
  readonly close: () => void;
}

/** Whether a message is for an importer. */
export function isImportRequest(message: ToWorker): message is ImportRequest {
  return message.kind === 'preview' || message.kind === 'import' || message.kind === 'cancelImport';
}

/** An importer that is idle. One file is read at a time: another one takes its place. */
export function createImporter({ post, now, read }: ImporterPorts, shelf: RowShelf): Importer {
  /** What is under way; null: nothing is, or not any more. */
  let current: { readonly importId: number; readonly ending: AbortController } | null = null;

  const giveUp = (): void => {
    current?.ending.abort();
    current = null;
  };

  /** Does one job and reports how it went, unless nobody waits for it any more. */
  const run = async (importId: number, job: (signal: AbortSignal) => Promise<ImportNews>): Promise<void> => {
    giveUp();
    const mine = { importId, ending: new AbortController() };
    current = mine;
    const news = await job(mine.ending.signal);
    if (current !== mine) return;
    current = null;
    post(news, []);
  };

  const preview = async ({ importId, file }: PreviewRows, signal: AbortSignal): Promise<ImportNews> => {
    const result = await orProblem(
      read<'preview'>({ kind: 'preview', file }, { onProgress: () => {}, signal }),
    );
    return { kind: 'previewed', importId, result };
  };

  const importRows = async (
    { importId, file, choice }: ImportRows,
    signal: AbortSignal,
  ): Promise<ImportNews> => {
    let toldMs = now();
    const onProgress = (bytes: number, rows: number): void => {
      if (signal.aborted || now() - toldMs < PROGRESS_MS) return;
      toldMs = now();
      post({ kind: 'importProgress', importId, bytes, rows }, []);
    };
    const done = await orProblem(read<'import'>({ kind: 'import', file, choice }, { onProgress, signal }));
    if (!done.ok) return { kind: 'imported', importId, result: done };
    const { rows, imported } = done.value;
    if (!signal.aborted) shelf.put(imported.items, rows);
    return { kind: 'imported', importId, result: succeed(imported) };
  };

  return {
    receive(message) {
      switch (message.kind) {
        case 'preview':
          void run(message.importId, (signal) => preview(message, signal));
          return;
        case 'import':
          void run(message.importId, (signal) => importRows(message, signal));
          return;
        case 'cancelImport':
          if (current?.importId === message.importId) giveUp();
          return;
        default:
          assertNever(message);
      }
    },
    close: giveUp,
  };
}

/** What is thrown on the way is a sentence already. */
async function orProblem<Value>(reading: Promise<Result<Value>>): Promise<Result<Value>> {
  try {
    return await reading;
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}
