/** The table as a whole, reads and writes: asked for, served, throttled, left for a burst. */
import type { Dimension } from '../../engine/types.ts';
import { DIMENSIONS, READ, WRITE } from '../../protocol/facts.ts';
import type { Digest } from '../../protocol/messages.ts';
import { useApp } from '../appContext.ts';
import { formatShare, formatUnits } from '../format.ts';
import { useTable } from '../useInForce.ts';
import { useMeasured } from '../useMeasured.ts';
import { useStored } from '../useStored.ts';
import { unmeasuredText } from '../words/measured.ts';
import { unitName } from '../words/names.ts';
import { throttledWords } from '../words/throttled.ts';
import styles from './Totals.module.css';

export function Totals({ lane }: { readonly lane: number }) {
  const { live } = useApp();
  const figures = useStored(live, (state) => state.digest?.lanes[lane]);
  const unmeasured = unmeasuredText(useMeasured());
  const hasBurst = useTable(lane)?.burst ?? true;
  if (figures === undefined) return null;
  return (
    <ul className={styles.totals}>
      {DIMENSIONS.map((dimension) => (
        <Total
          key={dimension}
          dimension={dimension}
          figures={figures}
          unmeasured={unmeasured}
          hasBurst={hasBurst}
        />
      ))}
    </ul>
  );
}

interface TotalProps {
  readonly dimension: Dimension;
  readonly figures: Digest['lanes'][number];
  /** Why nothing can be said of what was served and throttled; null: it can. */
  readonly unmeasured: string | null;
  readonly hasBurst: boolean;
}

function Total({ dimension, figures, unmeasured, hasBurst }: TotalProps) {
  const units = unitName(dimension);
  const offered = figures.offered[dimension];
  const served = figures.served[dimension];
  const provisioned = figures.provisioned[dimension];
  const burst = figures.tokens[dimension];
  const burstMost = figures.tokensMost[dimension];
  const throttled = unmeasured === null ? throttledWords(figures.throttled[dimension]) : [];
  const rejected = unmeasured === null && dimension === WRITE ? figures.rejected : 0;
  return (
    <li className={dimension === READ ? styles.reads : styles.writes}>
      <strong>{dimension === READ ? 'Reads' : 'Writes'}</strong>{' '}
      <span>
        {unmeasured !== null
          ? `${unmeasured}; ${formatUnits(provisioned)} ${units}/s provisioned`
          : `${formatUnits(served)} of ${formatUnits(offered)} ${units}/s served, ${share(served, provisioned)} of ${formatUnits(provisioned)} provisioned; burst ${hasBurst ? `${share(burst, burstMost)} full` : 'off'}`}
      </span>
      {throttled.length === 0 ? null : (
        <span className={styles.throttled}> Throttled {throttled.map(({ text }) => text).join(', ')}</span>
      )}
      {rejected === 0 ? null : (
        <span className={styles.throttled}> Rejected {formatUnits(rejected)}/s: a collection is full</span>
      )}
    </li>
  );
}

function share(part: number, whole: number): string {
  return formatShare(whole > 0 ? part / whole : 0);
}
