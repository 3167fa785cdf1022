/** Something for a closer look, under a line that opens it; made only once it is opened. */
import { type ReactNode, useState } from 'react';
import { ErrorBoundary } from '../ErrorBoundary.tsx';
import styles from './controls.module.css';

interface Props {
  readonly title: string;
  /** A quiet remark beside the title. */
  readonly remark?: ReactNode;
  /** What must not be missed even while it is closed. */
  readonly note?: ReactNode;
  readonly children: ReactNode;
}

/** In the place of something in a drawer that is being loaded. */
export function Loading() {
  return <p className={styles.hint}>Loading …</p>;
}

export function Drawer({ title, remark, note, children }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <details
      className={styles.drawer}
      open={open}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary className={styles.summary}>
        <span className={styles.summaryTitle}>{title}</span>
        {remark === undefined ? null : <span className={styles.remark}>{remark}</span>}
        <ErrorBoundary part={`A note on ${title}`}>{note}</ErrorBoundary>
      </summary>
      {open ? (
        <ErrorBoundary part={title}>
          <div className={styles.drawn}>{children}</div>
        </ErrorBoundary>
      ) : null}
    </details>
  );
}
