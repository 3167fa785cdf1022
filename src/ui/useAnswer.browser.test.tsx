/** That what is asked again and again is rendered only when the answer is new. */
import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test } from 'vitest';
import { succeed } from '../base/result.ts';
import { digestWith } from '../protocol/messages.testing.ts';
import type { OperationLine } from '../protocol/questions.ts';
import { createLiveStore } from '../store/liveStore.ts';
import { type App, AppContext } from './appContext.ts';
import { useAnswer } from './useAnswer.ts';
import { useSparingAnswer } from './useSparingAnswer.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

/** The page with this in it, on a run that stands still and answers at once what it is told to. */
function shown(children: ReactNode) {
  const live = createLiveStore();
  live.begin(1);
  let units = 1;
  const ask = async () => {
    const line: OperationLine = { name: 'look', dimension: 0, units, offered: 1, missingKey: null };
    return succeed([line]);
  };
  const together = (task: () => void): void => task();
  const place = document.createElement('div');
  const root = createRoot(place);
  act(() =>
    root.render(<AppContext value={{ live, ask, together } as unknown as App}>{children}</AppContext>),
  );
  return {
    place,
    /** The run is asked again, and each request costs so much. */
    go: (tick: number, cost: number): Promise<void> =>
      act(async () => {
        units = cost;
        live.hear(digestWith({ tick, playing: false }), null);
      }),
    remove: () => act(() => root.unmount()),
  };
}

test('an answer that says what the last one said is not rendered again', async () => {
  const renders = { steady: 0, sparing: 0 };
  function Steady() {
    renders.steady += 1;
    const answer = useAnswer({ kind: 'operations' });
    return <i>{answer?.ok === true ? answer.value[0]?.units : '…'}</i>;
  }
  function Sparing() {
    renders.sparing += 1;
    return <b>{useSparingAnswer({ kind: 'operations' })?.value[0]?.units ?? '…'}</b>;
  }
  const { place, go, remove } = shown([<Steady key="steady" />, <Sparing key="sparing" />]);
  expect(place.textContent).toBe('……');
  await go(10, 1);
  expect(place.textContent).toBe('11');
  // After a change React looks at a component once more before it believes that nothing has.
  await go(15, 1);
  const before = { ...renders };
  await go(20, 1);
  await go(30, 1);
  expect(renders).toEqual(before);
  await go(40, 2);
  expect(place.textContent).toBe('22');
  expect(renders).toEqual({ steady: before.steady + 1, sparing: before.sparing + 1 });
  remove();
});
