/** What the inspector is about, and the way back to what it shows by itself. */
import { useApp } from '../appContext.ts';
import { useTableName } from '../useLanes.ts';
import { useStored } from '../useStored.ts';
import styles from './Heading.module.css';

interface Props {
  readonly title: string;
  /** A quiet word on the right, such as where it lies. */
  readonly place?: string;
  /** A quiet line below. */
  readonly line?: string;
}

export function Heading({ title, place = '', line }: Props) {
  const { session } = useApp();
  const selected = useStored(session, (state) => state.selection !== null);
  const lane = useStored(session, (state) => state.selection?.lane ?? state.lane);
  const name = useTableName(lane);
  // The only table needs no name.
  const where = [name === 'the table' ? '' : name, place].filter(Boolean).join(' · ');
  return (
    <header className={styles.heading}>
      <div className={styles.row}>
        <h2 className={styles.title}>{title}</h2>
        {where === '' ? null : <p className={styles.quiet}>{where}</p>}
        {selected ? (
          <button
            type="button"
            className={styles.close}
            aria-label="Show the hottest partition"
            title="Back to the hottest partition"
            onClick={() => session.select(null)}
          >
            ✕
          </button>
        ) : null}
      </div>
      {line === undefined ? null : <p className={styles.quiet}>{line}</p>}
    </header>
  );
}
