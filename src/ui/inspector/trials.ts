/** What came of trying the fixes on copies of the run: which end the throttling, which only lessen it, which do nothing. */
import type { Result } from '../../base/result.ts';
import { DIMENSIONS, TICKS_PER_SECOND } from '../../protocol/facts.ts';
import type { Trial, TrialOutcome } from '../../protocol/questions.ts';
import { formatDuration } from '../format.ts';
import { rate } from '../words/names.ts';
import { type Fix, SOON_SECONDS, SPLIT_SECONDS, TWICE } from './fixes.ts';

/** `untried`: the table is too large for a trial, so nothing is promised. */
export type Verdict = 'ends' | 'lessens' | 'untried';

/** A fix that is worth a button. */
export interface JudgedFix extends Fix {
  readonly verdict: Verdict;
  /** What it does, with numbers. */
  readonly effect: string;
}

/** What came of all trials. */
export interface Judgement {
  /** The fixes worth offering. */
  readonly fixes: readonly JudgedFix[];
  /** What does not help, or only with time: sentences. */
  readonly remarks: readonly string[];
}

/** How many are offered. */
const OFFERED = 4;
/** A change that leaves more than this of what is refused is none. */
const WORTH = 0.9;
/** So soon nobody sees the difference from at once. */
const AT_ONCE_SECONDS = 5;

/** Doing nothing for a while and for long comes first, to compare with. */
export function trialsOf(fixes: readonly Fix[]): Trial[] {
  return [
    { edits: [], seconds: SOON_SECONDS },
    { edits: [], seconds: SPLIT_SECONDS },
    ...fixes.map(({ edits, seconds }) => ({ edits, seconds })),
  ];
}

/** Judges the fixes by the outcomes of `trialsOf` them. */
export function judge(fixes: readonly Fix[], outcomes: readonly Result<TrialOutcome>[]): Judgement {
  const [soon, late, ...tried] = outcomes;
  if (soon?.ok !== true) return { fixes: fixes.slice(0, OFFERED).map(untried), remarks: [] };
  const long = late?.ok === true ? late.value : null;
  const judged = fixes.flatMap((fix, index) => {
    const outcome = tried[index];
    const nothing = fix.seconds > SOON_SECONDS && long !== null ? long : soon.value;
    if (outcome?.ok === true) return judgeOne(fix, outcome.value, nothing);
    // It could be tried for a while but not for as long as a split takes.
    return fix.seconds > SOON_SECONDS && long === null ? [untried(fix)] : [];
  });
  const order: readonly Verdict[] = ['ends', 'lessens', 'untried'];
  const best = judged.toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
  return {
    fixes: best.slice(0, OFFERED),
    remarks: [...vainWords(fixes, judged), ...waitingWords(soon.value, long)],
  };
}

function judgeOne(fix: Fix, outcome: TrialOutcome, nothing: TrialOutcome): JudgedFix[] {
  const { calmAfterSeconds } = outcome;
  if (calmAfterSeconds !== null) {
    const endsAnyway = nothing.calmAfterSeconds !== null && nothing.calmAfterSeconds <= calmAfterSeconds;
    return endsAnyway ? [] : [{ ...fix, verdict: 'ends', effect: endWords(calmAfterSeconds) }];
  }
  if (heat(outcome) > WORTH * heat(nothing)) return [];
  return [{ ...fix, verdict: 'lessens', effect: `helps in part: ${refusedWords(outcome)} still refused` }];
}

function untried(fix: Fix): JudgedFix {
  return { ...fix, verdict: 'untried', effect: 'not tried out: the table is too large for that' };
}

function endWords(seconds: number): string {
  return seconds <= AT_ONCE_SECONDS ? 'nothing refused any more' : `nothing refused after ${after(seconds)}`;
}

function after(seconds: number): string {
  return formatDuration(seconds * TICKS_PER_SECOND);
}

function vainWords(fixes: readonly Fix[], judged: readonly Fix[]): string[] {
  const tried = fixes.some(({ id }) => id === TWICE);
  const helps = judged.some(({ id }) => id === TWICE);
  return tried && !helps ? ['Twice the provisioned capacity was tried, too: it does not help.'] : [];
}

function waitingWords(soon: TrialOutcome, long: TrialOutcome | null): string[] {
  const calm = soon.calmAfterSeconds ?? long?.calmAfterSeconds ?? null;
  if (calm !== null)
    return [`Left alone, it ends by itself ${calm <= AT_ONCE_SECONDS ? 'now' : `after ${after(calm)}`}.`];
  if (long === null) return [];
  const words = `Waiting does not end it: after ${after(SPLIT_SECONDS)}, ${refusedWords(long)} are still refused`;
  return [heat(long) < WORTH * heat(soon) ? `${words}, down from ${refusedWords(soon)}.` : `${words}.`];
}

function refusedWords({ throttled }: TrialOutcome): string {
  return DIMENSIONS.filter((dimension) => throttled[dimension] > 0)
    .map((dimension) => rate(throttled[dimension], dimension))
    .join(' and ');
}

/** Reads and writes in one number: a write weighs as three reads, as everywhere. */
function heat({ throttled: [reads, writes] }: TrialOutcome): number {
  return reads + 3 * writes;
}
