/** Use against the hard limit, with a tick at the capacity share; what is refused is said and hatched. */
import type { Dimension } from '../../engine/types.ts';
import { formatUnits } from '../format.ts';
import { unitName } from '../words/names.ts';
import styles from './UseMeter.module.css';

interface Props {
  readonly dimension: Dimension;
  readonly offered: number;
  readonly served: number;
  /** What the bar's full length stands for, units/s. */
  readonly limit: number;
  /** Capacity share, units/s; null: there is none. */
  readonly share: number | null;
  /** What the limit is called, such as `hard limit`. */
  readonly limitName: string;
}

export function UseMeter({ dimension, offered, served, limit, share, limitName }: Props) {
  const refused = Math.max(0, offered - served);
  const unit = unitName(dimension);
  return (
    <div className={styles.meter} data-dimension={dimension} data-throttled={refused > 0}>
      <p className={styles.line}>
        <span className={styles.unit}>{unit}</span>
        <span className={styles.value}>{formatUnits(served)}</span>
        <span className={styles.limit}>
          of {formatUnits(limit)} /s {limitName}
        </span>
      </p>
      <div className={styles.track} aria-hidden="true">
        <span className={styles.fill} style={{ width: part(served, limit) }} />
        {share === null ? null : <span className={styles.share} style={{ left: part(share, limit) }} />}
      </div>
      <p className={styles.line}>
        {share === null ? null : (
          <span className={styles.quiet} title="What it may use of the table’s capacity now">
            share {formatUnits(share)}
          </span>
        )}
        {refused > 0 ? (
          <strong className={styles.refused}>
            {formatUnits(refused)} of {formatUnits(offered)} refused
          </strong>
        ) : null}
      </p>
    </div>
  );
}

function part(units: number, limit: number): string {
  return `${limit > 0 ? Math.min(100, (units / limit) * 100).toFixed(1) : 0}%`;
}
