/** The report as JSON, for other programs: described in `docs/simulate.md`, changed only with its `version`. */
import { reasonOf } from '../engine/reasons.ts';
import {
  CAUSES,
  type Cause,
  DIMENSIONS,
  type EventDetail,
  type KeyRange,
  type ThrottlingReason,
} from '../engine/types.ts';
import type { LaneReport, PartitionReport, Report, Sums, UnitsByCause } from './simulateRun.ts';
import { explanationSentence } from './words.ts';

const JSON_VERSION = 1;
const HASH_DIGITS = 13;

/** The whole text. */
export function jsonText(report: Report): string {
  const { name, title, seed, seconds, warmup, throttled, notes, lanes, checksum, rows } = report;
  const document = {
    version: JSON_VERSION,
    source: name,
    name: title,
    seed,
    seconds,
    warmupSeconds: warmup,
    ...(rows === null ? {} : { rows }),
    throttled,
    ...(checksum === null ? {} : { checksum }),
    notes,
    tables: lanes.map(laneObject),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function laneObject({ table, keys, bytes, totals, askedMost, samples, partitions, events }: LaneReport) {
  const { assumptions, ...configuration } = table;
  return {
    configuration,
    assumptions,
    keys,
    bytes: rounded(bytes),
    totals: sumsObject(totals),
    askedMost: readsAndWrites(askedMost),
    samples: samples.map(sumsObject),
    partitions: partitions.map(partitionObject),
    events: events.map(({ tick, detail }) => ({ tick, ...eventDetail(detail) })),
  };
}

/** SSDs are numbered from 1 everywhere in the report. */
function eventDetail(detail: EventDetail): EventDetail {
  if (detail.kind !== 'moveBegan' && detail.kind !== 'moveDone') return detail;
  return { ...detail, from: detail.from + 1, to: detail.to + 1 };
}

function sumsObject({ second, seconds, offered, served, throttled, rejected, partitions }: Sums) {
  return {
    second,
    seconds,
    offered: readsAndWrites(offered),
    served: readsAndWrites(served),
    throttled: byReason(throttled),
    throttledBy: byCause(throttled),
    rejected: rounded(rejected),
    partitions,
  };
}

function partitionObject(report: PartitionReport) {
  const { figures, sinceSecond, offered, served, throttled, hottestKeys } = report;
  return {
    id: figures.id,
    parent: figures.parent,
    range: rangeObject(figures.range),
    ssd: figures.ssd + 1,
    keys: figures.keys,
    bytes: rounded(figures.bytes),
    share: readsAndWrites(figures.share),
    sinceSecond,
    offered: readsAndWrites(offered),
    served: readsAndWrites(served),
    throttled: byReason(throttled),
    throttledBy: byCause(throttled),
    hottestKeys: hottestKeys.map(({ name, shareOfPartition }) => ({
      name,
      share: rounded(shareOfPartition),
    })),
    explanation: explanationSentence(report),
  };
}

function rangeObject({ start, end }: KeyRange) {
  const bound = ({ position, sort }: KeyRange['start']) => ({
    hash: position.toString(16).padStart(HASH_DIGITS, '0'),
    sort: rounded(sort),
  });
  return { start: bound(start), end: bound(end) };
}

function readsAndWrites([read, write]: readonly [number, number]) {
  return { read: rounded(read), write: rounded(write) };
}

/** Under AWS's own names; reasons without a refusal are left out. */
function byReason(throttled: UnitsByCause): Partial<Record<ThrottlingReason, number>> {
  const sums: Partial<Record<ThrottlingReason, number>> = {};
  for (const dimension of DIMENSIONS) {
    for (const [index, cause] of CAUSES.entries()) {
      const units = throttled[dimension][index] ?? 0;
      if (units === 0) continue;
      const reason = reasonOf(dimension, cause);
      sums[reason] = rounded((sums[reason] ?? 0) + units);
    }
  }
  return sums;
}

/** By the limit that refused; causes without a refusal are left out. */
function byCause(throttled: UnitsByCause): Partial<Record<Cause, { read: number; write: number }>> {
  return Object.fromEntries(
    CAUSES.flatMap((cause, index) => {
      const [read, write] = [throttled[0][index] ?? 0, throttled[1][index] ?? 0];
      return read + write === 0 ? [] : [[cause, readsAndWrites([read, write])]];
    }),
  );
}

/** Six decimals are more than anybody needs and fewer than sums are exact to. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
