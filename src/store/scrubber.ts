/**
 * Goes through time as fast as the simulation can follow: of all the moments a hand passes only as many are gone to,
 * and always the last one.
 */

export interface Scrubber {
  /** Goes to this moment as soon as the one before has been reached. */
  readonly to: (tick: number) => void;
  /** The moment it is on its way to; null: it has arrived. */
  readonly goal: () => number | null;
  /** Something else is about to be asked for, which belongs to the last moment: no more waiting. */
  readonly hurry: () => void;
  /** There is another run: moments of this one that still wait mean nothing there. */
  readonly forget: () => void;
}

/** `arrived` resolves when the simulation has done what it was told so far; it must not reject. */
export function createScrubber(seek: (tick: number) => void, arrived: () => Promise<unknown>): Scrubber {
  let goal: number | null = null;
  let isWaiting = false;
  /** Whether nobody waits yet for the arrival at the moment told last. */
  let isUnconfirmed = false;
  let isBusy = false;

  const hurry = (): void => {
    if (goal === null || !isWaiting) return;
    isWaiting = false;
    isUnconfirmed = true;
    seek(goal);
  };

  const follow = async (): Promise<void> => {
    isBusy = true;
    while (isWaiting || isUnconfirmed) {
      hurry();
      isUnconfirmed = false;
      await arrived();
    }
    goal = null;
    isBusy = false;
  };

  return {
    to(tick) {
      goal = tick;
      isWaiting = true;
      if (!isBusy) void follow();
    },
    goal: () => goal,
    hurry,
    forget() {
      goal = null;
      isWaiting = false;
    },
  };
}
