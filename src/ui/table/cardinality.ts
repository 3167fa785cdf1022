/**
 * The verdict on a partition key. Two things make a good one, and neither is enough alone: many values, and
 * requests that spread evenly over them.
 */
import { formatCounted, formatShare } from '../format.ts';

export interface KeyFacts {
  /** Distinct partition keys. */
  readonly keys: number;
  readonly partitions: number;
  /** Of the table's traffic, that of the hottest key, 0…1; null: nobody asks for anything. */
  readonly hottestShare: number | null;
}

export interface Verdict {
  /** `2 distinct keys · low` */
  readonly title: string;
  /** `One key gets 70 % of the traffic.` */
  readonly reason: string;
  readonly isGood: boolean;
}

/** So many keys for each partition leave none without any, or hardly one. */
const KEYS_PER_PARTITION = 5;

/** "More than less than 0.1 %" is no sentence: below this the bound is said. */
const SHARE_SAID_LEAST = 0.001;

/** Most keys that a program takes: the far end of the meter. */
const KEYS_MOST = 1_000_000;

/** The verdict in words. */
export function verdictOn(facts: KeyFacts): Verdict {
  const { keys, partitions, hottestShare } = facts;
  const counted = `${formatCounted(keys, 'distinct key')}`;
  const isMany = keys >= KEYS_PER_PARTITION * partitions;
  if (hottestShare === null) {
    return {
      title: `${counted} · ${isMany ? 'high' : 'low'}`,
      reason: 'Nothing is asked for.',
      isGood: isMany,
    };
  }
  const isEven = isEvenlyAsked(facts, hottestShare);
  if (isMany && isEven) {
    const most = formatShare(Math.max(hottestShare, SHARE_SAID_LEAST));
    const reason = `No key gets more than ${most} of the traffic${equalPart(facts)}.`;
    return { title: `${counted} · high and even`, reason, isGood: true };
  }
  const level = isMany ? 'high, but uneven' : 'low';
  return {
    title: `${counted} · ${level}`,
    reason: `One key gets ${formatShare(hottestShare)} of the traffic${equalPart(facts)}.`,
    isGood: false,
  };
}

/** What a share is measured against; of one partition there is nothing to say. */
function equalPart({ partitions }: KeyFacts): string {
  if (partitions === 1) return '';
  return `; an equal part for each of the ${formatCounted(partitions, 'partition')} is ${formatShare(1 / partitions)}`;
}

/** Even enough: no key alone brings its partition more than an equal part of all traffic. */
function isEvenlyAsked({ partitions }: KeyFacts, hottestShare: number): boolean {
  return hottestShare * partitions <= 1;
}

/** How full the meter is, 0…1: the same way for each power of ten. */
export function meterLevel(keys: number): number {
  return Math.min(1, Math.log10(Math.max(1, keys)) / Math.log10(KEYS_MOST));
}
