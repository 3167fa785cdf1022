/**
 * The verdict on a partition key. Two things make a good one, and neither is enough alone: many values, and
 * requests that spread evenly over them.
 */
import { formatCount, formatShare } from '../format.ts';

export interface KeyFacts {
  /** Distinct partition keys. */
  readonly keys: number;
  readonly partitions: number;
  /** Of the table's traffic, that of the hottest key, 0…1; null: nobody asks for anything. */
  readonly hottestShare: number | null;
}

export interface Verdict {
  /** `2 distinct keys · low: one key gets 70 % of the traffic` */
  readonly text: string;
  readonly isGood: boolean;
}

/** So many keys for each partition leave none without any, or hardly one. */
const KEYS_PER_PARTITION = 5;

/** Most keys that a program takes: the far end of the meter. */
const KEYS_MOST = 1_000_000;

/** The verdict in words. */
export function verdictOn(facts: KeyFacts): Verdict {
  const { keys, hottestShare } = facts;
  const isMany = keys >= KEYS_PER_PARTITION * facts.partitions;
  const counted = `${formatCount(keys)} distinct ${keys === 1 ? 'key' : 'keys'}`;
  const level = isMany ? 'high' : 'low';
  if (hottestShare === null) return { text: `${counted} · ${level}: no traffic yet`, isGood: isMany };
  const isEven = isEvenlyAsked(facts, hottestShare);
  const share = formatShare(hottestShare);
  if (!isMany) return { text: `${counted} · low: one key gets ${share} of the traffic`, isGood: false };
  if (!isEven) {
    return { text: `${counted} · high, but uneven: one key gets ${share} of the traffic`, isGood: false };
  }
  return { text: `${counted} · high and even: no key gets more than ${share} of the traffic`, isGood: true };
}

/** Even enough: no key alone brings its partition more than an equal part of all traffic. */
function isEvenlyAsked({ partitions }: KeyFacts, hottestShare: number): boolean {
  return hottestShare * partitions <= 1;
}

/** How full the meter is, 0…1: the same way for each power of ten. */
export function meterLevel(keys: number): number {
  return Math.min(1, Math.log10(Math.max(1, keys)) / Math.log10(KEYS_MOST));
}
