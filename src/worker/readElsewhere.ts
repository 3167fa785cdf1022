/** Has CSV files read by a worker of their own: the run goes on undisturbed, and giving up takes no time. */
import type { Result } from '../base/result.ts';
import type { FromReader, ReaderBroken, ToReaderStarter } from './readerMessages.ts';
import type { ReadingJob, ReadingWatch, ReadingYield, RowReading } from './rowReading.ts';

export interface Readers {
  readonly read: RowReading;
  /** A reader will not answer any more. */
  readonly broken: (news: ReaderBroken) => void;
}

/** Readings that happen in other workers. `tell`: whoever starts those hears it. */
export function createReaders(tell: (message: ToReaderStarter, transfer: Transferable[]) => void): Readers {
  const underWay = new Map<number, (why: string) => void>();
  let lastId = 0;

  const read: RowReading = <Kind extends ReadingJob['kind']>(
    job: Extract<ReadingJob, { kind: Kind }>,
    { onProgress, signal }: ReadingWatch,
  ) =>
    new Promise<Result<ReadingYield[Kind]>>((resolve, reject) => {
      lastId += 1;
      const readerId = lastId;
      const { port1: own, port2: port } = new MessageChannel();
      const end = (): void => {
        if (!underWay.delete(readerId)) return;
        own.close();
        tell({ kind: 'endReader', readerId }, []);
      };
      const giveUp = (why: string): void => {
        end();
        reject(new Error(why));
      };
      underWay.set(readerId, giveUp);
      signal.addEventListener('abort', () => giveUp('The reading was given up.'));
      own.addEventListener('message', ({ data }: MessageEvent<FromReader>) => {
        if (data.kind === 'progress') onProgress(data.bytes, data.rows);
        else if (data.kind === 'broken') giveUp(data.message);
        else {
          end();
          // Each job has its own yield: the reader answers the job it was given.
          resolve(data.result as Result<ReadingYield[Kind]>);
        }
      });
      own.start();
      tell({ kind: 'startReader', readerId, port }, [port]);
      own.postMessage(job);
    });

  return { read, broken: ({ readerId, message }) => underWay.get(readerId)?.(message) };
}
