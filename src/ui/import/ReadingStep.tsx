/** The whole file is being read; the running experiment goes on meanwhile. */
import { useEffect, useState } from 'react';
import type { ImportProgress } from '../../protocol/imports.ts';
import { formatBytes, formatCounted } from '../format.ts';
import styles from './ImportDialog.module.css';

/** A reader tells how far it is several times a second, milliseconds. */
const STILL_MS = 10_000;

interface Props {
  readonly file: File;
  readonly progress: ImportProgress | null;
  readonly onCancel: () => void;
}

export function ReadingStep({ file, progress, onCancel }: Props) {
  const bytes = progress?.bytes ?? 0;
  const isStill = useIsStill(progress);
  return (
    <div className={styles.step}>
      <p role="status">
        Reading <strong className={styles.name}>{file.name}</strong>. What runs now goes on until all rows are
        in.
      </p>
      <progress
        className={styles.progress}
        aria-label="Bytes read"
        max={Math.max(1, file.size)}
        value={bytes}
      />
      <p>
        {formatBytes(bytes)} of {formatBytes(file.size)} · {formatCounted(progress?.rows ?? 0, 'row')}
      </p>
      {isStill ? (
        <p className={styles.problem} role="alert">
          Nothing has been read for 10 s. The reading may be busy or have stopped: cancel it, and read the
          file again.
        </p>
      ) : null}
      <div className={styles.buttons}>
        <button type="button" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </div>
  );
}

/** Whether there was no progress for too long: a reader that dies may do so without a word. */
function useIsStill(progress: ImportProgress | null): boolean {
  const [stillAt, setStillAt] = useState<ImportProgress | null>();
  useEffect(() => {
    const timer = setTimeout(() => setStillAt(progress), STILL_MS);
    return () => clearTimeout(timer);
  }, [progress]);
  return stillAt === progress;
}
