/**
 * The engine's explanation in words a beginner understands. Only words: every number and every verdict comes from
 * the engine (M4).
 */
import { assertNever } from '../../base/assert.ts';
import type {
  Cause,
  Explanation,
  Refusal,
  SplitOutlook,
  SplitRefusal,
  TableConfiguration,
} from '../../engine/types.ts';
import { CAUSES, TICKS_PER_SECOND } from '../../protocol/facts.ts';
import {
  formatDuration,
  formatPosition,
  formatRange,
  formatShare,
  formatUnits,
  upperFirst,
} from '../format.ts';
import { LOAD_UNITS, limitRate, loadRate, operationsName, partitionName, rate, ssdName } from './names.ts';
import type { SourceName } from './sources.ts';

/** What the words need besides the explanation. */
export interface Setting extends Pick<TableConfiguration, 'partitionKey' | 'regime' | 'burst'> {
  /** What no partition gets past, units/s, [read, write]. */
  readonly hardLimit: readonly [number, number];
}

/** A sentence and where it is known from; null: it only states what can be seen. */
export interface Statement {
  readonly text: string;
  readonly source: SourceName | null;
}

/** One link of the chain from the key to the limit. */
export interface Step extends Statement {
  readonly name: 'Key' | 'Hash' | 'Partition' | 'Limit';
}

/** An explanation, ready to be shown. */
export interface ExplanationWords {
  readonly throttles: boolean;
  /** That all is well, and how much room there is; null: something is refused. */
  readonly calm: string | null;
  /** One for each limit that refuses, with AWS's name for it; empty: nothing is refused. */
  readonly causes: readonly (Statement & Pick<Refusal, 'cause' | 'reason'>)[];
  readonly chain: readonly Step[];
  /** What holds besides: whether more capacity helps, and what a split could do. */
  readonly remarks: readonly Statement[];
}

/** Puts an explanation into words. */
export function explanationWords(explanation: Explanation, setting: Setting): ExplanationWords {
  const { refusals } = explanation;
  const throttles = refusals.length > 0;
  return {
    throttles,
    calm: throttles || explanation.rejection !== null ? null : calmSentence(explanation, setting),
    causes: refusals.map((refusal) => ({
      cause: refusal.cause,
      reason: refusal.reason,
      text: limitSentence(explanation, setting, refusal),
      source: refusal.cause,
    })),
    chain: chain(explanation),
    remarks: throttles ? throttledRemarks(explanation, setting) : calmRemarks(explanation, setting),
  };
}

// ---- the chain -------------------------------------------------------------------------------------------

function chain(explanation: Explanation): Step[] {
  const { key, partition, dimension, offered } = explanation;
  const place: Step = {
    name: 'Partition',
    text: `${partitionName(partition.id)}, ${formatRange(partition.range)}`,
    source: key === null ? null : 'oneKeyOnePartition',
  };
  const limit = limitStep(explanation);
  if (key === null) return [place, limit];
  const share =
    offered > 0
      ? `, ${formatShare(key.shareOfPartition)} of the ${operationsName(dimension)} of ${partitionName(partition.id)}`
      : '';
  const who = key.exists ? share : ' (no item has it)';
  return [
    { name: 'Key', text: `“${key.name}”${who}`, source: null },
    { name: 'Hash', text: `becomes ${formatPosition(key.position)}…`, source: 'hash' },
    place,
    limit,
  ];
}

/** The limit that refuses most and what is asked of it; where nothing is refused, the one that no partition gets past. */
function limitStep(explanation: Explanation): Step {
  const { dimension, offered, hardLimit, tableUse, partition } = explanation;
  const refusal = worstRefusal(explanation);
  if (refusal === null)
    return {
      name: 'Limit',
      text: `${rate(hardLimit, dimension)}; ${formatUnits(offered)} asked for`,
      source: 'hardLimit',
    };
  const { cause, limitPerSecond } = refusal;
  const limit = limitRate(limitPerSecond, dimension, cause);
  const asked: Readonly<Record<Cause, string>> = {
    hardLimit: `${limit}; ${formatUnits(offered)} asked for`,
    partitionShare: `its share, ${limit}; ${formatUnits(offered)} asked for`,
    tableCapacity: `${limit} for the whole table; ${formatUnits(tableUse.offered)} asked for`,
    ssd: `${limit} of ${ssdName(partition.ssd)}; ${formatUnits(askedPerSecond(refusal))} asked for`,
  };
  return { name: 'Limit', text: asked[cause], source: cause };
}

/** Of the limits that refuse, the one that refused most over the last second; null: none refuses. */
function worstRefusal({ refusals, throttledByCause }: Explanation): Refusal | null {
  const refusedBy = ({ cause }: Refusal): number => throttledByCause[CAUSES.indexOf(cause)] ?? 0;
  return refusals.toSorted((a, b) => refusedBy(b) - refusedBy(a))[0] ?? null;
}

/** What was asked of a limit altogether, at the rate of the tick of the decision. */
function askedPerSecond({ askedOfLimit }: Refusal): number {
  return askedOfLimit * TICKS_PER_SECOND;
}

/** `animal = “dog”` */
function equation({ partitionKey }: Setting, name: string): string {
  return `${partitionKey.join('#')} = “${name}”`;
}

// ---- why -------------------------------------------------------------------------------------------------

function limitSentence(explanation: Explanation, setting: Setting, refusal: Refusal): string {
  const { tableUse, partition, dimension, bucket } = explanation;
  const { cause, limitPerSecond: limit } = refusal;
  switch (cause) {
    case 'hardLimit':
      return hardLimitSentence(explanation, setting);
    case 'partitionShare':
      return (
        `The table's ${rate(tableUse.provisioned, dimension)} are divided over its partitions once and for all. ` +
        `This one may use ${rate(limit, dimension)}${setting.burst ? ', and what it had saved up for bursts is used up' : ''}.`
      );
    case 'tableCapacity':
      return (
        `The table as a whole is asked for ${rate(tableUse.offered, dimension)} and has ${formatUnits(limit)} ` +
        `provisioned.${setting.burst ? ` ${burstSentence(bucket.tokens, bucket.most)}` : ''} So every partition has to do with less.`
      );
    case 'ssd':
      return (
        `${ssdName(partition.ssd)} bears ${loadRate(limit)} (${LOAD_UNITS}), and the partitions on it together ` +
        `ask for ${formatUnits(askedPerSecond(refusal))}. The limits of this partition are not the problem.`
      );
    default:
      return assertNever(cause);
  }
}

function hardLimitSentence(explanation: Explanation, setting: Setting): string {
  const { tableUse, dimension } = explanation;
  const spare = tableUse.provisioned - tableUse.served;
  const begin = spare > 0 ? `Your table still has ${rate(spare, dimension)} to spare, but ` : '';
  const who = whoAsks(explanation, setting);
  const [reads, writes] = setting.hardLimit;
  return (
    `${begin === '' ? upperFirst(who) : begin + who}, and a partition serves at most ` +
    `${formatUnits(reads)} RCU and ${formatUnits(writes)} WCU a second.`
  );
}

/** The key if it is most of the traffic here, else all keys together. */
function whoAsks({ key, partition, dimension, offered }: Explanation, setting: Setting): string {
  if (key === null || key.shareOfPartition <= 0.5)
    return `the ${formatUnits(partition.keys)} keys of this partition together ask for ${rate(offered, dimension)}`;
  const { start, end } = partition.range;
  const isCut =
    (start.sort > 0 && start.position === key.position) || (end.sort > 0 && end.position === key.position);
  const which = isCut ? 'this part of the items' : 'every item';
  return `${which} with ${equation(setting, key.name)} lives in this one partition`;
}

function burstSentence(tokens: number, most: number): string {
  return tokens < most / 1000
    ? 'What it had saved up for bursts is used up.'
    : `Of what it saved up for bursts, ${formatUnits(tokens)} units are left.`;
}

// ---- remarks ---------------------------------------------------------------------------------------------

function throttledRemarks(explanation: Explanation, setting: Setting): Statement[] {
  const { refusals, split } = explanation;
  const capacity: Statement = { text: capacitySentence(explanation), source: null };
  const splitsMatter = refusals.some(({ cause }) => cause === 'hardLimit') && split.state !== 'notNeeded';
  return splitsMatter ? [capacity, splitStatement(explanation, setting)] : [capacity];
}

/** What provisioned capacity pays for grows with it, though it may not be enough; the other limits stay. */
function capacitySentence({ refusals, moreCapacityHelps, offered, hardLimit }: Explanation): string {
  if (moreCapacityHelps) return 'More provisioned capacity would help.';
  const isPaidFor = refusals.some(({ cause }) => cause === 'partitionShare' || cause === 'tableCapacity');
  if (!isPaidFor) return 'More provisioned capacity does not lift this limit.';
  const why =
    offered > hardLimit ? ': more is asked for than a partition serves, whatever is provisioned' : '';
  return `More provisioned capacity alone would not end it${why}.`;
}

function splitStatement(explanation: Explanation, setting: Setting): Statement {
  const { split } = explanation;
  const source = split.state === 'refused' ? 'splitRefused' : split.state === 'off' ? null : 'split';
  return { text: splitSentence(explanation, split, setting), source };
}

/** How much more could be asked for before something refuses, whichever limit comes first. */
function calmSentence(explanation: Explanation, { burst }: Setting): string {
  const { partition, dimension, offered, served, hardLimit, tableUse } = explanation;
  const name = partitionName(partition.id);
  if (partition.keys === 0)
    return `${name} is empty: no key hashes into its range, so nothing can be asked of it.`;
  if (offered === 0) return `All is well: ${name} is asked for no ${operationsName(dimension)}.`;
  const here = hardLimit - offered;
  const table = tableUse.provisioned - tableUse.offered;
  const room = Math.min(here, table);
  if (room <= 0)
    return `All is well for now: ${rate(offered, dimension)} asked for, ${formatUnits(served)} served${burst ? ', with capacity saved up for bursts' : ''}.`;
  const before = table < here ? 'before the capacity of the table is used up' : 'before its hard limit';
  return `All is well: ${rate(offered, dimension)} asked for, all served. There is room for ${formatUnits(room)} more ${before}.`;
}

function calmRemarks(explanation: Explanation, setting: Setting): Statement[] {
  const { state } = explanation.split;
  return state === 'observing' || state === 'announced' ? [splitStatement(explanation, setting)] : [];
}

/** What a split could do. */
function splitSentence(
  explanation: Pick<Explanation, 'tick'>,
  split: SplitOutlook,
  { regime }: Setting,
): string {
  switch (split.state) {
    case 'notNeeded':
      return 'A split for heat is not needed.';
    case 'off':
      return regime === 'fixed'
        ? 'Before 2017 no partition was split for heat, so nothing will divide this one.'
        : 'Splitting for heat is off, so nothing will divide this partition.';
    case 'observing':
      return `If this goes on, DynamoDB may decide to split it in ${until(explanation.tick, split.decideTick)}.`;
    case 'announced':
      return `It is being split, done in ${until(explanation.tick, split.doneTick)}. The hotter part will keep ${formatShare(split.hotterShare)} of the heat.`;
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
