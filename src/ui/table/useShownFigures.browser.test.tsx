/** That figures out of sight are not rendered with every digest, and never far behind. */
import { act, useRef } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test } from 'vitest';
import { digestWith, FRAME } from '../../protocol/messages.testing.ts';
import { createLiveStore } from '../../store/liveStore.ts';
import { type App, AppContext } from '../appContext.ts';
import { useShownFigures } from './useShownFigures.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

function Sheet() {
  const sheet = useRef<HTMLDivElement>(null);
  const { frame } = useShownFigures(sheet);
  return (
    <div ref={sheet} style={{ height: 10 }}>
      {frame?.tick ?? '…'}
    </div>
  );
}

/** A sheet so many pixels down the page. */
function shownAt(top: number) {
  const live = createLiveStore();
  const tasks: (() => void)[] = [];
  const together = (task: () => void): void => void tasks.push(task);
  const place = document.createElement('div');
  place.style.cssText = `position: absolute; top: ${top}px; width: 10px`;
  document.body.append(place);
  const root = createRoot(place);
  act(() =>
    root.render(
      <AppContext value={{ live, together } as unknown as App}>
        <Sheet />
      </AppContext>,
    ),
  );
  const go = (tick: number, playing = true): Promise<void> =>
    act(async () =>
      live.setState({ frame: { ...FRAME, tick, sequence: tick }, digest: digestWith({ tick, playing }) }),
    );
  /** Another picture is drawn. */
  const draw = (): Promise<void> =>
    act(async () => {
      for (const task of tasks.splice(0)) task();
    });
  const remove = (): void => {
    act(() => root.unmount());
    place.remove();
  };
  return { place, go, draw, remove };
}

/** Observers have told what they see. */
async function pictures(): Promise<void> {
  for (let count = 0; count < 3; count += 1) await new Promise(requestAnimationFrame);
}

test('in sight every figure is shown', async () => {
  const { place, go, remove } = shownAt(0);
  await act(pictures);
  for (const tick of [10, 20, 30]) {
    await go(tick);
    expect(place.textContent).toBe(String(tick));
  }
  remove();
});

test('out of sight, while the run plays, figures are behind for a moment; what comes into sight has the newest', async () => {
  const { place, go, remove } = shownAt(5000);
  await act(pictures);
  await go(10);
  await go(20);
  expect(place.textContent).toBe('…');
  // A timer of the part's own brings this, not the test.
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false });
  await expect.poll(() => place.textContent, { timeout: 5000 }).toBe('20');
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  await go(30);
  expect(place.textContent).toBe('20');
  place.style.top = '0';
  await act(pictures);
  expect(place.textContent).toBe('30');
  remove();
});

test('out of sight, where the run stands still, figures are those of now after another picture', async () => {
  const { place, go, draw, remove } = shownAt(5000);
  await act(pictures);
  await go(10);
  await go(20, false);
  await draw();
  expect(place.textContent).toBe('…');
  await draw();
  expect(place.textContent).toBe('20');
  remove();
});
