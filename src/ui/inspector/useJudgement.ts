/** What would fix it, tried by the engine on copies of the run. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { fail } from '../../base/result.ts';
import type { Dimension } from '../../engine/types.ts';
import { READ, WRITE } from '../../protocol/facts.ts';
import { inForceNow } from '../../store/inForce.ts';
import type { InForce } from '../../store/revert.ts';
import { type App, useApp } from '../appContext.ts';
import { useInForce } from '../useInForce.ts';
import { useStored } from '../useStored.ts';
import { causesOf, fixesFor } from './fixes.ts';
import { type Judgement, judge } from './trials.ts';
import type { Explanations } from './useExplanations.ts';

/** So long a judgement stands while nothing about the situation has changed, milliseconds. */
const STANDS_MS = 15_000;

/** What a judgement is about: one partition of one run under the settings in force. Another object, another subject. */
interface Subject {
  readonly run: number;
  readonly lane: number;
  readonly partition: number;
  readonly inForce: InForce;
}

/** What came of an investigation, and the situation it rests on. */
interface Finding {
  readonly judgement: Judgement;
  readonly signature: string;
}

interface Judged extends Finding {
  readonly subject: Subject;
  /** When it was asked for: in the run as shown then, and by the clock on the wall. */
  readonly tick: number;
  readonly timeMs: number;
}

/** Null until the trials under the present settings are done. Tried anew when the situation is another, and now and then. */
export function useJudgement(explanations: Explanations): Judgement | null {
  const app = useApp();
  const [{ tick }] = explanations;
  const subject = useSubject(explanations);
  const signature = signatureOf(explanations);
  const isChanging = useStored(app.experiment, ({ pending }) => pending.length > 0);
  const [judged, setJudged] = useState<Judged | null>(null);
  const underWay = useRef<Subject | null>(null);

  useEffect(() => {
    const timeMs = Date.now();
    const stands =
      judged !== null &&
      holdsAt(judged, subject, tick) &&
      judged.signature === signature &&
      timeMs - judged.timeMs < STANDS_MS;
    // A trial before the change has landed would be one of the world before it.
    if (isChanging || stands || underWay.current === subject) return;
    underWay.current = subject;
    const isWanted = (): boolean => underWay.current === subject;
    void investigate(app, subject, isWanted).then((finding) => {
      if (!isWanted()) return;
      underWay.current = null;
      if (finding !== null) setJudged({ ...finding, subject, tick, timeMs });
    });
  }, [app, subject, signature, tick, isChanging, judged]);

  return judged !== null && holdsAt(judged, subject, tick) && !isChanging ? judged.judgement : null;
}

/** Whether it may be shown. Gone back in time, what was found out later does not hold yet. */
function holdsAt(judged: Judged, subject: Subject, tick: number): boolean {
  return judged.subject === subject && judged.tick <= tick;
}

function useSubject([{ lane, partition }]: Explanations): Subject {
  const { live } = useApp();
  const run = useStored(live, (state) => state.run);
  const inForce = useInForce((each) => each);
  const { id } = partition;
  return useMemo(() => ({ run, lane, partition: id, inForce }), [run, lane, id, inForce]);
}

/** What must change for the judgement to be another one. */
function signatureOf(explanations: Explanations): string {
  const [{ split }] = explanations;
  const changes = explanations.flatMap(({ smallestChanges }) => smallestChanges.map(({ kind }) => kind));
  const rejects = explanations.some(({ rejection }) => rejection !== null);
  return JSON.stringify([[...causesOf(explanations)], split.state, changes, rejects]);
}

/** What helps as the run stands now; null: there is nothing to explain any more, or nobody waits for it. */
async function investigate(
  app: App,
  { lane, partition }: Subject,
  isWanted: () => boolean,
): Promise<Finding | null> {
  const explain = (dimension: Dimension) =>
    app.ask<'explain'>({ kind: 'explain', subject: { kind: 'partition', lane, partition, dimension } });
  const [reads, writes] = [await explain(READ), await explain(WRITE)];
  const attributes = await app.ask<'attributes'>({ kind: 'attributes', lane });
  if (!(reads.ok && writes.ok && attributes.ok && isWanted())) return null;
  const { key, tick } = reads.value;
  const { tables, traffic } = inForceNow(app.experiment.getState(), tick).configuration;
  const table = tables[lane];
  if (table === undefined) return null;
  const keyTraffic =
    key === null ? null : await app.ask<'keyTraffic'>({ kind: 'keyTraffic', lane, key: key.name });
  // Asked anew: what is shown may be from before the change.
  const explanations = [reads.value, writes.value] as const;
  const fixes = fixesFor({
    lane,
    table,
    traffic,
    explanations,
    attributes: attributes.value,
    keys: app.live.getState().digest?.lanes[lane]?.keys ?? 0,
    keyTraffic: keyTraffic?.ok === true ? keyTraffic.value : null,
  });
  // One trial after the other, so that the simulation can get on with its work in between.
  const judgement = await judge(fixes, tick, async (trial) =>
    isWanted() ? app.ask<'tryOut'>({ kind: 'tryOut', lane, trial }) : fail('Nobody waits for it any more.'),
  );
  return { judgement, signature: signatureOf(explanations) };
}
