/** The table as a whole, reads and writes: asked for, served, throttled, left for a burst. */
import type { Dimension } from '../../engine/types.ts';
import { DIMENSIONS, READ } from '../../protocol/facts.ts';
import type { Digest } from '../../protocol/messages.ts';
import { useApp } from '../appContext.ts';
import { formatShare, formatUnits } from '../format.ts';
import { useIsUnmeasured } from '../useIsUnmeasured.ts';
import { useStored } from '../useStored.ts';
import { unitName } from '../words/names.ts';
import { throttledWords } from '../words/throttled.ts';
import styles from './Totals.module.css';

export function Totals({ lane }: { readonly lane: number }) {
  const { live } = useApp();
  const figures = useStored(live, (state) => state.digest?.lanes[lane]);
  const isUnmeasured = useIsUnmeasured();
  if (figures === undefined) return null;
  return (
    <ul className={styles.totals}>
      {DIMENSIONS.map((dimension) => (
        <Total key={dimension} dimension={dimension} figures={figures} isUnmeasured={isUnmeasured} />
      ))}
    </ul>
  );
}

interface TotalProps {
  readonly dimension: Dimension;
  readonly figures: Digest['lanes'][number];
  /** All that was served and throttled is from before the last change. */
  readonly isUnmeasured: boolean;
}

function Total({ dimension, figures, isUnmeasured }: TotalProps) {
  const units = unitName(dimension);
  const offered = figures.offered[dimension];
  const served = figures.served[dimension];
  const provisioned = figures.provisioned[dimension];
  const burst = figures.tokens[dimension];
  const burstMost = figures.tokensMost[dimension];
  const throttled = isUnmeasured ? [] : throttledWords(figures.throttled[dimension]);
  return (
    <li className={dimension === READ ? styles.reads : styles.writes}>
      <strong>{dimension === READ ? 'Reads' : 'Writes'}</strong>{' '}
      <span>
        {isUnmeasured
          ? `Not measured since your change; ${formatUnits(provisioned)} ${units}/s provisioned`
          : `${formatUnits(served)} of ${formatUnits(offered)} ${units}/s served, ${share(served, provisioned)} of ${formatUnits(provisioned)} provisioned; burst ${share(burst, burstMost)} full`}
      </span>
      {throttled.length === 0 ? null : (
        <span className={styles.throttled}> Throttled {throttled.map(({ text }) => text).join(', ')}</span>
      )}
    </li>
  );
}

function share(part: number, whole: number): string {
  return formatShare(whole > 0 ? part / whole : 0);
}
