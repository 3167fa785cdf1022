import { expect, test } from 'vitest';
import type { TimedEdit } from '../../engine/types.ts';
import { petsByAnimal } from '../../experiment/scenarios/petsByAnimal.ts';
import { replayNotice } from './replay.ts';

/** What is said of a document with changes at these ticks, and where its button leads. */
function said(...ticks: readonly number[]): { text: string; to: number } | null {
  const edits = ticks.map(
    (tick): TimedEdit => ({ tick, edit: { kind: 'configureTable', lane: 0, change: { burst: false } } }),
  );
  let to = -1;
  const notice = replayNotice({ ...petsByAnimal, edits }, (tick) => {
    to = tick;
  });
  if (notice === null) return null;
  notice.action?.run();
  return { text: notice.text, to };
}

test('a document with changes during its run says when they come, and leads to after the last one', () => {
  expect(said(0, 120, 4230)).toEqual({
    text: 'It plays from its beginning: what was changed during the run is changed again from 00:00:12 to 00:07:03.',
    to: 4240,
  });
  expect(said(120, 121)?.text).toMatch(/changed again at 00:00:12\.$/);
});

test('nothing is said of a document that changes nothing after its start', () => {
  expect(said()).toBeNull();
  expect(said(0)).toBeNull();
});
