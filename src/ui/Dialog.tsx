/** A dialog over the page: it takes the focus, Escape closes it, and the focus goes back to where it was. */
import { type ReactNode, type RefObject, useEffect, useId } from 'react';
import styles from './Dialog.module.css';

interface Props {
  readonly ref: RefObject<HTMLDialogElement | null>;
  readonly title: string;
  /** Pixels, if the window is wide enough. */
  readonly width: number;
  /** Beside the title. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** Shown from the start; `ref.current.close()` closes it, and `onClose` hears of it. */
export function Dialog({ ref, title, width, aside, children, onClose }: Props) {
  const id = useId();

  useEffect(() => {
    if (ref.current?.open === false) ref.current.showModal();
  }, [ref]);

  return (
    <dialog
      ref={ref}
      className={styles.dialog}
      style={{ width: `min(${width}px, 100vw / var(--zoom) - 16px)` }}
      aria-labelledby={id}
      onClose={onClose}
    >
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </dialog>
  );
}
