/** The name of a partition that throttles, above its disc. The disc itself says more to those who do not see it. */
import type { Disc } from '../../draw/storage/layout.ts';
import { BOLD, SMALL_TEXT, textWidth } from '../../draw/textWidth.ts';
import { partitionName } from '../words/names.ts';
import styles from './Storage.module.css';

/** Distance of its middle from the disc and its height and margin, pixels. */
const GAP = 14;
const HEIGHT = 17;
const MARGIN = 6;

export function Callout({ disc: { partition, x, y, r } }: { readonly disc: Disc }) {
  const name = partitionName(partition);
  const width = textWidth(name, SMALL_TEXT * BOLD) + 2 * MARGIN;
  return (
    <g className={styles.callout} transform={`translate(${x.toFixed(1)} ${(y - r - GAP).toFixed(1)})`}>
      <rect x={-width / 2} y={-HEIGHT / 2} width={width} height={HEIGHT} rx={HEIGHT / 2} />
      <text y={4.5}>{name}</text>
    </g>
  );
}
