/** What came of trying the fixes on copies of the run: which end the throttling, which only lessen it, which do nothing. */
import type { Result } from '../../base/result.ts';
import { DIMENSIONS, TICKS_PER_SECOND } from '../../protocol/facts.ts';
import type { Trial, TrialOutcome } from '../../protocol/questions.ts';
import { formatClock, formatDuration } from '../format.ts';
import { rate } from '../words/names.ts';
import { type Fix, SOON_SECONDS, SPLIT_SECONDS, TWICE } from './fixes.ts';

/** `untried`: the trial would take too long, so nothing is promised. `meanwhile`: waiting does as much, but later. */
export type Verdict = 'ends' | 'lessens' | 'untried' | 'meanwhile';

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

/** Tries a change, or none, on a copy of the run. */
export type TryOut = (trial: Trial) => Promise<Result<TrialOutcome>>;

/** What comes of doing nothing, for a while and, unless that takes too long to try, for long. */
interface Waiting {
  readonly soon: TrialOutcome;
  readonly late: Result<TrialOutcome>;
}

/** Tries the fixes one after the other and judges each against doing nothing for as long. `tick`: where the run stands. */
export async function judge(fixes: readonly Fix[], tick: number, tryOut: TryOut): Promise<Judgement> {
  const soon = await tryOut({ edits: [], seconds: SOON_SECONDS });
  if (!soon.ok)
    return { fixes: fixes.slice(0, OFFERED).map((fix) => untried(fix, soon.problem)), remarks: [] };
  const late = await tryOut({ edits: [], seconds: SPLIT_SECONDS });
  const waiting = { soon: soon.value, late };
  const judged: JudgedFix[] = [];
  for (const fix of fixes) judged.push(...(await judgeOne(fix, waiting, tryOut)));
  const order: readonly Verdict[] = ['ends', 'lessens', 'untried'];
  const best = judged
    .filter(({ verdict }) => verdict !== 'meanwhile')
    .toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
  return {
    fixes: best.slice(0, OFFERED),
    remarks: [...vainWords(fixes, judged, waiting), ...waitingWords(waiting, tick)],
  };
}

/** What does not end the throttling soon is tried for long: until then waiting may have ended it. */
async function judgeOne(fix: Fix, { soon, late }: Waiting, tryOut: TryOut): Promise<JudgedFix[]> {
  let meanwhile: JudgedFix[] = [];
  if (fix.seconds <= SOON_SECONDS) {
    const outcome = await tryOut({ edits: fix.edits, seconds: SOON_SECONDS });
    if (!outcome.ok) return [];
    meanwhile = verdictOn(fix, outcome.value, soon);
    if (isLasting(outcome.value) || !late.ok) return meanwhile;
  }
  if (!late.ok) return [untried(fix, late.problem)];
  const outcome = await tryOut({ edits: fix.edits, seconds: SPLIT_SECONDS });
  if (!outcome.ok) return [];
  const judged = verdictOn({ ...fix, seconds: SPLIT_SECONDS }, outcome.value, late.value);
  return judged.length > 0 ? judged : meanwhile.map((each) => ({ ...each, verdict: 'meanwhile' }));
}

/** Whether nothing is refused any more, and not only as long as what is saved up for bursts lets it pass. */
function isLasting({ calmAfterSeconds, burstSeconds }: TrialOutcome): boolean {
  return calmAfterSeconds !== null && burstSeconds === null;
}

/** `nothing`: what comes of doing nothing over the same time. Empty: that does as well. */
function verdictOn(fix: Fix, outcome: TrialOutcome, nothing: TrialOutcome): JudgedFix[] {
  const { calmAfterSeconds, burstSeconds } = outcome;
  if (calmAfterSeconds !== null) {
    const endsAnyway = nothing.calmAfterSeconds !== null && nothing.calmAfterSeconds <= calmAfterSeconds;
    if (endsAnyway) return [];
    const effect = `${endWords(calmAfterSeconds)}${burstWords(burstSeconds)}`;
    return [{ ...fix, verdict: burstSeconds === null ? 'ends' : 'lessens', effect }];
  }
  if (nothing.calmAfterSeconds !== null || heat(outcome) > WORTH * heat(nothing)) return [];
  const effect = `helps in part: after ${after(fix.seconds)}, ${refusedWords(outcome)} still refused`;
  return [{ ...fix, verdict: 'lessens', effect }];
}

/** `why`: a sentence. */
function untried(fix: Fix, why: string): JudgedFix {
  return { ...fix, verdict: 'untried', effect: `not tried out: ${why}` };
}

function endWords(seconds: number): string {
  return seconds <= AT_ONCE_SECONDS ? 'nothing refused any more' : `nothing refused after ${after(seconds)}`;
}

function burstWords(seconds: number | null): string {
  return seconds === null ? '' : ` while what is saved up for bursts lasts, about ${after(seconds)}`;
}

function after(seconds: number): string {
  return formatDuration(seconds * TICKS_PER_SECOND);
}

/** What became of the first thing people try, where it is not worth a button. */
function vainWords(fixes: readonly Fix[], judged: readonly JudgedFix[], waiting: Waiting): string[] {
  const isTwice = ({ id }: Fix): boolean => id === TWICE;
  const found = judged.find(isTwice);
  if (!fixes.some(isTwice) || (found !== undefined && found.verdict !== 'meanwhile')) return [];
  const noMore = calmOf(waiting) === null ? 'it does not help' : 'it does no better than waiting';
  const how =
    found === undefined
      ? noMore
      : `${found.effect}; after ${after(SPLIT_SECONDS)} it does no better than waiting`;
  return [`Twice the provisioned capacity was tried, too: ${how}.`];
}

/** When doing nothing ends it, seconds; null: not as far as was tried. */
function calmOf({ soon, late }: Waiting): number | null {
  if (isLasting(soon) || !late.ok) return soon.calmAfterSeconds;
  return late.value.calmAfterSeconds;
}

/** The end is a moment of the run: so it stays true while the run comes nearer. */
function waitingWords(waiting: Waiting, tick: number): string[] {
  const calm = calmOf(waiting);
  if (calm !== null) {
    // A trial counts from the second after the one in progress.
    const moment = `at about ${formatClock(tick + (calm + 1) * TICKS_PER_SECOND)}`;
    return [`Left alone, it ends by itself ${calm <= AT_ONCE_SECONDS ? 'now' : moment}.`];
  }
  const { soon, late } = waiting;
  if (!late.ok) return [];
  const isLess = heat(late.value) < WORTH * heat(soon);
  const soonWords = isLess ? `after ${after(SOON_SECONDS)}, ${refusedWords(soon)} are refused; ` : '';
  return [
    `Waiting does not end it: ${soonWords}after ${after(SPLIT_SECONDS)}, ${refusedWords(late.value)} are still refused.`,
  ];
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
