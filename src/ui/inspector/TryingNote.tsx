/** That the trials are not done yet. */
import styles from './Fixes.module.css';

export function TryingNote() {
  return <p className={styles.trying}>Trying what would help on a copy of this run …</p>;
}
