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

/** Where most is refused, each against its hard limit; if nothing is, where more of it is used. */
export function worstOf([reads, writes]: Explanations): Explanation {
  const heat = ({ offered, served, hardLimit, refusals }: Explanation): number =>
    refusals.length === 0
      ? Math.min(1, offered / hardLimit)
      : 1 + Math.max(offered - served, Number.EPSILON) / hardLimit;
  return heat(writes) > heat(reads) ? writes : reads;
}
