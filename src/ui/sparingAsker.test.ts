/** Asking sparingly, on a clock turned by hand. */
import { expect, test } from 'vitest';
import { createSparingAsker } from './sparingAsker.ts';

function askerUnderTest() {
  let nowMs = 0;
  let task: { readonly run: () => void; readonly atMs: number } | null = null;
  const asked: string[] = [];
  const told: string[] = [];
  let settle = (_answer: number): void => {};
  const asker = createSparingAsker<string, number>({
    ask: (question) => {
      asked.push(question);
      return new Promise((resolve) => {
        settle = resolve;
      });
    },
    onAnswer: (question, answer) => told.push(`${question}=${answer}`),
    now: () => nowMs,
    schedule(run, delayMs) {
      task = { run, atMs: nowMs + delayMs };
      return () => {
        task = null;
      };
    },
  });
  return {
    asker,
    asked,
    told,
    async answer(value: number, tookMs: number) {
      nowMs += tookMs;
      settle(value);
      await Promise.resolve();
      await Promise.resolve();
    },
    pass(milliseconds: number) {
      nowMs += milliseconds;
      if (task !== null && task.atMs <= nowMs) task.run();
    },
  };
}

test('one question at a time, and of those that wait only the last', async () => {
  const { asker, asked, told, answer, pass } = askerUnderTest();
  for (const question of ['a', 'b', 'c']) asker.want(question, false);
  expect(asked).toEqual(['a']);
  await answer(1, 10);
  expect(told).toEqual(['a=1']);
  pass(149);
  expect(asked).toEqual(['a']);
  pass(1);
  expect(asked).toEqual(['a', 'c']);
});

test('a quick answer costs no rest, and an urgent question does not wait', async () => {
  const { asker, asked, answer } = askerUnderTest();
  asker.want('a', false);
  await answer(1, 0);
  asker.want('b', false);
  expect(asked).toEqual(['a', 'b']);
  await answer(2, 1000);
  asker.want('c', false);
  expect(asked).toHaveLength(2);
  asker.want('d', true);
  expect(asked).toEqual(['a', 'b', 'd']);
});

test('after the end nothing is told and nothing is asked', async () => {
  const { asker, asked, told, answer, pass } = askerUnderTest();
  asker.want('a', false);
  asker.want('b', false);
  asker.dispose();
  await answer(1, 10);
  pass(10_000);
  expect({ asked, told }).toEqual({ asked: ['a'], told: [] });
});
