/** Starts the workers that read CSV files for the engine's worker, which cannot well do so itself. */
import type { ReaderBroken, ToReaderStarter } from '../worker/readerMessages.ts';
import ReaderWorker from '../worker/readerWorker.ts?worker';

export interface ReaderStarter {
  readonly hear: (message: ToReaderStarter) => void;
  /** Ends all readers. */
  readonly close: () => void;
}

/** Whether data from the engine's worker is about readers, and so no message for the page. */
export function isAboutReaders(data: unknown): data is ToReaderStarter {
  const kind = typeof data === 'object' && data !== null && 'kind' in data ? data.kind : null;
  return kind === 'startReader' || kind === 'endReader';
}

/** Nobody reads yet. `onBroken`: the engine's worker hears it. */
export function createReaderStarter(onBroken: (news: ReaderBroken) => void): ReaderStarter {
  const readers = new Map<number, Worker>();

  const end = (readerId: number): void => {
    readers.get(readerId)?.terminate();
    readers.delete(readerId);
  };

  const start = (readerId: number, port: MessagePort): void => {
    const broken = (message: string): void => {
      end(readerId);
      const why = message || 'its reader could not be started';
      onBroken({ kind: 'readerBroken', readerId, message: `The file could not be read to its end: ${why}.` });
    };
    try {
      const reader = new ReaderWorker({ name: 'reader' });
      readers.set(readerId, reader);
      reader.addEventListener('error', (event) => {
        event.preventDefault();
        broken(event.message);
      });
      reader.postMessage(port, [port]);
    } catch (error) {
      broken(error instanceof Error ? error.message : String(error));
    }
  };

  return {
    hear(message) {
      if (message.kind === 'startReader') start(message.readerId, message.port);
      else end(message.readerId);
    },
    close() {
      for (const readerId of [...readers.keys()]) end(readerId);
    },
  };
}
