import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test } from 'vitest';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { later } from './later.tsx';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

function Hello({ name }: { readonly name: string }) {
  return <b>Hello {name}</b>;
}

test('a part shows what stands in for it, then itself, and from then on at once', async () => {
  let loads = 0;
  const Part = later(
    async () => {
      loads += 1;
      return { default: Hello };
    },
    <i>Loading</i>,
  );
  for (const first of ['Loading', 'Hello you']) {
    const place = document.createElement('div');
    const root = createRoot(place);
    act(() => root.render(<Part name="you" />));
    expect(place.textContent).toBe(first);
    await act(async () => {});
    expect(place.textContent).toBe('Hello you');
    act(() => root.unmount());
  }
  expect(loads).toBe(1);
});

test('a part that cannot be loaded breaks only itself, and is loaded anew when it is shown again', async () => {
  let isBroken = true;
  const Part = later(async () => {
    if (isBroken) throw new Error('no network');
    return { default: Hello };
  });
  const place = document.createElement('div');
  const root = createRoot(place, { onCaughtError: () => {} });
  await act(async () =>
    root.render(
      <ErrorBoundary part="The greeting">
        <Part name="again" />
      </ErrorBoundary>,
    ),
  );
  expect(place.textContent).toContain('The greeting could not be shown: no network');
  isBroken = false;
  await act(async () => place.querySelector('button')?.click());
  expect(place.textContent).toBe('Hello again');
  act(() => root.unmount());
});
