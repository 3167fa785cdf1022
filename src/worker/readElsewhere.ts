/** Has CSV files read by a worker of their own: the run goes on undisturbed, and giving up takes no time. */
import type { Result } from '../base/result.ts';
import type { FromReader } from './readerMessages.ts';
import ReaderWorker from './readerWorker.ts?worker';
import type { ReadingJob, ReadingWatch, ReadingYield, RowReading } from './rowReading.ts';

/** A reading that happens in another worker. */
export const readElsewhere: RowReading = <Kind extends ReadingJob['kind']>(
  job: Extract<ReadingJob, { kind: Kind }>,
  { onProgress, signal }: ReadingWatch,
) =>
  new Promise<Result<ReadingYield[Kind]>>((resolve, reject) => {
    const reader = new ReaderWorker({ name: 'reader' });
    signal.addEventListener('abort', () => {
      reader.terminate();
      reject(new Error('The reading was given up.'));
    });
    reader.addEventListener('error', (event) => {
      event.preventDefault();
      reader.terminate();
      reject(new Error(event.message || 'The reader could not be started.'));
    });
    reader.addEventListener('message', ({ data }: MessageEvent<FromReader>) => {
      if (data.kind === 'progress') {
        onProgress(data.bytes, data.rows);
        return;
      }
      reader.terminate();
      // Each job has its own yield: the reader answers the job it was given.
      if (data.kind === 'done') resolve(data.result as Result<ReadingYield[Kind]>);
      else reject(new Error(data.message));
    });
    reader.postMessage(job);
  });
