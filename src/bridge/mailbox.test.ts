import { expect, test } from 'vitest';
import type { Frame } from '../protocol/messages.ts';
import { createMailbox } from './mailbox.ts';

function frame(sequence: number): Frame {
  return { kind: 'frame', run: 1, sequence, revision: 1, tick: 0, lanes: [] };
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
