/**
 * The engine's explanation in words a beginner understands. Only words: every number and every verdict comes from
 * the engine (M4).
 */
import { assertNever } from '../../base/assert.ts';
import type {
  Cause,
  Explanation,
  Refusal,
  SmallestChange,
  SplitOutlook,
  SplitRefusal,
  ThrottlingReason,
} from '../../engine/types.ts';
import { CAUSES } from '../../protocol/facts.ts';
import { formatClock, formatDuration, formatShare, formatUnits } from '../format.ts';
import { CAUSE_NAMES, operationsName, partitionName, ssdName, unitName } from './names.ts';

/** Why one limit refuses. */
export interface CauseWords {
  readonly cause: Cause;
  readonly title: string;
  readonly reason: ThrottlingReason;
  readonly sentences: readonly string[];
}

/** An explanation, ready to be shown. */
export interface ExplanationWords {
  readonly throttles: boolean;
  readonly headline: string;
  readonly causes: readonly CauseWords[];
  /** What holds for all causes together: the hottest key, more capacity, a split. */
  readonly remarks: readonly string[];
  /** What would have let the refused units pass. */
  readonly fixes: readonly string[];
}

/** Puts an explanation into words. */
export function explanationWords(explanation: Explanation): ExplanationWords {
  const throttles = explanation.refusals.length > 0;
  return {
    throttles,
    headline: headline(explanation),
    causes: explanation.refusals.map((refusal) => causeWords(explanation, refusal)),
    remarks: throttles ? throttledRemarks(explanation) : calmRemarks(explanation),
    fixes: explanation.smallestChanges.map((change) => smallestChangeWords(explanation, change)),
  };
}

function headline({ partition, dimension, offered, served, refusals }: Explanation): string {
  const name = partitionName(partition.id);
  const operations = operationsName(dimension);
  if (refusals.length > 0)
    return `${name} throttles ${operations}: ${rate(offered, dimension)} asked for, ${formatUnits(served)} served.`;
  if (offered === 0) return `${name} is asked for no ${operations}.`;
  return `${name} serves all ${operations}: ${rate(served, dimension)}.`;
}

function rate(units: number, dimension: Explanation['dimension']): string {
  return `${formatUnits(units)} ${unitName(dimension)}/s`;
}

// ---- why -------------------------------------------------------------------------------------------------

function causeWords(explanation: Explanation, refusal: Refusal): CauseWords {
  const { cause, reason } = refusal;
  return {
    cause,
    reason,
    title: `Refused by the ${CAUSE_NAMES[cause]}`,
    sentences: [...limitSentences(explanation, refusal), decisionSentence(explanation, refusal)],
  };
}

function limitSentences(explanation: Explanation, refusal: Refusal): string[] {
  const { tableUse, partition, dimension, bucket } = explanation;
  const limit = rate(refusal.limitPerSecond, dimension);
  switch (refusal.cause) {
    case 'hardLimit': {
      const spare = tableUse.provisioned - tableUse.served;
      const unused =
        spare > 0 ? `The table still has ${rate(spare, dimension)} to spare, but ` : 'Whatever the table has, ';
      return [`${unused}one partition serves at most ${limit}.`];
    }
    case 'partitionShare':
      return [
        `The table's ${rate(tableUse.provisioned, dimension)} are divided over its partitions once and for all; ` +
          `this one may use ${limit}, and has no burst capacity left.`,
      ];
    case 'tableCapacity':
      return [
        `The table as a whole is asked for ${rate(tableUse.offered, dimension)} and has ${limit} provisioned. ` +
          `${burstSentence(bucket.tokens, bucket.most)} Every partition loses in proportion.`,
      ];
    case 'ssd':
      return [
        `${ssdName(partition.ssd)} bears ${formatUnits(refusal.limitPerSecond)} units/s (reads + 3 × writes) ` +
          'and its partitions ask for more.',
      ];
    default:
      return assertNever(refusal.cause);
  }
}

function burstSentence(tokens: number, most: number): string {
  return tokens < most / 1000
    ? 'Its burst capacity is used up.'
    : `Of its burst capacity ${formatUnits(tokens)} units are left.`;
}

/** The numbers of the decision itself. */
function decisionSentence({ dimension }: Explanation, refusal: Refusal): string {
  const units = unitName(dimension);
  return (
    `At ${formatClock(refusal.tick)}, in one tick of 100 ms: ${formatUnits(refusal.asked)} ${units} asked for here, ` +
    `${formatUnits(refusal.asked - refusal.refused)} let through, ${formatUnits(refusal.refused)} refused.`
  );
}

// ---- remarks ---------------------------------------------------------------------------------------------

function throttledRemarks(explanation: Explanation): string[] {
  return [
    ...keyRemark(explanation),
    explanation.moreCapacityHelps
      ? 'More provisioned capacity would help.'
      : 'More provisioned capacity will not help.',
    splitSentence(explanation, explanation.split),
  ];
}

function calmRemarks(explanation: Explanation): string[] {
  const { share, hardLimit, dimension, partition, split } = explanation;
  if (partition.keys === 0) return ['No key hashes into its range, so nothing can be asked of it.'];
  const may = `It may use ${rate(share, dimension)} of the table's capacity now; its hard limit is ${rate(hardLimit, dimension)}.`;
  const outlook = split.state === 'notNeeded' || split.state === 'off' ? [] : [splitSentence(explanation, split)];
  return [may, ...keyRemark(explanation), ...outlook];
}

function keyRemark({ key, dimension }: Explanation): string[] {
  if (key === null || !key.exists || key.shareOfPartition === 0) return [];
  const share = `“${key.name}” is ${formatShare(key.shareOfPartition)} of the ${operationsName(dimension)} here.`;
  return key.shareOfPartition > 0.5
    ? [`${share} Items with the same partition key live together, so it cannot escape to other partitions.`]
    : [`The hottest key, ${share}`];
}

/** What a split could do. */
export function splitSentence(explanation: Pick<Explanation, 'tick'>, split: SplitOutlook): string {
  switch (split.state) {
    case 'notNeeded':
      return 'A split for heat is not needed.';
    case 'off':
      return 'Splitting for heat is off, so nothing will divide this partition.';
    case 'observing':
      return `If this goes on, DynamoDB may decide to split it in ${until(explanation.tick, split.decideTick)}.`;
    case 'announced':
      return `It is being split; done in ${until(explanation.tick, split.doneTick)}. The hotter part keeps ${formatShare(split.hotterShare)} of the heat.`;
    case 'refused':
      return `A split will not help: ${refusalWords(split.refusal, split.key)}.`;
    default:
      return assertNever(split);
  }
}

function until(now: number, tick: number): string {
  return formatDuration(tick - now);
}

/** Why a partition is not split, as the end of a sentence. */
export function refusalWords(refusal: SplitRefusal, key: string | null): string {
  const name = key === null ? 'one key' : `“${key}”`;
  switch (refusal) {
    case 'singleItem':
      return `its heat is ${name}, a single item that no cut can divide`;
    case 'localSecondaryIndex':
      return `its heat is ${name}, and the local secondary index keeps the items of one key together`;
    case 'keepCollectionsWhole':
      return `its heat is ${name}, and the rule in force is “same key, same partition”`;
    case 'sequentialAccess':
      return `its heat is ${name}, and its traffic follows the newest items, which would all be on one side of a cut`;
    case 'noRelief':
      return 'no cut takes enough off the hotter side';
    default:
      return assertNever(refusal);
  }
}

// ---- what would help -------------------------------------------------------------------------------------

function smallestChangeWords({ dimension }: Explanation, change: SmallestChange): string {
  switch (change.kind) {
    case 'lessTraffic':
      return `Ask this partition for at most ${rate(change.unitsPerSecond, dimension)}, ${formatShare(change.factor)} of what it is asked for: spread the key, or cache it.`;
    case 'provision':
      return `Provision at least ${formatUnits(change.capacity)} ${unitName(dimension)}.`;
    case 'fasterSsd':
      return `Move it to an SSD that bears ${formatUnits(change.unitsPerSecond)} units/s.`;
    default:
      return assertNever(change);
  }
}

/** `1 200/s by the hard limit of the partition`: what was refused over the last second, by cause. */
export function throttledWords(byCause: readonly number[]): { cause: Cause; text: string }[] {
  return CAUSES.flatMap((cause, index) => {
    const units = byCause[index] ?? 0;
    return units > 0 ? [{ cause, text: `${formatUnits(units)}/s by the ${CAUSE_NAMES[cause]}` }] : [];
  });
}

