/** One dimension of the strip behind the bars: partitions and the many keys as areas, limits as lines. */
import { memo } from 'react';
import { type LaneNumbers, refusedPart, usableUnits } from '../../draw/laneNumbers.ts';
import { layoutGrass } from '../../draw/strip/grass.ts';
import { type Plot, yOf } from '../../draw/strip/plot.ts';
import type { StripRanges } from '../../draw/strip/ranges.ts';
import { stepArea, stepLine, stepsOf } from '../../draw/strip/steps.ts';
import { READ } from '../../protocol/facts.ts';
import type { LaneStructure } from '../../protocol/messages.ts';
import type { KeyProfile } from '../../protocol/questions.ts';
import styles from './KeySpaceStrip.module.css';

interface Props {
  readonly plot: Plot;
  readonly strip: StripRanges;
  readonly structure: LaneStructure;
  readonly numbers: LaneNumbers;
  readonly profile: KeyProfile;
}

/** What lies behind the bars. */
export const StripAreas = memo(function StripAreas({ plot, strip, structure, numbers, profile }: Props) {
  const { dimension } = plot;
  const grass = layoutGrass(
    dimension === READ ? profile.reads : profile.writes,
    structure.partitions,
    strip,
    (index) => refusedPart(numbers, dimension, index),
  );
  const grassServed = grass.map(({ x, low }) => ({ x, low: 0, high: low }));
  return (
    <g className={styles.plot} data-dimension={dimension}>
      <PartitionAreas {...{ plot, strip, numbers }} />
      <path className={styles.served} d={stepArea(grassServed, plot)} />
      <path className={styles.refused} d={stepArea(grass, plot)} />
    </g>
  );
});

/** What whole partitions are asked for. Apart, since numbers and keys come one after the other. */
const PartitionAreas = memo(function PartitionAreas({
  plot,
  strip,
  numbers,
}: Pick<Props, 'plot' | 'strip' | 'numbers'>) {
  const { dimension } = plot;
  const offered = (index: number): number => numbers.offered[dimension][index] ?? 0;
  const served = (index: number): number => offered(index) * (1 - refusedPart(numbers, dimension, index));
  return (
    <>
      <path className={styles.partitionServed} d={stepArea(stepsOf(strip, served), plot)} />
      <path className={styles.partitionRefused} d={stepArea(stepsOf(strip, offered, served), plot)} />
    </>
  );
});

/** What lies before them. */
export const StripLines = memo(function StripLines({
  plot,
  strip,
  structure,
  numbers,
}: Omit<Props, 'profile'>) {
  const { dimension, top } = plot;
  const mayUse = (index: number): number => usableUnits(numbers, dimension, index);
  const limit = structure.hardLimit[dimension];
  const width = strip.edges.at(-1) ?? 0;
  return (
    <g data-dimension={dimension} data-many={!strip.isReadable}>
      {limit > top ? null : (
        <path className={styles.hardLimit} d={`M0 ${yOf(plot, limit).toFixed(1)}H${width}`} />
      )}
      <path className={styles.share} d={stepLine(stepsOf(strip, mayUse), plot)} />
    </g>
  );
});
