import { expect, test } from 'vitest';
import { createGesture, GESTURE_MS } from './gesture.ts';

interface Bench {
  readonly sent: [value: number, gesture: string][];
  readonly move: (value: number) => void;
  readonly end: () => void;
  /** Lets the time between two changes pass. */
  readonly pass: () => void;
  busy: boolean;
}

/** A gesture on a clock that is turned by hand. */
function bench(live = true): Bench {
  const sent: Bench['sent'] = [];
  let task: (() => void) | null = null;
  const state = { busy: false };
  const gesture = createGesture<number>({
    live,
    name: 'slider',
    send: (value, name) => sent.push([value, name]),
    isBusy: () => state.busy,
    schedule(next, delayMs) {
      expect(delayMs).toBe(GESTURE_MS);
      task = next;
      return () => {
        task = null;
      };
    },
  });
  const pass = (): void => {
    const due = task;
    task = null;
    due?.();
  };
  return Object.assign(state, { sent, pass, ...gesture });
}

test('the first change of a drag leaves at once, then one for each pause, and the last for certain', () => {
  const { sent, move, end, pass } = bench();
  for (const value of [1, 2, 3]) move(value);
  pass();
  for (const value of [4, 5]) move(value);
  end();
  expect(sent).toEqual([1, 3, 5].map((value) => [value, 'slider-1']));
});

test('a drag that stands still sends nothing, and nothing twice', () => {
  const { sent, move, end, pass } = bench();
  move(1);
  pass();
  pass();
  end();
  pass();
  expect(sent).toHaveLength(1);
});

test('two drags have two names', () => {
  const { sent, move, end } = bench();
  move(1);
  end();
  move(2);
  end();
  expect(sent.map(([, name]) => name)).toEqual(['slider-1', 'slider-2']);
});

test('while the simulation has not answered, changes wait; the end does not', () => {
  const under = bench();
  under.busy = true;
  under.move(1);
  under.pass();
  under.pass();
  expect(under.sent).toEqual([]);
  under.move(2);
  under.end();
  expect(under.sent).toEqual([[2, 'slider-1']]);
});

test('a change that would leave its mark leaves at the end only', () => {
  const { sent, move, end, pass } = bench(false);
  for (const value of [1, 2, 3]) {
    move(value);
    pass();
  }
  expect(sent).toEqual([]);
  end();
  expect(sent).toEqual([[3, 'slider-1']]);
});
