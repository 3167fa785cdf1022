/** Which fixes are worth a button, by made-up outcomes of their trials. */
import { expect, test } from 'vitest';
import { fail, type Result, succeed } from '../../base/result.ts';
import type { Edit } from '../../engine/types.ts';
import type { TrialOutcome } from '../../protocol/questions.ts';
import { type Fix, SOON_SECONDS, SPLIT_SECONDS, TWICE } from './fixes.ts';
import { type Judgement, judge, type TryOut } from './trials.ts';

/** Writes/s still refused at the end, or after how many seconds none were; null: it takes too long to try. */
type Course = readonly [soon: Outcome, late: Outcome];
type Outcome = { readonly refused: number } | { readonly calm: number; readonly burst?: number } | null;

function outcomeOf(outcome: Outcome): Result<TrialOutcome> {
  if (outcome === null) return fail('900 s take too long.');
  return succeed(
    'calm' in outcome
      ? { throttled: [0, 0], calmAfterSeconds: outcome.calm, burstSeconds: outcome.burst ?? null }
      : { throttled: [0, outcome.refused], calmAfterSeconds: null, burstSeconds: null },
  );
}

/** What is said of one fix when waiting and the fix take these courses. */
async function judged(waiting: Course, fix: Course, { seconds, id }: Partial<Fix> = {}): Promise<Judgement> {
  const edits: Edit[] = [{ kind: 'deleteKey', match: {} }];
  const tryOut: TryOut = async (trial) => {
    const [soon, late] = trial.edits.length === 0 ? waiting : fix;
    return outcomeOf(trial.seconds === SOON_SECONDS ? soon : late);
  };
  return judge(
    [{ id: id ?? 'fix', label: 'A fix', note: '', edits, seconds: seconds ?? SOON_SECONDS }],
    600,
    tryOut,
  );
}

test('what only lessens is not offered where waiting ends it', async () => {
  const waiting: Course = [{ refused: 500 }, { calm: 410 }];
  const { fixes, remarks } = await judged(waiting, [{ refused: 100 }, { refused: 100 }], { id: TWICE });
  expect(fixes).toEqual([]);
  expect(remarks).toEqual([
    'Twice the provisioned capacity was tried, too: helps in part: after 20\u202fs, 100 WCU/s still refused; after 15\u202fmin it does no better than waiting.',
    'Left alone, it ends by itself at about 00:07:51.',
  ]);
  const inVain = await judged(waiting, [{ refused: 500 }, { refused: 500 }], { id: TWICE });
  expect(inVain.remarks[0]).toBe(
    'Twice the provisioned capacity was tried, too: it does no better than waiting.',
  );
});

test('what ends it only as late as waiting, or later, is not offered', async () => {
  for (const calm of [410, 500]) {
    const { fixes } = await judged([{ refused: 500 }, { calm: 410 }], [{ refused: 100 }, { calm }]);
    expect(fixes).toEqual([]);
  }
});

test('what ends it sooner than waiting is offered, at once or after a while', async () => {
  const waiting: Course = [{ refused: 500 }, { calm: 410 }];
  expect((await judged(waiting, [{ calm: 1 }, { refused: 9 }])).fixes).toMatchObject([
    { verdict: 'ends', effect: 'nothing refused any more', seconds: SOON_SECONDS },
  ]);
  expect((await judged(waiting, [{ refused: 100 }, { calm: 130 }])).fixes).toMatchObject([
    { verdict: 'ends', effect: 'nothing refused after 2\u202fmin', seconds: SPLIT_SECONDS },
  ]);
});

test('what lessens is judged by what waiting leaves after the same time', async () => {
  const waiting: Course = [{ refused: 500 }, { refused: 100 }];
  expect((await judged(waiting, [{ refused: 200 }, { refused: 95 }])).fixes).toEqual([]);
  expect((await judged(waiting, [{ refused: 200 }, { refused: 40 }])).fixes).toMatchObject([
    { verdict: 'lessens', effect: 'helps in part: after 15\u202fmin, 40 WCU/s still refused' },
  ]);
});

test('what waiting leaves is set against what there is soon, which need not be what there is now', async () => {
  expect((await judged([{ refused: 500 }, { refused: 100 }], [null, null])).remarks).toEqual([
    'Waiting does not end it: after 20\u202fs, 500 WCU/s are refused; after 15\u202fmin, 100 WCU/s are still refused.',
  ]);
  expect((await judged([{ refused: 500 }, { refused: 490 }], [null, null])).remarks).toEqual([
    'Waiting does not end it: after 15\u202fmin, 490 WCU/s are still refused.',
  ]);
});

test('what takes too long to try for long is judged soon, and what needs long is offered without a promise', async () => {
  const waiting: Course = [{ refused: 500 }, null];
  expect((await judged(waiting, [{ refused: 200 }, null])).fixes).toMatchObject([{ verdict: 'lessens' }]);
  expect((await judged(waiting, [{ refused: 490 }, null])).fixes).toEqual([]);
  const slow = { seconds: SPLIT_SECONDS };
  expect((await judged(waiting, [null, null], slow)).fixes).toMatchObject([
    { verdict: 'untried', effect: 'not tried out: 900 s take too long.' },
  ]);
  expect((await judged([null, null], [null, null])).fixes).toMatchObject([{ verdict: 'untried' }]);
});

test('what only a burst lets pass is tried for long, and nothing is promised beyond the burst', async () => {
  const waiting: Course = [{ refused: 500 }, { refused: 500 }];
  expect((await judged(waiting, [{ calm: 1, burst: 50 }, { refused: 300 }])).fixes).toMatchObject([
    { verdict: 'lessens', effect: 'helps in part: after 15\u202fmin, 300 WCU/s still refused' },
  ]);
  expect((await judged(waiting, [{ calm: 1, burst: 50 }, { refused: 490 }])).fixes).toEqual([]);
  const effect = 'nothing refused any more while what is saved up for bursts lasts, about 50\u202fmin';
  expect(
    (
      await judged(waiting, [
        { calm: 1, burst: 3000 },
        { calm: 1, burst: 3000 },
      ])
    ).fixes,
  ).toMatchObject([{ verdict: 'lessens', effect }]);
  expect((await judged(waiting, [{ calm: 1, burst: 3000 }, { calm: 1 }])).fixes).toMatchObject([
    { verdict: 'ends', effect: 'nothing refused any more' },
  ]);
});
