/** What would fix it, tried by the engine on copies of the run. */
import { useEffect, useRef, useState } from 'react';
import type { Result } from '../../base/result.ts';
import type { TrialOutcome } from '../../protocol/questions.ts';
import { inForceNow } from '../../store/experimentStore.ts';
import { type App, useApp } from '../appContext.ts';
import { causesOf, fixesFor } from './fixes.ts';
import { type Judgement, judge, trialsOf } from './trials.ts';
import type { Explanations } from './useExplanations.ts';

/** So long a judgement stands while nothing about the situation has changed, milliseconds. */
const STANDS_MS = 15_000;

interface Judged {
  readonly about: string;
  readonly judgement: Judgement;
}

/** Null until the trials are done. Tried anew when the situation is another one, and now and then. */
export function useJudgement(explanations: Explanations): Judgement | null {
  const app = useApp();
  const [judged, setJudged] = useState<Judged | null>(null);
  const underWay = useRef<string | null>(null);
  const last = useRef({ situation: '', time: 0 });
  const about = subjectOf(app, explanations);
  const situation = `${about} ${signatureOf(explanations)}`;

  useEffect(() => {
    const now = Date.now();
    const stands = last.current.situation === situation && now - last.current.time < STANDS_MS;
    if (stands || underWay.current === about) return;
    underWay.current = about;
    last.current = { situation, time: now };
    void investigate(app, explanations).then((judgement) => {
      if (underWay.current !== about) return;
      underWay.current = null;
      setJudged({ about, judgement });
    });
  }, [app, about, situation, explanations]);

  return judged?.about === about ? judged.judgement : null;
}

/** A judgement is about one partition of one run after the same edits. */
function subjectOf({ live, experiment }: App, [{ lane, partition }]: Explanations): string {
  const { edits } = experiment.getState().experiment;
  return JSON.stringify([live.getState().run, lane, partition.id, edits.length]);
}

/** What must change for the judgement to be another one. */
function signatureOf(explanations: Explanations): string {
  const [{ split }] = explanations;
  return JSON.stringify([[...causesOf(explanations)], split.state]);
}

/** One trial after the other, so that the simulation can get on with its work in between. */
async function investigate(app: App, explanations: Explanations): Promise<Judgement> {
  const [{ lane, key, tick }] = explanations;
  const { tables, traffic } = inForceNow(app.experiment.getState(), tick).configuration;
  const table = tables[lane];
  const attributes = await app.ask<'attributes'>({ kind: 'attributes', lane });
  if (table === undefined || !attributes.ok) return { fixes: [], remarks: [] };
  const keyTraffic =
    key === null ? null : await app.ask<'keyTraffic'>({ kind: 'keyTraffic', lane, key: key.name });
  const fixes = fixesFor({
    lane,
    table,
    traffic,
    explanations,
    attributes: attributes.value,
    keys: app.live.getState().digest?.lanes[lane]?.keys ?? 0,
    keyTraffic: keyTraffic?.ok === true ? keyTraffic.value : null,
  });
  const outcomes: Result<TrialOutcome>[] = [];
  for (const trial of trialsOf(fixes)) {
    outcomes.push(await app.ask<'tryOut'>({ kind: 'tryOut', lane, trial }));
  }
  return judge(fixes, outcomes);
}
