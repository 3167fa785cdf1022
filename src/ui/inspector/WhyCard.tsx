/** Why it throttles, or that all is well: the point, the chain from the key to the limit, and how sure we are. */
import { useId, useState } from 'react';
import type { Dimension } from '../../engine/types.ts';
import { DIMENSIONS, TICKS_PER_SECOND } from '../../protocol/facts.ts';
import { explanationWords, type Setting, type Step } from '../words/explanation.ts';
import { operationsName } from '../words/names.ts';
import { REASONS_ADDRESS } from '../words/sources.ts';
import { Decisions } from './Decisions.tsx';
import { SourceMark } from './SourceMark.tsx';
import { type Explanations, worstOf } from './useExplanations.ts';
import styles from './WhyCard.module.css';

interface Props {
  readonly explanations: Explanations;
  readonly setting: Setting;
}

export function WhyCard({ explanations, setting }: Props) {
  const [chosen, setChosen] = useState<Dimension | null>(null);
  const id = useId();
  const explanation = chosen === null ? worstOf(explanations) : explanations[chosen];
  const words = explanationWords(explanation, setting);
  return (
    <section className={styles.card} data-throttles={words.throttles} aria-labelledby={id}>
      <div className={styles.head}>
        <h3 id={id} className={styles.title}>
          {words.throttles ? 'Why is it throttling?' : 'Is it throttling?'}
        </h3>
        <DimensionChoice
          dimension={explanation.dimension}
          explanations={explanations}
          onChoose={setChosen}
        />
      </div>
      <p className={styles.point}>{words.point}</p>
      {words.causes.map(({ cause, text, source, reason }) => (
        <div key={cause} className={styles.cause}>
          <p>
            {text} <SourceMark source={source} />
          </p>
          <p className={styles.quiet}>
            AWS names the reason{' '}
            <a href={REASONS_ADDRESS} target="_blank" rel="noreferrer">
              <code>{reason}</code>
            </a>
          </p>
        </div>
      ))}
      {words.remarks.map(({ text, source }) => (
        <p key={text}>
          {text} <SourceMark source={source} />
        </p>
      ))}
      <details className={styles.details} open={words.throttles}>
        <summary>From the key to the limit</summary>
        <Chain steps={words.chain} />
      </details>
      {explanation.refusals.length === 0 ? null : (
        <details className={styles.details}>
          <summary>The numbers of the decision</summary>
          <Decisions explanation={explanation} />
        </details>
      )}
      <p className={styles.quiet}>
        {explanation.tick < TICKS_PER_SECOND
          ? 'The first second is not over yet.'
          : 'Figures are those of the last full second.'}
      </p>
    </section>
  );
}

interface ChoiceProps {
  readonly dimension: Dimension;
  readonly explanations: Explanations;
  readonly onChoose: (dimension: Dimension) => void;
}

/** Reads and writes are limited apart, so each has its own answer. */
function DimensionChoice({ dimension, explanations, onChoose }: ChoiceProps) {
  const name = useId();
  return (
    <fieldset className={styles.choice} aria-label="Reads or writes">
      {DIMENSIONS.map((each) => (
        <label key={each} className={styles.option} data-throttles={explanations[each].refusals.length > 0}>
          <input type="radio" name={name} checked={each === dimension} onChange={() => onChoose(each)} />
          {operationsName(each)}
        </label>
      ))}
    </fieldset>
  );
}

function Chain({ steps }: { readonly steps: readonly Step[] }) {
  return (
    <ol className={styles.chain}>
      {steps.map(({ name, text, source }) => (
        <li key={name} className={styles.step}>
          <strong className={styles.stepName}>{name}</strong>
          <span>
            {text} <SourceMark source={source} />
          </span>
        </li>
      ))}
    </ol>
  );
}
