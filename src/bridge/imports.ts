/** The page's side of an import: one file at a time, looked at or read in the worker. */
import { fail, type Result } from '../base/result.ts';
import type {
  ByteFile,
  ImportChoice,
  ImportedRows,
  ImportNews,
  ImportProgress,
  ImportRequest,
  RowsPreview,
} from '../protocol/imports.ts';

/** A reading under way. */
export interface Reading {
  /** Never rejects. */
  readonly result: Promise<Result<ImportedRows>>;
  readonly cancel: () => void;
}

export interface Imports {
  /** Looks at the first rows of a file. */
  readonly preview: (file: ByteFile) => Promise<Result<RowsPreview>>;
  /** Reads a file; its rows are then at hand for the `load` to come. */
  readonly read: (
    file: ByteFile,
    choice: ImportChoice,
    onProgress: (progress: ImportProgress) => void,
  ) => Reading;
  /** Takes in what the worker says about imports. Of one that was given up nothing is heard. */
  readonly hear: (news: ImportNews) => void;
  /** Ends what is under way. */
  readonly failAll: (problem: string) => void;
  /** How many are under way. */
  readonly count: () => number;
}

/** Who waits for what. */
interface UnderWay {
  readonly importId: number;
  readonly hear: (news: ImportNews) => void;
  readonly fail: (problem: string) => void;
}

const CANCELLED = 'The reading was cancelled.';
const REPLACED = 'Another file took its place.';

/** Nothing under way. `send`: requests go there. */
export function createImports(send: (message: ImportRequest) => void): Imports {
  let lastId = 0;
  let underWay: UnderWay | null = null;

  const end = (problem: string): void => {
    const ended = underWay;
    underWay = null;
    ended?.fail(problem);
  };

  const begin = (others: Omit<UnderWay, 'importId'>): number => {
    end(REPLACED);
    lastId += 1;
    underWay = { importId: lastId, ...others };
    return lastId;
  };

  return {
    preview: (file) =>
      new Promise((settle) => {
        const importId = begin({
          hear: (news) => {
            if (news.kind !== 'previewed') return;
            underWay = null;
            settle(news.result);
          },
          fail: (problem) => settle(fail(problem)),
        });
        send({ kind: 'preview', importId, file });
      }),
    read(file, choice, onProgress) {
      const { promise, resolve } = deferred<Result<ImportedRows>>();
      const importId = begin({
        hear: (news) => {
          if (news.kind === 'importProgress') onProgress(news);
          if (news.kind !== 'imported') return;
          underWay = null;
          resolve(news.result);
        },
        fail: (problem) => resolve(fail(problem)),
      });
      send({ kind: 'import', importId, file, choice });
      return {
        result: promise,
        cancel() {
          if (underWay?.importId !== importId) return;
          end(CANCELLED);
          send({ kind: 'cancelImport', importId });
        },
      };
    },
    hear(news) {
      if (news.importId === underWay?.importId) underWay.hear(news);
    },
    failAll: end,
    count: () => (underWay === null ? 0 : 1),
  };
}

/** A promise that is settled from outside. */
function deferred<Value>(): { readonly promise: Promise<Value>; readonly resolve: (value: Value) => void } {
  let resolve: (value: Value) => void = () => {};
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
