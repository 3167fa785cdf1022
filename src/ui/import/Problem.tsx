/** Why a file was not taken. */
import styles from './ImportDialog.module.css';

export function Problem({ children }: { readonly children: string }) {
  return (
    <p ref={bringIntoView} className={styles.problem} role="alert">
      {children}
    </p>
  );
}

/** On a narrow screen the dialog is longer than the screen, and a problem stands at its end. */
function bringIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}
