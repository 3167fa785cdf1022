/** The whole run on one line: drag anywhere, or use the arrow keys, and the page shows exactly that moment. */
import { type KeyboardEvent, type PointerEvent, useMemo, useRef } from 'react';
import {
  groupMarks,
  isWithin,
  throttledStretches,
  timelineLength,
  upToDate,
} from '../../draw/timeline/timelineLayout.ts';
import { timeTicks } from '../../draw/timeSteps.ts';
import { TICKS_PER_SECOND } from '../../protocol/facts.ts';
import type { RunOverview } from '../../protocol/questions.ts';
import { formatClock } from '../format.ts';
import { useWidth } from '../useWidth.ts';
import { marksWords, positionSentence, stretchWords } from '../words/charts.ts';
import { MarkIcon } from './MarkIcon.tsx';
import styles from './TimelineBar.module.css';
import { useScrub } from './useScrub.ts';

/** Pixels that a mark and a time have to themselves. */
const MARK_PIXELS = 18;
const TIME_PIXELS = 90;

interface Props {
  readonly endTick: number;
  /** Whether the run throttles at its end, as far as that is the moment shown. */
  readonly throttlesAtEnd: boolean;
  readonly overview: RunOverview | null;
}

export function TimelineBar({ endTick, throttlesAtEnd, overview }: Props) {
  const bar = useRef<HTMLDivElement>(null);
  const width = useWidth(bar);
  const scrub = useScrub();
  const length = timelineLength(endTick);
  const known = useMemo(() => (overview === null ? [] : throttledStretches(overview)), [overview]);
  const isComputed = overview === null || overview.computedTick === overview.endTick;
  const stretches = overview === null ? known : upToDate(known, overview, endTick, throttlesAtEnd);
  const marks = useMemo(
    () => groupMarks(overview?.marks ?? [], (MARK_PIXELS / Math.max(1, width)) * length),
    [overview, width, length],
  );
  const times = useMemo(() => timeTicks(0, length, Math.max(1, width / TIME_PIXELS)), [length, width]);
  const percent = (tick: number): string => `${(tick / length) * 100}%`;

  const tickAt = ({ clientX, currentTarget }: PointerEvent): number => {
    const box = currentTarget.getBoundingClientRect();
    const tick = ((clientX - box.left) / box.width) * length;
    return Math.min(endTick, Math.max(0, roundToSecond(tick, endTick)));
  };

  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    scrub.hold();
    scrub.to(tickAt(event));
  };

  const onPointerMove = (event: PointerEvent): void => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) scrub.to(tickAt(event));
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const target = targetOfKey(event, scrub.tick, endTick);
    if (target === null) return;
    event.preventDefault();
    event.stopPropagation();
    scrub.to(Math.min(endTick, Math.max(0, target)));
  };

  return (
    <div>
      <div
        ref={bar}
        className={styles.bar}
        role="slider"
        tabIndex={0}
        aria-label="Moment of the run"
        aria-valuemin={0}
        aria-valuemax={endTick}
        aria-valuenow={scrub.tick}
        aria-valuetext={positionSentence(scrub.tick, endTick, isWithin(stretches, scrub.tick))}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onLostPointerCapture={scrub.letGo}
        onKeyDown={onKeyDown}
      >
        {isComputed ? null : (
          <span
            className={styles.ahead}
            style={{ width: percent(endTick) }}
            title="Reached in an earlier visit: go there or play on, and it is computed again"
          />
        )}
        <span
          className={styles.run}
          style={{ width: percent(isComputed ? endTick : overview.computedTick) }}
        />
        {stretches.map(({ fromTick, toTick }) => (
          <span
            key={fromTick}
            className={styles.throttled}
            style={{ left: percent(fromTick), width: percent(toTick - fromTick) }}
            title={stretchWords({ fromTick, toTick })}
          />
        ))}
        {marks.map(({ tick, kind, counts }) => (
          <span
            key={tick}
            className={styles.mark}
            style={{ left: `clamp(8px, ${percent(tick)}, calc(100% - 8px))` }}
            title={`${formatClock(tick)}: ${marksWords(counts)}`}
          >
            <MarkIcon kind={kind} />
          </span>
        ))}
        <span className={styles.playhead} style={{ left: percent(scrub.tick) }} />
      </div>
      <div className={styles.times} aria-hidden="true">
        {times.map((tick) => (
          <span key={tick} style={{ left: percent(tick) }}>
            {formatClock(tick)}
          </span>
        ))}
      </div>
    </div>
  );
}

/** Figures are those of whole seconds; only the very end may lie between two. */
function roundToSecond(tick: number, endTick: number): number {
  return tick >= endTick ? endTick : Math.round(tick / TICKS_PER_SECOND) * TICKS_PER_SECOND;
}

/** Where a key goes; null: it is not a key of the timeline. A page is a tenth of the run. */
function targetOfKey({ key, shiftKey }: KeyboardEvent, tick: number, endTick: number): number | null {
  const page = Math.max(10, Math.round(endTick / 100 / TICKS_PER_SECOND) * 10) * TICKS_PER_SECOND;
  const step = shiftKey ? page : TICKS_PER_SECOND;
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.ceil(tick / TICKS_PER_SECOND) * TICKS_PER_SECOND - step;
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.floor(tick / TICKS_PER_SECOND) * TICKS_PER_SECOND + step;
    case 'PageDown':
      return tick - page;
    case 'PageUp':
      return tick + page;
    case 'Home':
      return 0;
    case 'End':
      return endTick;
    default:
      return null;
  }
}
