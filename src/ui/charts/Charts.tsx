/** Reads and writes over time, side by side under one cursor, and what can be chosen about them. */
import { useMemo, useState } from 'react';
import type { ChartLayout } from '../../draw/charts/chartLayout.ts';
import type { Resolution } from '../../draw/charts/chartWindow.ts';
import { groupMarks, type MarkGroup } from '../../draw/timeline/timelineLayout.ts';
import { DIMENSIONS } from '../../protocol/facts.ts';
import type { RunMark } from '../../protocol/questions.ts';
import { useApp } from '../appContext.ts';
import { later } from '../later.tsx';
import { useTable } from '../useInForce.ts';
import { useTableName } from '../useLanes.ts';
import { useMeasured } from '../useMeasured.ts';
import { useStored } from '../useStored.ts';
import { unmeasuredText } from '../words/measured.ts';
import { partitionName } from '../words/names.ts';
import { eventPartition } from '../words/spokenEvents.ts';
import { Chart } from './Chart.tsx';
import { ChartChoices } from './ChartChoices.tsx';
import styles from './Charts.module.css';
import { type SpanChoice, useChartData } from './useChartData.ts';
import { useRates } from './useRates.ts';

const ChartTables = later(() => import('./ChartTables.tsx'));

/** Pixels that a mark has to itself. */
const MARK_PIXELS = 16;

interface Props {
  readonly lane: number;
  /** What happened in the run, in order. */
  readonly marks: readonly RunMark[];
}

export function Charts({ lane, marks }: Props) {
  const { live } = useApp();
  const [spanChoice, setSpanChoice] = useState<SpanChoice>('auto');
  const [resolution, setResolution] = useState<Resolution>('second');
  const [wantsTable, setWantsTable] = useState(false);
  const [showsTables, setShowsTables] = useState(false);
  const [cursor, setCursor] = useState<number | null>(null);
  const selected = useSelectedPartition(lane);
  const partition = wantsTable ? null : selected;
  const data = useChartData({ lane, partition }, spanChoice, resolution);
  const rates = useRates(lane, partition);
  const hasBurst = useTable(lane)?.burst ?? true;
  const unmeasured = unmeasuredText(useMeasured());
  const tokensMost = useStored(live, (state) => state.digest?.lanes[lane]?.tokensMost);
  const hardLimit = useStored(live, (state) => state.structure?.lanes[lane]?.hardLimit);
  const parent = useStored(
    live,
    ({ structure }) => structure?.lanes[lane]?.partitions.find(({ id }) => id === partition)?.parent ?? null,
  );
  const tableName = useTableName(lane);
  const ofTable = `of ${tableName}`;
  const subject =
    partition === null
      ? ofTable
      : subjectWords(partition, parent) + (tableName === 'the table' ? '' : ` ${ofTable}`);
  const capacity = partition === null ? 'provisioned' : 'share';
  const { fromTick, toTick } = data.window;
  const inWindow = useMemo(
    () => marks.filter(({ tick }) => tick >= fromTick && tick <= toTick),
    [marks, fromTick, toTick],
  );
  const marksWithin = ({ tickAt }: ChartLayout): MarkGroup[] =>
    groupMarks(inWindow, tickAt(MARK_PIXELS) - tickAt(0));

  return (
    <div className={styles.charts}>
      <div className={styles.pair}>
        {DIMENSIONS.map((dimension) => (
          <Chart
            key={dimension}
            dimension={dimension}
            subject={subject}
            capacity={capacity}
            data={data}
            resolution={resolution}
            rates={rates}
            unmeasured={unmeasured}
            hasBurst={hasBurst}
            tokensMost={partition === null ? (tokensMost?.[dimension] ?? 0) : 0}
            hardLimit={partition === null ? null : (hardLimit?.[dimension] ?? null)}
            cursor={cursor}
            onCursor={setCursor}
            marksWithin={marksWithin}
          />
        ))}
      </div>
      <ChartChoices
        capacity={capacity}
        span={spanChoice}
        onSpan={setSpanChoice}
        resolution={resolution}
        onResolution={setResolution}
        partition={selected}
        wantsTable={wantsTable}
        onWantsTable={setWantsTable}
        showsTables={showsTables}
        onShowsTables={setShowsTables}
      />
      {showsTables ? <ChartTables subject={subject} capacity={capacity} series={data.series} /> : null}
    </div>
  );
}

/** `of P9, before it P6`: until the split a chart shows what the partition was cut from. */
function subjectWords(partition: number, parent: number | null): string {
  const before = parent === null ? '' : `, before it ${partitionName(parent)}`;
  return `of ${partitionName(partition)}${before}`;
}

/** The partition selected, or the one that the selected event is about. */
function useSelectedPartition(lane: number): number | null {
  const { session } = useApp();
  const selection = useStored(session, (state) => state.selection);
  if (selection === null || selection.lane !== lane) return null;
  if (selection.kind === 'partition') return selection.partition;
  return selection.kind === 'event' ? eventPartition(selection.event.detail) : null;
}
