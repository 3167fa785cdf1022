/** Whether the strip shows reads, writes, or both apart. */
import { useId } from 'react';
import type { StripView } from '../../draw/strip/plot.ts';
import styles from './ViewChoice.module.css';

interface Props {
  readonly view: StripView;
  readonly onChange: (view: StripView) => void;
}

const VIEWS = ['both', 'reads', 'writes'] as const satisfies readonly StripView[];

export function ViewChoice({ view, onChange }: Props) {
  const name = useId();
  return (
    <fieldset className={styles.choice} aria-label="Show in the key space">
      {VIEWS.map((each) => (
        <label key={each} className={styles.view} data-view={each}>
          <input type="radio" name={name} checked={each === view} onChange={() => onChange(each)} />
          {each}
        </label>
      ))}
    </fieldset>
  );
}
