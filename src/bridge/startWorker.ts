/** The line to a simulation in a Web Worker of its own: the usual case. */
import EngineWorker from '../worker/engineWorker.ts?worker';
import type { Port, PortEvents } from './port.ts';

/** Starts the worker. Throws where workers are forbidden; some browsers report that by `onBroken` instead. */
export function startWorker(events: PortEvents): Port {
  const worker = new EngineWorker({ name: 'simulation' });
  worker.addEventListener('message', (event) => events.onData(event.data));
  worker.addEventListener('messageerror', () => events.onBroken('A message could not be read.'));
  worker.addEventListener('error', (event) => {
    // Reported to the user by whoever listens; the console need not repeat it.
    event.preventDefault();
    events.onBroken(event.message || 'The worker could not be loaded.');
  });
  return {
    send: (message) => worker.postMessage(message),
    close: () => worker.terminate(),
  };
}
