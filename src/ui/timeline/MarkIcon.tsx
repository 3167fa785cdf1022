/** The signs of what happened: told apart by shape, not by colour alone. */
import type { RunMarkKind } from '../../protocol/questions.ts';
import styles from './MarkIcon.module.css';

/** Strokes in a box of 12 by 12. */
const SHAPES: Readonly<Record<RunMarkKind, string>> = {
  edit: 'M2 10l1-3 5-5 2 2-5 5z',
  capacity: 'M6 1.5L10.5 6 6 10.5 1.5 6z',
  split: 'M6 11V6.5L2 2M6 6.5L10 2',
  splitRefused: 'M6 11V7L3 3M6 7l3-4M2 9l8-6',
  move: 'M1.5 4h8l-2-2.5M10.5 8h-8l2 2.5',
  full: 'M2 2v8h8V2M2 5h8M4.5 7.5h3',
};

const FILLED: ReadonlySet<RunMarkKind> = new Set(['capacity']);

export function MarkIcon({ kind }: { readonly kind: RunMarkKind }) {
  return (
    <svg className={styles.icon} data-kind={kind} viewBox="0 0 12 12" aria-hidden="true">
      <path d={SHAPES[kind]} data-filled={FILLED.has(kind)} />
    </svg>
  );
}
