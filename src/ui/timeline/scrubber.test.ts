/** Dragging through time. */
import { expect, test } from 'vitest';
import { createScrubber } from './scrubber.ts';

test('the first and the last moment are gone to, and of those between only what can be followed', async () => {
  const gone: number[] = [];
  let arrive = (): void => {};
  const scrubber = createScrubber(
    (tick) => gone.push(tick),
    () =>
      new Promise<void>((resolve) => {
        arrive = resolve;
      }),
  );
  for (const tick of [10, 20, 30]) scrubber.to(tick);
  expect(gone).toEqual([10]);
  arrive();
  await Promise.resolve();
  expect(gone).toEqual([10, 30]);
  expect(scrubber.isBusy()).toBe(true);
  arrive();
  await Promise.resolve();
  expect({ gone, busy: scrubber.isBusy() }).toEqual({ gone: [10, 30], busy: false });
  scrubber.to(5);
  expect(gone).toEqual([10, 30, 5]);
});
