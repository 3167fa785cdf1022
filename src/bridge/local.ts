/**
 * The line to a simulation on the page itself, where no worker can start: the same host, in time slices between
 * which the page can draw. Loaded only then.
 */
import type { ToPage } from '../protocol/messages.ts';
import type { Port, PortEvents } from './port.ts';

/** Loads the host and starts it. */
export async function startLocal(events: PortEvents): Promise<Port> {
  const [{ createHost }, { createReadingHere }] = await Promise.all([
    import('../worker/host.ts'),
    import('../worker/readHere.ts'),
  ]);
  let isOpen = true;
  // As over a real line: a copy, and later. Whoever sends is never interrupted by the reply.
  const deliver = (message: ToPage, transfer: ArrayBuffer[]): void => {
    const copy = structuredClone(message, { transfer });
    schedule(() => {
      if (isOpen) events.onData(copy);
    }, 0);
  };
  const host = createHost({
    post: deliver,
    now: () => performance.now(),
    schedule,
    read: createReadingHere(),
  });
  return {
    send: (message) => {
      const copy = structuredClone(message);
      schedule(() => {
        if (isOpen) host.receive(copy);
      }, 0);
    },
    close: () => {
      isOpen = false;
      host.close();
    },
  };
}

function schedule(task: () => void, delayMs: number): () => void {
  const timer = setTimeout(task, delayMs);
  return () => clearTimeout(timer);
}
