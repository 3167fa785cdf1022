/** Where the run is going, in words. */
import type { LiveState } from '../../store/liveStore.ts';
import { formatClock } from '../format.ts';

/** A way that takes longer is worth a word, milliseconds. */
export const LONG_MS = 500;

/** The moment the run is on its way to; null: it is there, or nothing is there that could get it there. */
export function goingTo({ heading, connection, problem, digest }: LiveState): number | null {
  const isListening = connection.kind === 'worker' || connection.kind === 'page';
  return isListening && problem === null && digest?.tick !== heading ? heading : null;
}

/** That it is on its way there. `tick`: where it is; `endTick`: how far it has ever been. */
export function wayText(to: number, tick: number, endTick: number): string {
  if (to <= tick) return `Going back to ${formatClock(to)} …`;
  return `Computing the run ${to <= endTick ? 'again ' : ''}up to ${formatClock(to)} …`;
}

/** How much of a way on is done, 0…1 in hundredths. */
export function shareDone(from: number, tick: number, to: number): number {
  const share = (tick - from) / (to - from);
  return Math.floor(100 * Math.min(1, Math.max(0, share))) / 100;
}
