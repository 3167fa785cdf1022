/** What the engine's worker and its reader say to each other. One reader does one job and is gone. */
import type { Result } from '../base/result.ts';
import type { ReadingYield } from './rowReading.ts';

export type FromReader =
  | { readonly kind: 'progress'; readonly bytes: number; readonly rows: number }
  | { readonly kind: 'done'; readonly result: Result<ReadingYield[keyof ReadingYield]> }
  /** The file could not be opened. */
  | { readonly kind: 'broken'; readonly message: string };
