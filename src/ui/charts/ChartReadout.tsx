/** The values at the moment under the pointer, beside a line through it. */
import type { ChartLayout } from '../../draw/charts/chartLayout.ts';
import type { Moment } from '../../draw/charts/chartSeries.ts';
import type { Dimension } from '../../engine/types.ts';
import { momentClock, momentLines } from '../words/charts.ts';
import styles from './ChartReadout.module.css';

interface Props {
  readonly moment: Moment;
  readonly dimension: Dimension;
  readonly capacity: string;
  readonly layout: ChartLayout;
}

export default function ChartReadout({ moment, dimension, capacity, layout }: Props) {
  const at = layout.x((moment.fromTick + moment.toTick) / 2);
  const isRight = at > layout.size.width / 2;
  return (
    <div className={styles.cursor} style={{ left: at, height: layout.size.height }} aria-hidden="true">
      <div className={styles.box} data-side={isRight ? 'left' : 'right'}>
        <p className={styles.clock}>{momentClock(moment)}</p>
        <dl>
          {momentLines(moment, dimension, capacity).map(({ name, value, isBad }) => (
            <div key={name} className={styles.value} data-bad={isBad}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  );
}
