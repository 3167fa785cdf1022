/** How sure a statement is and where it is known from. */
import { MARK_MEANINGS, SOURCES, type SourceName } from '../words/sources.ts';
import { ruleAddress } from '../model/address.ts';
import styles from './SourceMark.module.css';

export function SourceMark({ source }: { readonly source: SourceName | null }) {
  if (source === null) return null;
  const { mark, rule, title, address } = SOURCES[source];
  return (
    <span className={styles.mark}>
      <a
        className={styles.rule}
        data-mark={mark}
        href={ruleAddress(rule)}
        title={`Rule ${rule} of the model – ${mark}: ${MARK_MEANINGS[mark]}`}
      >
        {mark} {rule}
      </a>{' '}
      <a className={styles.source} href={address} target="_blank" rel="noreferrer">
        {title}
      </a>
    </span>
  );
}
