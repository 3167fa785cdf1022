/** A text that is being typed: taken on Enter or when the field is left, forgotten on Escape. */
import { type KeyboardEvent, useState } from 'react';
import { useApp } from '../appContext.ts';
import { useStored } from '../useStored.ts';

export interface Typed {
  /** What the field shows. */
  readonly text: string;
  /** Whether that is not in force yet: then an undo by key is the browser's own. */
  readonly isTyped: boolean;
  /** Why the text was not taken; null: nothing is wrong with it. */
  readonly problem: string | null;
  readonly onType: (text: string) => void;
  readonly onLeave: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** `inForce` is shown while nobody types. `take` takes a text, or says in a sentence why not. */
export function useTyped(inForce: string, take: (text: string) => string | null): Typed {
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { experiment } = useApp();
  const basis = useStored(
    experiment,
    ({ scenario, experiment: { name } }) => `${scenario} ${name}: ${inForce}`,
  );
  const [known, setKnown] = useState(basis);

  const commit = (): void => {
    if (typed === null) return;
    const found = typed === inForce ? null : take(typed);
    setProblem(found);
    if (found === null) setTyped(null);
  };
  const forget = (): void => {
    setTyped(null);
    setProblem(null);
  };
  // What was refused was for a value that an undo, another change or another experiment has replaced.
  if (known !== basis) {
    setKnown(basis);
    if (problem !== null) forget();
  }
  const onKeyDown = ({ key }: KeyboardEvent): void => {
    if (key === 'Enter') commit();
    if (key === 'Escape') forget();
  };
  return {
    text: typed ?? inForce,
    isTyped: typed !== null,
    problem,
    onType: setTyped,
    onLeave: commit,
    onKeyDown,
  };
}
