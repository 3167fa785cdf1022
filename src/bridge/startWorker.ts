/** The line to a simulation in a Web Worker of its own: the usual case. */
import EngineWorker from '../worker/engineWorker.ts?worker';
import type { Port, PortEvents } from './port.ts';
import { createReaderStarter, isAboutReaders } from './startReaders.ts';

/** Starts the worker. Throws where workers are forbidden; some browsers report that by `onBroken` instead. */
export function startWorker(events: PortEvents): Port {
  const worker = new EngineWorker({ name: 'simulation' });
  const readers = createReaderStarter((news) => worker.postMessage(news));
  worker.addEventListener('message', ({ data }) => {
    if (isAboutReaders(data)) readers.hear(data);
    else events.onData(data);
  });
  worker.addEventListener('messageerror', () => events.onBroken('A message could not be read.'));
  worker.addEventListener('error', (event) => {
    // Reported to the user by whoever listens; the console need not repeat it.
    event.preventDefault();
    events.onBroken(event.message || 'The worker could not be loaded.');
  });
  return {
    send: (message) => worker.postMessage(message),
    close: () => {
      readers.close();
      worker.terminate();
    },
  };
}
