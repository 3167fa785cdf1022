import { expect, test } from 'vitest';
import { createSaver, REST_MS } from './saver.ts';

/** A saver whose time and whose disk are in the hands of the test. */
function setUp() {
  const written: number[] = [];
  const outcomes: (string | null)[] = [];
  const timers = new Set<() => void>();
  let finish: ((problem: string | null) => void) | null = null;
  const state = { value: 0 };
  const saver = createSaver({
    value: () => state.value,
    write(value) {
      written.push(value);
      return new Promise<string | null>((resolve) => {
        finish = resolve;
      });
    },
    onWritten: (problem) => outcomes.push(problem),
    schedule(task, delayMs) {
      expect(delayMs).toBe(REST_MS);
      timers.add(task);
      return () => timers.delete(task);
    },
  });
  const change = (value: number): void => {
    state.value = value;
    saver.changed();
  };
  const rest = (): void => {
    for (const task of [...timers]) {
      timers.delete(task);
      task();
    }
  };
  const done = async (problem: string | null = null): Promise<void> => {
    finish?.(problem);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { saver, written, outcomes, change, rest, done };
}

test('many changes are one write, of the last value', async () => {
  const { saver, written, outcomes, change, rest, done } = setUp();
  change(1);
  change(2);
  expect(saver.isIdle()).toBe(false);
  rest();
  expect(written).toEqual([2]);
  await done();
  expect(outcomes).toEqual([null]);
  expect(saver.isIdle()).toBe(true);
  rest();
  saver.hurry();
  expect(written).toEqual([2]);
});

test('what changes during a write is written after it, never beside it', async () => {
  const { written, change, rest, done } = setUp();
  change(1);
  rest();
  change(2);
  rest();
  expect(written).toEqual([1]);
  await done();
  expect(written).toEqual([1, 2]);
});

test('in a hurry it does not wait for rest', () => {
  const { saver, written, change } = setUp();
  change(1);
  saver.hurry();
  expect(written).toEqual([1]);
});

test('a problem is told, and the next change is tried again', async () => {
  const { outcomes, written, change, rest, done } = setUp();
  change(1);
  rest();
  await done('The disk is full.');
  change(2);
  rest();
  await done();
  expect(outcomes).toEqual(['The disk is full.', null]);
  expect(written).toEqual([1, 2]);
});
