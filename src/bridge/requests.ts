/** Questions that wait for their answers. */
import { fail, type Result, succeed } from '../base/result.ts';
import type { Answer, AnswerTo, QuestionKind } from '../protocol/questions.ts';

export interface Requests {
  /** Notes a question; `settle` hears the answer once. The result is the id to ask under. */
  readonly add: <Kind extends QuestionKind>(
    kind: Kind,
    settle: (result: Result<AnswerTo<Kind>>) => void,
  ) => number;
  /** Hands an answer to whoever asked. What nobody waits for (any more) is dropped; a mix-up of kinds is a problem. */
  readonly answer: (requestId: number, result: Result<Answer>) => string | null;
  /** Tells everybody who waits that there will be no answer. */
  readonly failAll: (problem: string) => void;
  /** How many wait. */
  readonly count: () => number;
}

/** No question open. */
export function createRequests(): Requests {
  const waiting = new Map<number, (result: Result<Answer>) => string | null>();
  let lastId = 0;
  return {
    add(kind, settle) {
      lastId += 1;
      waiting.set(lastId, (result) => settleAs(kind, result, settle));
      return lastId;
    },
    answer(requestId, result) {
      const settle = waiting.get(requestId);
      waiting.delete(requestId);
      return settle === undefined ? null : settle(result);
    },
    failAll(problem) {
      const all = [...waiting.values()];
      waiting.clear();
      for (const settle of all) settle(fail(problem));
    },
    count: () => waiting.size,
  };
}

function settleAs<Kind extends QuestionKind>(
  kind: Kind,
  result: Result<Answer>,
  settle: (result: Result<AnswerTo<Kind>>) => void,
): string | null {
  if (!result.ok) {
    settle(result);
    return null;
  }
  if (result.value.kind !== kind) return `A question about ${kind} was answered with ${result.value.kind}.`;
  settle(succeed((result.value as Answer<Kind>).value));
  return null;
}
