/**
 * Drags through time: of all the moments the pointer passes only as many are gone to as the simulation can follow,
 * and always the last one.
 */

export interface Scrubber {
  /** Goes to this moment as soon as the one before has been reached. */
  readonly to: (tick: number) => void;
  /** Whether a moment is still on its way. */
  readonly isBusy: () => boolean;
}

/** `arrived` resolves when the simulation has done what it was told so far; it must not reject. */
export function createScrubber(seek: (tick: number) => void, arrived: () => Promise<unknown>): Scrubber {
  let wanted: number | null = null;
  let isBusy = false;

  const follow = async (): Promise<void> => {
    isBusy = true;
    while (wanted !== null) {
      const tick = wanted;
      wanted = null;
      seek(tick);
      await arrived();
    }
    isBusy = false;
  };

  return {
    to(tick) {
      wanted = tick;
      if (!isBusy) void follow();
    },
    isBusy: () => isBusy,
  };
}
