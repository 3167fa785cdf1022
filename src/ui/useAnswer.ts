/** A question that is asked again as the run goes on. */
import { useEffect, useRef, useState } from 'react';
import type { Result } from '../base/result.ts';
import type { AnswerTo, Question, QuestionKind } from '../protocol/questions.ts';
import { useApp } from './appContext.ts';
import { useStored } from './useStored.ts';

/** The latest answer and the question it answers. */
interface Answered<Kind extends QuestionKind> {
  readonly name: string;
  readonly result: Result<AnswerTo<Kind>>;
}

/**
 * The newest answer to `question`, asked whenever the figures are renewed; null until the first. One question is
 * under way at a time, so a slow answer is never overtaken.
 */
export function useAnswer<Kind extends QuestionKind>(
  question: Question<Kind>,
): Result<AnswerTo<Kind>> | null {
  const { ask, live } = useApp();
  const digest = useStored(live, (state) => state.digest);
  const [answered, setAnswered] = useState<Answered<Kind> | null>(null);
  const underWay = useRef<string | null>(null);
  const name = JSON.stringify(question);

  useEffect(() => {
    if (digest === null || underWay.current === name) return;
    underWay.current = name;
    void ask<Kind>(JSON.parse(name) as Question<Kind>).then((result) => {
      if (underWay.current !== name) return;
      underWay.current = null;
      setAnswered({ name, result });
    });
  }, [ask, digest, name]);

  return answered?.name === name ? answered.result : null;
}
