/** The report as CSV: a row for each partition at the end, or for each stretch of the time series. */
import { CAUSES, DIMENSIONS } from '../engine/types.ts';
import { unit } from './plainWords.ts';
import type { LaneReport, PartitionReport, Report, Sums, UnitsByCause } from './simulateRun.ts';
import { explanationSentence, range } from './words.ts';

type Row = Readonly<Record<string, string | number>>;

/** The whole text. Tables are numbered from 1. */
export function csvText(report: Report, timeSeries: boolean): string {
  const rows = report.lanes.flatMap((lane, index) =>
    timeSeries ? sampleRows(lane, index + 1) : partitionRows(lane, index + 1),
  );
  const header = Object.keys(rows[0] ?? {});
  return `${[header, ...rows.map((row) => Object.values(row))].map(line).join('\n')}\n`;
}

function line(fields: readonly (string | number)[]): string {
  return fields.map(field).join(',');
}

/** In quotes where it has to be. */
function field(value: string | number): string {
  const text = String(value);
  return /[",\p{Cc}\p{Zl}\p{Zp}]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function sampleRows({ samples }: LaneReport, table: number): Row[] {
  return samples.map((sums: Sums) => {
    const perSecond = (value: number): number => rounded(value / Math.max(1, sums.seconds));
    const [reads, writes] = sums.throttled;
    return {
      table,
      second: sums.second,
      partitions: sums.partitions,
      read_offered: perSecond(sums.offered[0]),
      read_served: perSecond(sums.served[0]),
      write_offered: perSecond(sums.offered[1]),
      write_served: perSecond(sums.served[1]),
      ...throttledColumns([reads.map(perSecond), writes.map(perSecond)]),
      write_rejected: perSecond(sums.rejected),
    };
  });
}

function partitionRows({ partitions }: LaneReport, table: number): Row[] {
  return partitions.map((report: PartitionReport) => {
    const { figures, offered, served, throttled, hottestKeys } = report;
    return {
      table,
      partition: figures.id,
      range: range(figures.range),
      ssd: figures.ssd + 1,
      keys: figures.keys,
      bytes: Math.round(figures.bytes),
      since_second: report.sinceSecond,
      read_share: rounded(figures.share[0]),
      read_offered: rounded(offered[0]),
      read_served: rounded(served[0]),
      write_share: rounded(figures.share[1]),
      write_offered: rounded(offered[1]),
      write_served: rounded(served[1]),
      ...throttledColumns(throttled),
      hottest_key: hottestKeys[0]?.name ?? '',
      hottest_key_share: rounded(hottestKeys[0]?.shareOfPartition ?? 0),
      explanation: explanationSentence(report),
    };
  });
}

/** `read_throttled_hardLimit` … one column for each dimension and cause. */
function throttledColumns(throttled: UnitsByCause): Row {
  return Object.fromEntries(
    DIMENSIONS.flatMap((dimension) =>
      CAUSES.map((cause, index) => [
        `${unit(dimension)}_throttled_${cause}`,
        rounded(throttled[dimension][index] ?? 0),
      ]),
    ),
  );
}

function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
