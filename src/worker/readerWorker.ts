/** The reader: a worker that reads one CSV file and hands over its rows. Carries the parser, so that nobody else must. */

import type { FromReader } from './readerMessages.ts';
import { createReadingHere } from './readHere.ts';
import type { ReadingJob } from './rowReading.ts';

const read = createReadingHere();
/** Whoever gives up a reading ends this worker. */
const { signal } = new AbortController();

/** First comes the channel, from the page; through it the job, from the engine's worker. */
addEventListener('message', ({ data: port }: MessageEvent<MessagePort>) => {
  const tell = (message: FromReader): void => port.postMessage(message);
  port.addEventListener('message', ({ data: job }: MessageEvent<ReadingJob>) => {
    const onProgress = (bytes: number, rows: number): void => tell({ kind: 'progress', bytes, rows });
    read(job, { onProgress, signal })
      .then((result) => tell({ kind: 'done', result }))
      .catch((error: unknown) =>
        tell({ kind: 'broken', message: error instanceof Error ? error.message : String(error) }),
      );
  });
  port.start();
});
