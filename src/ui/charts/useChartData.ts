/** What the charts show: of the table, or of the partition that is selected. */
import { useMemo } from 'react';
import { chartWindow, type Resolution, type Span, type TimeWindow } from '../../draw/charts/chartWindow.ts';
import { TICKS_PER_SECOND } from '../../protocol/facts.ts';
import type { SeriesWindow } from '../../protocol/questions.ts';
import type { Speed } from '../../store/sessionStore.ts';
import { useApp } from '../appContext.ts';
import { type Answered, useSparingAnswer } from '../useSparingAnswer.ts';
import { useStored } from '../useStored.ts';

/** `auto`: about a minute of wall-clock time at the present speed. */
export type SpanChoice = Span | 'auto';

/** Five minutes: shorter than that, no pattern is seen. */
const AUTO_LEAST = 300 * TICKS_PER_SECOND;

const AUTO_SECONDS = 60;

/** Ten minutes. */
const REPLAY_MOST = 600 * TICKS_PER_SECOND;

/** A window and the series in it; null until the first answer about this subject. */
export interface ChartData {
  readonly window: TimeWindow;
  readonly series: SeriesWindow | null;
}

export interface ChartSubject {
  readonly lane: number;
  /** Null: the table. */
  readonly partition: number | null;
}

/** The series of the subject around the moment shown. A partition is replayed for it, hence asked for sparingly. */
export function useChartData(
  { lane, partition }: ChartSubject,
  spanChoice: SpanChoice,
  resolution: Resolution,
): ChartData {
  const { live, session } = useApp();
  const tick = useStored(live, (state) => state.digest?.tick ?? 0);
  const endTick = useStored(live, (state) => state.digest?.endTick ?? 0);
  const speed = useStored(session, (state) => state.speed);
  const wanted = spanChoice === 'auto' ? autoSpan(speed) : spanChoice;
  const span = partition === null || isReplayable(wanted) ? wanted : REPLAY_MOST;
  const window = chartWindow({ tick, endTick, span, resolution, secondsKept: partition !== null });
  const { fromTick, toTick, bins } = window;
  const answered = useSparingAnswer({ kind: 'series', lane, partition, fromTick, toTick, bins });
  // The same as long as the answer is, so that nothing is laid out and painted anew in between.
  const data = useMemo(() => answered && dataOf(answered), [answered]);
  const { question } = answered ?? {};
  if (data === null || question?.lane !== lane || question.partition !== partition)
    return { window, series: null };
  return data;
}

function dataOf({ question, value }: Answered<'series'>): ChartData {
  return { window: { ...question, ticksPerBin: value.ticksPerBin }, series: value };
}

/** Whether a partition's series is shown for so long: more would keep the simulation from its work. */
export function isReplayable(span: SpanChoice): boolean {
  return span === 'auto' || (span !== 'run' && span <= REPLAY_MOST);
}

function autoSpan(speed: Speed): number {
  return Math.max(AUTO_LEAST, AUTO_SECONDS * speed * TICKS_PER_SECOND);
}
