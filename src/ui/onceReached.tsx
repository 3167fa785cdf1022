/** Parts that nobody sees at first. They are loaded when they are reached, or may be soon; their room is kept. */
import { type ComponentType, type RefObject, useEffect, useRef, useState } from 'react';
import { later } from './later.tsx';
import { useHasBeenSeen } from './useHasBeenSeen.ts';

/** One of these comes first, however one gets on: by mouse, touch, keys or a program that reads the page aloud. */
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'focusin', 'wheel', 'scroll'] as const;

/** A page untouched for so long has nothing else to load: then the parts come by themselves. Milliseconds. */
const UNTOUCHED_MS = 15_000;

/** As `later`, but loaded only when its room comes into sight or somebody is at the page. `room`: the class that keeps it. */
export function onceReached<Props extends object>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
  room: string | undefined,
): ComponentType<Props> {
  const Part = later(load, <div className={room} aria-busy="true" />);
  return function OnceReached(props: Props) {
    const place = useRef<HTMLDivElement>(null);
    return useIsReached(place) ? <Part {...props} /> : <div ref={place} className={room} aria-busy="true" />;
  };
}

function useIsReached(place: RefObject<Element | null>): boolean {
  const isSeen = useHasBeenSeen(place);
  const [isExpected, setExpected] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const expect = (): void => setExpected(true);
    for (const sign of SIGNS)
      window.addEventListener(sign, expect, { capture: true, passive: true, signal: stop.signal });
    const timer = setTimeout(expect, UNTOUCHED_MS);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, []);
  return isSeen || isExpected;
}
