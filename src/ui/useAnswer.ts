/** A question that is asked again as the run goes on. */
import { useEffect, useRef } from 'react';
import type { Result } from '../base/result.ts';
import type { AnswerTo, Question, QuestionKind } from '../protocol/questions.ts';
import { useApp } from './appContext.ts';
import { useTaken } from './useTaken.ts';

/** The latest answer and the question it answers. */
interface Answered<Kind extends QuestionKind> {
  readonly name: string;
  readonly result: Result<AnswerTo<Kind>>;
}

/**
 * The newest answer to `question`, asked whenever the figures are renewed; null until the first. One question is under
 * way at a time; what was renewed meanwhile is asked for after it, so the last answer is never behind the figures.
 */
export function useAnswer<Kind extends QuestionKind>(
  question: Question<Kind>,
): Result<AnswerTo<Kind>> | null {
  const { ask, live } = useApp();
  const [answered, take] = useTaken<Answered<Kind>>();
  /** Name of the question to be asked next; null: none. */
  const wanted = useRef<string | null>(null);
  const isUnderWay = useRef(false);
  const name = JSON.stringify(question);

  // Not as part of a render: new figures alone change nothing here.
  useEffect(() => {
    const askOn = async (): Promise<void> => {
      isUnderWay.current = true;
      while (wanted.current !== null) {
        const asked = wanted.current;
        wanted.current = null;
        take({ name: asked, result: await ask<Kind>(JSON.parse(asked) as Question<Kind>) });
      }
      isUnderWay.current = false;
    };
    const want = (): void => {
      if (live.getState().digest === null) return;
      wanted.current = name;
      if (!isUnderWay.current) void askOn();
    };
    want();
    return live.subscribe((now, before) => {
      if (now.digest !== before.digest) want();
    });
  }, [ask, live, take, name]);

  return answered?.name === name ? answered.result : null;
}
