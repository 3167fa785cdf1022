/**
 * What the engine's worker, its reader and the page say to each other about readers. The page starts them: a worker
 * that starts another stands still until that is done, and in Firefox now and then for ever. The file and its rows go
 * through a channel of their own, past the page. One reader does one job and is gone.
 */
import type { Result } from '../base/result.ts';
import type { ReadingYield } from './rowReading.ts';

/** Engine's worker → page. */
export type ToReaderStarter =
  /** Start a reader and give it this end of a channel. */
  | { readonly kind: 'startReader'; readonly readerId: number; readonly port: MessagePort }
  | { readonly kind: 'endReader'; readonly readerId: number };

/** Page → engine's worker: a reader could not be started, or died. */
export interface ReaderBroken {
  readonly kind: 'readerBroken';
  readonly readerId: number;
  readonly message: string;
}

/** Reader → engine's worker, through the channel; the other way goes the job. */
export type FromReader =
  | { readonly kind: 'progress'; readonly bytes: number; readonly rows: number }
  | { readonly kind: 'done'; readonly result: Result<ReadingYield[keyof ReadingYield]> }
  /** The file could not be opened. */
  | { readonly kind: 'broken'; readonly message: string };
