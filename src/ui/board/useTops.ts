/** The scale of the strip, which changes only when it no longer fits. */
import { useState } from 'react';
import type { LaneNumbers } from '../../draw/laneNumbers.ts';
import { chooseTop } from '../../draw/strip/plot.ts';
import type { Dimension } from '../../engine/types.ts';
import type { KeyProfile } from '../../protocol/questions.ts';

type Pair = readonly [number, number];

/** Units/s at full height, [read, write]. `isHeld`: stays as it is, because somebody drags on it. */
export function useTops(profile: KeyProfile, numbers: LaneNumbers, hardLimit: Pair, isHeld: boolean): Pair {
  const [tops, setTops] = useState<Pair>([0, 0]);
  if (isHeld) return tops;
  const topOf = (dimension: Dimension): number =>
    chooseTop(mostOf(profile, numbers, dimension), hardLimit[dimension], tops[dimension]);
  const next: Pair = [topOf(0), topOf(1)];
  if (next[0] === tops[0] && next[1] === tops[1]) return tops;
  setTops(next);
  return next;
}

/** The highest thing that is drawn in this dimension, units/s. */
function mostOf({ hottest }: KeyProfile, numbers: LaneNumbers, dimension: Dimension): number {
  let most = 0;
  for (const { offered } of hottest) most = Math.max(most, offered[dimension]);
  for (const units of numbers.offered[dimension]) most = Math.max(most, units);
  for (const units of numbers.share[dimension]) most = Math.max(most, units);
  return most;
}
