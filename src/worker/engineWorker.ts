/** The worker: connects the host to its page, and does nothing itself. */
import type { ToPage, ToWorker } from '../protocol/messages.ts';
import { createHost } from './host.ts';
import { createReaders } from './readElsewhere.ts';
import type { ReaderBroken } from './readerMessages.ts';

const breaks = new MessageChannel();

/** A timer never fires in less than some milliseconds; a message to oneself does, and still lets others in. */
function schedule(task: () => void, delayMs: number): () => void {
  if (delayMs > 0) {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  }
  let isWanted = true;
  breaks.port1.addEventListener('message', () => isWanted && task(), { once: true });
  breaks.port2.postMessage(null);
  return () => {
    isWanted = false;
  };
}

breaks.port1.start();

const readers = createReaders((message, transfer) => postMessage(message, { transfer }));

const host = createHost({
  post: (message: ToPage, transfer) => postMessage(message, { transfer }),
  now: () => performance.now(),
  schedule,
  read: readers.read,
});

addEventListener('message', ({ data }: MessageEvent<ToWorker | ReaderBroken>) => {
  if (data.kind === 'readerBroken') readers.broken(data);
  else host.receive(data);
});
