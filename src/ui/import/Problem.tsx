/** Why a file was not taken. */
import styles from './ImportDialog.module.css';

export function Problem({ children }: { readonly children: string }) {
  return (
    <p className={styles.problem} role="alert">
      {children}
    </p>
  );
}
