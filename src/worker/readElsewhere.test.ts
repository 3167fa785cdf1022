/** Readings in other workers, with a reader in the hands of the test. */
import { expect, test } from 'vitest';
import { createReaders } from './readElsewhere.ts';
import type { FromReader, ToReaderStarter } from './readerMessages.ts';
import type { ReadingJob } from './rowReading.ts';

const JOB = {
  kind: 'rows',
  from: { kind: 'address', address: 'x' },
  columns: [],
  weightColumn: null,
} as const satisfies ReadingJob;

/** Readers that answer a job with these messages. */
function setUp(answers: readonly FromReader[]) {
  const told: ToReaderStarter[] = [];
  const jobs: unknown[] = [];
  const readers = createReaders((message) => {
    told.push(message);
    if (message.kind !== 'startReader') return;
    const { port } = message;
    port.addEventListener('message', ({ data }) => {
      jobs.push(data);
      for (const answer of answers) port.postMessage(answer);
    });
    port.start();
  });
  return { readers, told, jobs };
}

test('a reader gets the job, tells how far it is, answers, and is ended', async () => {
  const result = { ok: false, problem: 'The file is empty.' } as const;
  const { readers, told, jobs } = setUp([
    { kind: 'progress', bytes: 5, rows: 1 },
    { kind: 'done', result },
  ]);
  const progress: [number, number][] = [];
  const onProgress = (bytes: number, rows: number): void => void progress.push([bytes, rows]);
  expect(await readers.read<'rows'>(JOB, { onProgress, signal: new AbortController().signal })).toEqual(
    result,
  );
  expect(progress).toEqual([[5, 1]]);
  expect(jobs).toEqual([JOB]);
  expect(told.map(({ kind, readerId }) => [kind, readerId])).toEqual([
    ['startReader', 1],
    ['endReader', 1],
  ]);
});

test('a reader that breaks, dies or is given up ends the reading', async () => {
  const watch = { onProgress: () => {}, signal: new AbortController().signal };
  const { readers } = setUp([{ kind: 'broken', message: 'no such file' }]);
  await expect(readers.read<'rows'>(JOB, watch)).rejects.toThrow('no such file');

  const dead = setUp([]);
  const reading = dead.readers.read<'rows'>(JOB, watch);
  dead.readers.broken({ kind: 'readerBroken', readerId: 1, message: 'it died' });
  await expect(reading).rejects.toThrow('it died');

  const ending = new AbortController();
  const given = setUp([]);
  const slow = given.readers.read<'rows'>(JOB, { ...watch, signal: ending.signal });
  ending.abort();
  await expect(slow).rejects.toThrow('given up');
  expect(given.told.at(-1)).toEqual({ kind: 'endReader', readerId: 1 });
});
