/** Why a bar has not come to where it was dragged, in a sentence. */
import { ITEM_RANGES } from '../../experiment/ranges.ts';
import type { KeyLine } from '../../protocol/questions.ts';
import { formatCount, formatShare } from '../format.ts';
import type { Wish } from './useBarDrag.ts';

/** A share this far from the wished one, 0…1, is not what was wished. */
const MISS_LEAST = 0.02;

/** Why a key has not come to the share it was dragged to; null: it has. */
export function missedText({ name, weight, share }: Wish, now: KeyLine): string | null {
  if (weight === ITEM_RANGES.weight.most) {
    return (
      `“${name}” weighs ${formatCount(weight)} now, the most a key can. For a larger part of the traffic make ` +
      'the other keys lighter.'
    );
  }
  if (Math.abs(now.share - share) < MISS_LEAST) return null;
  return (
    `The traffic of “${name}” is ${formatShare(now.share)} of all, not ${formatShare(share)}: its weight is changed, but ` +
    'the operations choose their keys in different ways, and one that asks for a single key does so whatever it ' +
    'weighs. Change that under Traffic.'
  );
}
