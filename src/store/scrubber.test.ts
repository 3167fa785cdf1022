/** Dragging through time. */
import { expect, test } from 'vitest';
import { createScrubber, type Scrubber } from './scrubber.ts';

/** A scrubber, the moments it went to, and what lets it arrive at one. */
function scrubbing(): { scrubber: Scrubber; gone: number[]; arrive: () => Promise<void> } {
  const gone: number[] = [];
  let settle = (): void => {};
  const scrubber = createScrubber(
    (tick) => gone.push(tick),
    () =>
      new Promise<void>((resolve) => {
        settle = resolve;
      }),
  );
  const arrive = (): Promise<void> => {
    settle();
    return Promise.resolve();
  };
  return { scrubber, gone, arrive };
}

test('the first and the last moment are gone to, and of those between only what can be followed', async () => {
  const { scrubber, gone, arrive } = scrubbing();
  for (const tick of [10, 20, 30]) scrubber.to(tick);
  expect(gone).toEqual([10]);
  await arrive();
  expect(gone).toEqual([10, 30]);
  expect(scrubber.goal()).toBe(30);
  await arrive();
  expect({ gone, goal: scrubber.goal() }).toEqual({ gone: [10, 30], goal: null });
  scrubber.to(5);
  expect(gone).toEqual([10, 30, 5]);
});

test('what else is asked for comes after the last moment, and that is gone to only once', async () => {
  const { scrubber, gone, arrive } = scrubbing();
  for (const tick of [10, 20, 30]) scrubber.to(tick);
  scrubber.hurry();
  expect(gone).toEqual([10, 30]);
  scrubber.hurry();
  await arrive();
  expect(scrubber.goal()).toBe(30);
  await arrive();
  expect({ gone, goal: scrubber.goal() }).toEqual({ gone: [10, 30], goal: null });
});

test('a moment of a run that is left is not gone to in the next', async () => {
  const { scrubber, gone, arrive } = scrubbing();
  for (const tick of [10, 20]) scrubber.to(tick);
  scrubber.forget();
  scrubber.hurry();
  expect(scrubber.goal()).toBeNull();
  await arrive();
  expect(gone).toEqual([10]);
});
