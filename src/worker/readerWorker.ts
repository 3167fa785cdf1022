/** The reader: a worker that reads one CSV file and hands over its rows. Carries the parser, so that nobody else must. */

import type { FromReader } from './readerMessages.ts';
import { createReadingHere } from './readHere.ts';
import type { ReadingJob } from './rowReading.ts';

const read = createReadingHere();
/** Whoever gives up a reading ends this worker. */
const { signal } = new AbortController();

addEventListener('message', (event: MessageEvent<ReadingJob>) => {
  const onProgress = (bytes: number, rows: number): void => tell({ kind: 'progress', bytes, rows });
  read(event.data, { onProgress, signal })
    .then((result) => tell({ kind: 'done', result }))
    .catch((error: unknown) =>
      tell({ kind: 'broken', message: error instanceof Error ? error.message : String(error) }),
    );
});

function tell(message: FromReader): void {
  postMessage(message);
}
