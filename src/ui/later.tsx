/**
 * Parts of the page that load when they are first shown, so that the first picture does not wait for them. Not by
 * React's `lazy`: what `Suspense` reveals it holds back until 300 ms after any other fallback has appeared, and the
 * charts would come half a second later than they could.
 */
import { type ComponentType, createElement, type ReactNode, useEffect, useState } from 'react';

/** What an import of a file with one component gives. */
interface Loaded<Props> {
  readonly default: ComponentType<Props>;
}

/** How far a part is: not there yet, there, or it could not be loaded. */
type Progress<Props> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'there'; readonly part: ComponentType<Props> }
  | { readonly kind: 'failed'; readonly why: unknown };

/**
 * A component that shows `meanwhile` until `load` has brought it. If that fails it throws, so that the boundary
 * around it says so; shown again, it tries again.
 */
export function later<Props extends object>(
  load: () => Promise<Loaded<Props>>,
  meanwhile: ReactNode = null,
): ComponentType<Props> {
  let progress: Progress<Props> = { kind: 'loading' };

  return function Later(props: Props) {
    const [now, setNow] = useState(progress);
    useEffect(() => {
      if (now.kind !== 'loading') return;
      let isShown = true;
      const show = (next: Progress<Props>): void => {
        if (next.kind === 'there') progress = next;
        if (isShown) setNow(next);
      };
      load().then(
        (file) => show({ kind: 'there', part: file.default }),
        (why: unknown) => show({ kind: 'failed', why }),
      );
      return () => {
        isShown = false;
      };
    }, [now]);
    if (now.kind === 'failed') throw now.why;
    return now.kind === 'there' ? createElement(now.part, props) : meanwhile;
  };
}
