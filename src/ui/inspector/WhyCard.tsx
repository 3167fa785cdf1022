/** Why it throttles, or that all is well: the point, the chain from the key to the limit, and how sure we are. */
import { useId, useState } from 'react';
import type { Dimension, Explanation } from '../../engine/types.ts';
import { DIMENSIONS } from '../../protocol/facts.ts';
import { later } from '../later.tsx';
import { Segments } from '../Segments.tsx';
import { explanationWords, type Setting, type Step } from '../words/explanation.ts';
import { operationsName, partitionName } from '../words/names.ts';
import { REASONS_ADDRESS } from '../words/sources.ts';
import { RuleMark, SourceMark } from './SourceMark.tsx';
import { type Explanations, refuses, worstOf } from './useExplanations.ts';
import styles from './WhyCard.module.css';

const Decisions = later(() => import('./Decisions.tsx'));
const Rejection = later(() => import('./Rejection.tsx'));

interface Props {
  readonly explanations: Explanations;
  readonly setting: Setting;
  /** What is explained first; without it, where most is refused. */
  readonly first?: Dimension;
  /** What is selected is not the partition but something in it: the title says which partition is meant. */
  readonly namesPartition?: boolean;
}

export function WhyCard({ explanations, setting, first, namesPartition = false }: Props) {
  const [chosen, setChosen] = useDimension(explanations, first);
  const [showsNumbers, setShowsNumbers] = useState(first !== undefined);
  const id = useId();
  const explanation = explanations[chosen];
  const words = explanationWords(explanation, setting);
  const subject = namesPartition ? partitionName(explanation.partition.id) : 'it';
  return (
    <section className={styles.card} data-throttles={refuses(explanation)} aria-labelledby={id}>
      <div className={styles.head}>
        <h3 id={id} className={styles.title}>
          {titleOf(explanation, subject)}
        </h3>
        <DimensionChoice dimension={explanation.dimension} explanations={explanations} onChoose={setChosen} />
      </div>
      {explanation.rejection === null ? null : (
        <Rejection rejection={explanation.rejection} partition={explanation.partition.id} />
      )}
      {words.calm === null ? null : <p>{words.calm}</p>}
      {words.causes.map(({ cause, text, source }) => (
        <p key={cause}>
          {text} <SourceMark source={source} />
        </p>
      ))}
      {words.remarks.length === 0 ? null : (
        <p>
          {words.remarks.map(({ text, source }) => (
            <span key={text}>
              {text} <SourceMark source={source} />
            </span>
          ))}
        </p>
      )}
      {[...new Set(words.causes.map(({ reason }) => reason))].map((reason) => (
        <p key={reason} className={styles.quiet}>
          AWS:{' '}
          <a href={REASONS_ADDRESS} target="_blank" rel="noreferrer">
            <code>{reason}</code>
          </a>
        </p>
      ))}
      <Chain steps={words.chain} />
      {explanation.refusals.length === 0 ? null : (
        <details
          className={styles.details}
          open={showsNumbers}
          onToggle={({ currentTarget }) => setShowsNumbers(currentTarget.open)}
        >
          <summary>The numbers of the decision</summary>
          {showsNumbers ? <Decisions explanation={explanation} /> : null}
        </details>
      )}
    </section>
  );
}

function titleOf({ refusals, rejection }: Explanation, subject: string): string {
  if (refusals.length > 0) return `Why is ${subject} throttling?`;
  return rejection === null ? `Is ${subject} throttling?` : 'Why are writes rejected?';
}

/**
 * What is explained: what the user chose, else the worse one. Nobody can read what changes all the time, so it goes over
 * to the other only when that one throttles and it does not.
 */
function useDimension(
  explanations: Explanations,
  first: Dimension | undefined,
): [Dimension, (chosen: Dimension) => void] {
  const [chosen, setChosen] = useState<Dimension | null>(first ?? null);
  const worst = worstOf(explanations);
  const [steady, setSteady] = useState(worst.dimension);
  if (steady !== worst.dimension && refuses(worst) && !refuses(explanations[steady]))
    setSteady(worst.dimension);
  return [chosen ?? steady, setChosen];
}

interface ChoiceProps {
  readonly dimension: Dimension;
  readonly explanations: Explanations;
  readonly onChoose: (dimension: Dimension) => void;
}

/** Reads and writes are limited apart, so each has its own answer. */
function DimensionChoice({ dimension, explanations, onChoose }: ChoiceProps) {
  return (
    <Segments
      label="Reads or writes"
      value={dimension}
      segments={DIMENSIONS.map((each) => ({
        value: each,
        name: operationsName(each),
        isMarked: refuses(explanations[each]),
      }))}
      onChange={onChoose}
    />
  );
}

function Chain({ steps }: { readonly steps: readonly Step[] }) {
  return (
    <ol className={styles.chain}>
      {steps.map(({ name, text, source }) => (
        <li key={name} className={styles.step}>
          <strong className={styles.stepName}>{name}</strong>
          <span>
            {text} <RuleMark source={source} isShort />
          </span>
        </li>
      ))}
    </ol>
  );
}
