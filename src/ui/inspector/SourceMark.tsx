/** How sure a statement is and where it is known from. */

import { ruleAddress } from '../model/address.ts';
import { MARK_MEANINGS, SOURCES, type SourceName } from '../words/sources.ts';
import styles from './SourceMark.module.css';

export function SourceMark({ source }: { readonly source: SourceName | null }) {
  if (source === null) return null;
  const { title, address } = SOURCES[source];
  return (
    <span className={styles.mark}>
      <RuleMark source={source} />{' '}
      <a className={styles.source} href={address} target="_blank" rel="noreferrer">
        {title}
      </a>
    </span>
  );
}

interface RuleMarkProps {
  readonly source: SourceName | null;
  /** Only the rule's id; how sure it is shows in the border and when pointed at. */
  readonly isShort?: boolean;
}

/** The same without the source: the rule of the model page names it. */
export function RuleMark({ source, isShort = false }: RuleMarkProps) {
  if (source === null) return null;
  const { mark, rule } = SOURCES[source];
  return (
    <span className={styles.mark}>
      <a
        className={styles.rule}
        data-mark={mark}
        href={ruleAddress(rule)}
        title={`Rule ${rule} of the model – ${mark}: ${MARK_MEANINGS[mark]}`}
      >
        {isShort ? rule : `${mark} ${rule}`}
      </a>
    </span>
  );
}
