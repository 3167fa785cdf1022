/** Whether a media query holds, such as the wish for less motion. */
import { useMemo, useSyncExternalStore } from 'react';

export function useMedia(query: string): boolean {
  const media = useMemo(() => matchMedia(query), [query]);
  return useSyncExternalStore(
    (listener) => {
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => media.matches,
  );
}

/** Whether the user wants things to stand still. */
export const REDUCED_MOTION = '(prefers-reduced-motion: reduce)';

/** A low frame of somebody's page, as in the style sheets. */
export const LOW_FRAME = '(max-height: 480px) and (min-width: 560px)';
