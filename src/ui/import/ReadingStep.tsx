/** The whole file is being read; the running experiment goes on meanwhile. */
import type { ImportProgress } from '../../protocol/imports.ts';
import { formatBytes, formatCounted } from '../format.ts';
import styles from './ImportDialog.module.css';

interface Props {
  readonly file: File;
  readonly progress: ImportProgress | null;
  readonly onCancel: () => void;
}

export function ReadingStep({ file, progress, onCancel }: Props) {
  const bytes = progress?.bytes ?? 0;
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
      <div className={styles.buttons}>
        <button type="button" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </div>
  );
}
