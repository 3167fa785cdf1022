/** Time travel: the line of the run, what its signs mean, and its courses. */
import { memo } from 'react';
import type { RunMarkKind, RunOverview } from '../../protocol/questions.ts';
import { useApp } from '../appContext.ts';
import { later } from '../later.tsx';
import { useStored } from '../useStored.ts';
import { MARK_NAMES } from '../words/charts.ts';
import { MarkIcon } from './MarkIcon.tsx';
import styles from './Timeline.module.css';
import { TimelineBar } from './TimelineBar.tsx';

const Branches = later(() => import('./Branches.tsx'));

interface Props {
  readonly lane: number;
  readonly overview: RunOverview | null;
}

export function Timeline({ lane, overview }: Props) {
  const { experiment, live, session } = useApp();
  const tick = useStored(live, (state) => state.digest?.tick ?? 0);
  const endTick = useStored(live, (state) => state.digest?.endTick ?? 0);
  const hasBranches = useStored(experiment, ({ elsewhere }) => elsewhere.size > 0);
  const heading = useStored(live, (state) => state.heading);
  // On the way to the end it is not the past that a change is made in: it waits.
  const isPast = (heading ?? tick) < endTick;
  const throttles = useStored(
    live,
    ({ digest }) =>
      digest?.lanes[lane]?.throttled.some((byCause) => byCause.some((rate) => rate > 0)) ?? false,
  );
  return (
    <div className={styles.timeline}>
      <TimelineBar endTick={endTick} throttlesAtEnd={tick >= endTick && throttles} overview={overview} />
      <div className={styles.foot}>
        <Legend overview={overview} />
        {isPast ? (
          <p className={styles.past}>
            This is the past: a change here begins another run, this one stays.{' '}
            <button type="button" className={styles.end} onClick={() => session.seek(endTick)}>
              To the end
            </button>
          </p>
        ) : null}
      </div>
      {hasBranches ? <Branches /> : null}
    </div>
  );
}

/** The signs that occur. */
const Legend = memo(function Legend({ overview }: { readonly overview: RunOverview | null }) {
  const kinds = [...new Set(overview?.marks.map(({ kind }) => kind))] as RunMarkKind[];
  const throttles = overview?.throttled.some((column) => column.some((rate) => rate > 0)) ?? false;
  return (
    <ul className={styles.legend}>
      {throttles ? (
        <li>
          <span className={styles.swatch} aria-hidden="true" />
          throttled
        </li>
      ) : null}
      {kinds.map((kind) => (
        <li key={kind}>
          <MarkIcon kind={kind} />
          {MARK_NAMES[kind]}
        </li>
      ))}
    </ul>
  );
});
