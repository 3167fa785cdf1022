/** The figures of a part that may be out of sight: renewed at once while it is seen, now and then while it is not. */
import { type RefObject, useEffect, useState } from 'react';
import type { LiveState, LiveStore } from '../../store/liveStore.ts';
import { useApp } from '../appContext.ts';

/** What is out of sight may be read aloud all the same: while the run plays it is behind by this at most, milliseconds. */
const UNSEEN_MS = 1000;

type Figures = Pick<LiveState, 'structure' | 'frame'>;

/** The newest figures; where `place` is out of sight recent ones, or if the run stands still those of a picture ago. */
export function useShownFigures(place: RefObject<Element | null>): Figures {
  const { live, together } = useApp();
  const [figures, setFigures] = useState(() => figuresOf(live));

  useEffect(() => {
    let isSeen = false;
    let timer: ReturnType<typeof setTimeout> | null = null;
    let isAwaited = false;
    const renew = (): void => {
      isAwaited = false;
      if (timer !== null) clearTimeout(timer);
      timer = null;
      setFigures(figuresOf(live));
    };
    const sight = new IntersectionObserver((seen) => {
      isSeen = seen.at(-1)?.isIntersecting === true;
      if (isSeen) renew();
    });
    if (place.current !== null) sight.observe(place.current);
    renew();
    const stop = live.subscribe((now, before) => {
      if (now.frame === before.frame && now.structure === before.structure && now.digest === before.digest)
        return;
      if (isSeen) renew();
      else if (now.digest?.playing === true) timer ??= setTimeout(renew, UNSEEN_MS);
      else if (!isAwaited) {
        isAwaited = true;
        // What is in sight comes first.
        together(() => together(renew));
      }
    });
    return () => {
      sight.disconnect();
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [live, together, place]);

  return figures;
}

function figuresOf(live: LiveStore): Figures {
  const { structure, frame } = live.getState();
  return { structure, frame };
}
