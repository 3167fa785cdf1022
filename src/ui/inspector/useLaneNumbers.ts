/** One lane's structure and its numbers of the latest digest. */
import { type LaneNumbers, laneNumbers } from '../../draw/laneNumbers.ts';
import type { LaneStructure } from '../../protocol/messages.ts';
import { useApp } from '../appContext.ts';
import { useStored } from '../useStored.ts';

/** Null before the first, and for a moment while the structure changes. */
export function useLaneNumbers(lane: number): { place: LaneStructure; numbers: LaneNumbers } | null {
  const { live } = useApp();
  const structure = useStored(live, (state) => state.structure);
  const frame = useStored(live, (state) => state.frame);
  const place = structure?.lanes[lane];
  const numbers = laneNumbers(frame, structure, lane);
  return place === undefined || numbers === null ? null : { place, numbers };
}
