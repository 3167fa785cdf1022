/** Whether a part of the page has come into sight, so that what it costs is worth it. */
import { type RefObject, useEffect, useState } from 'react';

/** True from the moment on at which some of `place` is in sight; what scrolls within the page counts as the page does. */
export function useHasBeenSeen(place: RefObject<Element | null>): boolean {
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    if (isSeen || place.current === null) return;
    const sight = new IntersectionObserver((seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
    });
    sight.observe(place.current);
    return () => sight.disconnect();
  }, [place, isSeen]);
  return isSeen;
}
