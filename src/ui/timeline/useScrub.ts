/** Going to a moment of the run by hand. */
import { useEffect, useState } from 'react';
import { useApp } from '../appContext.ts';
import { useStored } from '../useStored.ts';

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
  const { isSeeking, live, session } = useApp();
  const digest = useStored(live, (state) => state.digest);
  const [target, setTarget] = useState<number | null>(null);
  const [isHeld, setHeld] = useState(false);

  useEffect(() => {
    if (digest !== null && !isHeld && !isSeeking()) setTarget(null);
  }, [digest, isHeld, isSeeking]);

  return {
    tick: target ?? digest?.tick ?? 0,
    to(tick) {
      setTarget(tick);
      session.seek(tick);
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
