/** A costly question that is asked again as the run goes on, sparingly. */
import { useEffect, useRef } from 'react';
import type { Result } from '../base/result.ts';
import type { AnswerTo, Question, QuestionKind } from '../protocol/questions.ts';
import { useApp } from './appContext.ts';
import { createSparingAsker, type SparingAsker } from './sparingAsker.ts';
import { useStored } from './useStored.ts';
import { useTaken } from './useTaken.ts';

/** An answer and what it answers, which may be less than what is asked by now. */
export interface Answered<Kind extends QuestionKind> {
  readonly question: Question<Kind>;
  readonly value: AnswerTo<Kind>;
}

interface SparingOptions {
  readonly followsChanges?: boolean;
  readonly isCheap?: boolean;
}

/**
 * The newest answer to `question` or, while the next one is under way, to the one before; null: none in this run.
 * Asked whenever the figures are renewed: at once while the run stands still, sparingly while it plays.
 * `followsChanges`: also at once after every change of the user's, for what shows that change. `isCheap`: at once
 * always, so that it agrees with the figures beside it.
 */
export function useSparingAnswer<Kind extends QuestionKind>(
  question: Question<Kind>,
  { followsChanges = false, isCheap = false }: SparingOptions = {},
): Answered<Kind> | null {
  const { ask, live } = useApp();
  const run = useStored(live, (state) => state.run);
  const seenChanges = useRef(live.getState().changes);
  const [answered, take] = useTaken<Answered<Kind> & { readonly run: number }>();
  const asker = useRef<SparingAsker<Question<Kind>> | null>(null);

  useEffect(() => {
    const created = createSparingAsker<Question<Kind>, Result<AnswerTo<Kind>>>({
      ask,
      onAnswer(asked, result) {
        if (result.ok) take({ question: asked, value: result.value, run: live.getState().run });
      },
      now: () => performance.now(),
      schedule(task, delayMs) {
        const timer = setTimeout(task, delayMs);
        return () => clearTimeout(timer);
      },
    });
    asker.current = created;
    return created.dispose;
  }, [ask, live, take]);

  const name = JSON.stringify(question);
  // Not as part of a render: new figures alone change nothing here.
  useEffect(() => {
    const want = (): void => {
      const { digest, changes } = live.getState();
      if (digest === null) return;
      const isChanged = followsChanges && seenChanges.current !== changes;
      seenChanges.current = changes;
      asker.current?.want(JSON.parse(name) as Question<Kind>, isCheap || isChanged || !digest.playing);
    };
    want();
    return live.subscribe((now, before) => {
      if (now.digest !== before.digest || (followsChanges && now.changes !== before.changes)) want();
    });
  }, [live, name, followsChanges, isCheap]);

  return answered?.run === run ? answered : null;
}
