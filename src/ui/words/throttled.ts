/** What was refused, in a line. */
import type { Cause } from '../../engine/types.ts';
import { CAUSES } from '../../protocol/facts.ts';
import { formatUnits } from '../format.ts';
import { CAUSE_NAMES } from './names.ts';

/** Units/s that one limit refused. */
export interface ThrottledWords {
  readonly cause: Cause;
  /** `1 200/s by the hard limit of the partition` */
  readonly text: string;
}

/** What was refused over the last second, by cause in the order of `CAUSES`; empty: nothing. */
export function throttledWords(byCause: readonly number[]): readonly ThrottledWords[] {
  return CAUSES.flatMap((cause, index) => {
    const units = byCause[index] ?? 0;
    return units > 0 ? [{ cause, text: `${formatUnits(units)}/s by the ${CAUSE_NAMES[cause]}` }] : [];
  });
}
