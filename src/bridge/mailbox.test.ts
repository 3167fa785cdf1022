import { expect, test } from 'vitest';
import type { Frame } from '../protocol/messages.ts';
import { createMailbox } from './mailbox.ts';

function frame(sequence: number, change: Partial<Frame> = {}): Frame {
  const lanes = [Float32Array.of(1, Number.NaN, 3)];
  return { kind: 'frame', run: 1, sequence, revision: 1, tick: 0, measured: 'yes', lanes, ...change };
}

test('the newest frame wins and is taken once', () => {
  const mailbox = createMailbox();
  expect(mailbox.takeUndrawn()).toBeNull();
  mailbox.put(frame(1));
  mailbox.put(frame(2));
  expect(mailbox.takeUndrawn()).toEqual(frame(2));
  expect(mailbox.takeUndrawn()).toBeNull();
});

test('a frame that was drawn can still be looked at, until the mailbox is emptied', () => {
  const mailbox = createMailbox();
  mailbox.put(frame(1));
  mailbox.takeUndrawn();
  expect(mailbox.newest()).toEqual(frame(1));
  mailbox.empty();
  expect(mailbox.newest()).toBeNull();
});

test('one that says the same leaves the one before in its place, but is to be told of as drawn', () => {
  const mailbox = createMailbox();
  const first = frame(1);
  mailbox.put(first);
  mailbox.takeUndrawn();
  mailbox.put(frame(2));
  expect(mailbox.newest()).toBe(first);
  expect(mailbox.takeUndrawn()?.sequence).toBe(2);
  const others: Partial<Frame>[] = [
    { tick: 1 },
    { run: 2 },
    { revision: 2 },
    { measured: 'changed' },
    { lanes: [Float32Array.of(1, Number.NaN, 4)] },
    { lanes: [Float32Array.of(1, Number.NaN)] },
    { lanes: [] },
    { lanes: [...first.lanes, ...first.lanes] },
  ];
  for (const change of others) {
    const other = frame(3, change);
    mailbox.put(other);
    expect(mailbox.newest(), JSON.stringify(change)).toBe(other);
    mailbox.put(first);
  }
});
