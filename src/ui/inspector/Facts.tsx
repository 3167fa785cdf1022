/** Facts in a line each: a name and what holds. */
import type { ReactNode } from 'react';
import styles from './Facts.module.css';

/** A name, what holds, and a finer point for those who point at it. */
export type Fact = readonly [name: string, value: ReactNode, title?: string];

/** Where there is no burst capacity. */
export const NO_BURST: Fact = ['Burst', 'off', 'Capacity that is not used within a second is lost.'];

export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value, title]) => (
        <div key={name} className={styles.fact} title={title}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
