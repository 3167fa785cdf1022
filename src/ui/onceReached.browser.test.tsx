import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test } from 'vitest';
import { onceReached } from './onceReached.tsx';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

/** A part far down the page; `loads` counts how often it was asked for. */
function shown() {
  const counts = { loads: 0 };
  const Part = onceReached(async () => {
    counts.loads += 1;
    return { default: ({ name }: { readonly name: string }) => <b>Hello {name}</b> };
  }, undefined);
  const place = document.createElement('div');
  place.style.cssText = 'position: absolute; top: 5000px; width: 10px; min-height: 10px';
  document.body.append(place);
  const root = createRoot(place);
  act(() =>
    root.render(
      <div style={{ height: 10 }}>
        <Part name="you" />
      </div>,
    ),
  );
  const remove = (): void => {
    act(() => root.unmount());
    place.remove();
  };
  return { counts, place, remove };
}

/** Observers have told what they see. */
async function pictures(): Promise<void> {
  for (let count = 0; count < 3; count += 1) await new Promise(requestAnimationFrame);
}

test('a part out of sight is not loaded before somebody is at the page', async () => {
  const { counts, place, remove } = shown();
  await act(pictures);
  expect(counts.loads).toBe(0);
  await act(async () => window.dispatchEvent(new Event('keydown')));
  expect(place.textContent).toBe('Hello you');
  expect(counts.loads).toBe(1);
  remove();
});

test('a part that comes into sight is loaded', async () => {
  const { place, remove } = shown();
  place.style.top = '0';
  await act(pictures);
  expect(place.textContent).toBe('Hello you');
  remove();
});
