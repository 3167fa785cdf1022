/** The figures of a part that may be out of sight: renewed at once while it is seen, now and then while it is not. */
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { LiveState, LiveStore } from '../../store/liveStore.ts';
import { useApp } from '../appContext.ts';

/** What is out of sight may be read aloud all the same, and is renewed at this pace while the run plays, milliseconds. */
const UNSEEN_MS = 2000;

type Figures = Pick<LiveState, 'structure' | 'frame'>;

/** The newest figures as far as `place` needs them. While the run stands still they are never behind. */
export function useShownFigures(place: RefObject<Element | null>): Figures {
  const { live } = useApp();
  const [figures, setFigures] = useState(() => figuresOf(live));
  const shownMs = useRef(0);
  const isSeen = useRef(false);

  useEffect(() => {
    const renew = (): void => {
      shownMs.current = performance.now();
      setFigures(figuresOf(live));
    };
    const sight = new IntersectionObserver((seen) => {
      isSeen.current = seen.at(-1)?.isIntersecting === true;
      if (isSeen.current) renew();
    });
    if (place.current !== null) sight.observe(place.current);
    renew();
    const stop = live.subscribe((now, before) => {
      if (now.frame === before.frame && now.structure === before.structure && now.digest === before.digest)
        return;
      const isDue = performance.now() - shownMs.current >= UNSEEN_MS;
      if (isSeen.current || isDue || now.digest?.playing !== true) renew();
    });
    return () => {
      sight.disconnect();
      stop();
    };
  }, [live, place]);

  return figures;
}

function figuresOf(live: LiveStore): Figures {
  const { structure, frame } = live.getState();
  return { structure, frame };
}
