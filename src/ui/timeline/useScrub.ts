/** Going to a moment of the run by hand. */
import { useEffect, useMemo, useState } from 'react';
import { useApp } from '../appContext.ts';
import { useStored } from '../useStored.ts';
import { createScrubber } from './scrubber.ts';

export interface Scrub {
  /** The moment to show: where the hand is, else where the run stands. */
  readonly tick: number;
  readonly to: (tick: number) => void;
  /** Time stands still between these two. */
  readonly hold: () => void;
  readonly letGo: () => void;
}

/** The page follows a hand at once, although the figures come a little later. */
export function useScrub(): Scrub {
  const { ask, live, session } = useApp();
  const digest = useStored(live, (state) => state.digest);
  const [target, setTarget] = useState<number | null>(null);
  const [isHeld, setHeld] = useState(false);
  const scrubber = useMemo(
    () => createScrubber(session.seek, () => ask({ kind: 'position' })),
    [ask, session],
  );

  useEffect(() => {
    if (digest !== null && !isHeld && !scrubber.isBusy()) setTarget(null);
  }, [digest, isHeld, scrubber]);

  return {
    tick: target ?? digest?.tick ?? 0,
    to(tick) {
      setTarget(tick);
      scrubber.to(tick);
    },
    hold() {
      setHeld(true);
      session.hold();
    },
    letGo() {
      setHeld(false);
      session.letGo();
    },
  };
}
