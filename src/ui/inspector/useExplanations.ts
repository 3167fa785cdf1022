/** The engine's explanation of reads and of writes, asked again as the run goes on. */
import { fail, type Result, succeed } from '../../base/result.ts';
import type { Dimension, ExplainSubject, Explanation } from '../../engine/types.ts';
import { READ, WRITE } from '../../protocol/facts.ts';
import { useAnswer } from '../useAnswer.ts';

/** What is to be explained, for reads and for writes. */
export type Subject =
  | { readonly kind: 'partition'; readonly lane: number; readonly partition: number }
  | { readonly kind: 'key'; readonly lane: number; readonly key: string };

export type Explanations = readonly [reads: Explanation, writes: Explanation];

/** Null until both are there; the problem says why there are none. */
export function useExplanations(subject: Subject): Result<Explanations> | null {
  const reads = useAnswer({ kind: 'explain', subject: withDimension(subject, READ) });
  const writes = useAnswer({ kind: 'explain', subject: withDimension(subject, WRITE) });
  if (reads === null || writes === null) return null;
  if (!reads.ok) return fail(reads.problem);
  return writes.ok ? succeed([reads.value, writes.value]) : fail(writes.problem);
}

function withDimension(subject: Subject, dimension: Dimension): ExplainSubject {
  return { ...subject, dimension };
}

/** Where both refuse, writes must refuse so much more than reads to come first: arrivals vary from second to second. */
const LEAD = 1.5;

/** Whether anything is refused: throttled or, for a full collection, rejected. */
export function refuses({ refusals, rejection }: Explanation): boolean {
  return refusals.length > 0 || rejection !== null;
}

/**
 * Where most is refused, each against its hard limit, reads before writes that refuse about as much; if nothing is
 * refused, where more of the limit is used.
 */
export function worstOf([reads, writes]: Explanations): Explanation {
  if (refuses(reads) && refuses(writes)) return refusedOf(writes) > LEAD * refusedOf(reads) ? writes : reads;
  if (refuses(reads)) return reads;
  if (refuses(writes)) return writes;
  return usedOf(writes) > usedOf(reads) ? writes : reads;
}

/** What is refused in a second, of what the hard limit lets through. */
function refusedOf({ offered, served, hardLimit }: Explanation): number {
  return (offered - served) / hardLimit;
}

function usedOf({ offered, hardLimit }: Explanation): number {
  return offered / hardLimit;
}
