/** Numbers, ranges and explanations as the command words them: plain ASCII-width text for a terminal. */
import { assertNever } from '../base/assert.ts';
import { KEY_SPACE, TICKS_PER_SECOND } from '../engine/limits.ts';
import type {
  Boundary,
  Cause,
  Dimension,
  Explanation,
  KeyRange,
  Refusal,
  SmallestChange,
  SplitOutlook,
  SplitRefusal,
} from '../engine/types.ts';
import { type PartitionReport, throttledOf } from './simulateRun.ts';

const HASH_DIGITS_SHOWN = 5;
const HASH_DIGITS = 13;
const NAME_LENGTH_MOST = 40;

/** `12,345`, `22.5`, `0`: units or units/s; a decimal only below a hundred. */
export function units(value: number): string {
  const digits = Math.abs(value) < 99.95 ? 1 : 0;
  return value.toLocaleString('en-US', { maximumFractionDigits: digits });
}

/** `40 %` */
export function percent(part: number): string {
  const value = part * 100;
  return `${value.toLocaleString('en-US', { maximumFractionDigits: value > 0 && value < 10 ? 1 : 0 })} %`;
}

/** `5.6 GB`, in steps of 1,000 as drives are sold. */
export function bytes(value: number): string {
  const steps = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB'];
  const step = value < 1 ? 0 : Math.min(steps.length - 1, Math.floor(Math.log10(value) / 3));
  return `${units(value / 1000 ** step)} ${steps[step]}`;
}

/** A name in quotes, cut if it is very long. */
export function quoted(name: string): string {
  return JSON.stringify(name.length > NAME_LENGTH_MOST ? `${name.slice(0, NAME_LENGTH_MOST)}…` : name);
}

/** `a0000-c0000`: first digits of the hashes; inside a collection that is cut, how far into it: `d0ab3+51%`. */
export function range({ start, end }: KeyRange): string {
  return `${boundary(start)}-${boundary(end)}`;
}

function boundary({ position, sort }: Boundary): string {
  if (position >= KEY_SPACE) return 'end';
  const digits = position.toString(16).padStart(HASH_DIGITS, '0').slice(0, HASH_DIGITS_SHOWN);
  return sort > 0 ? `${digits}+${Math.round(sort * 100)}%` : digits;
}

/** Why a partition is as it is, in one sentence made from the numbers of the decision. */
export function explanationSentence(report: PartitionReport): string {
  const { explanation, figures } = report;
  if (explanation === null) return calmSentence(report);
  const refusal = explanation.refusals[0];
  if (refusal === undefined) return pastSentence(report, explanation);
  const parts = [
    `${who(explanation)} and ${limit(explanation, refusal)}`,
    explanation.moreCapacityHelps ? 'more table capacity would help' : 'more table capacity does not help',
    splitWords(explanation.split, explanation.tick),
    ...explanation.smallestChanges.map((change) => changeWords(change, explanation.dimension)),
  ];
  const both = throttledOf(figures.throttled, 0) > 0 && throttledOf(figures.throttled, 1) > 0;
  if (both) parts.push(`${explanation.dimension === 0 ? 'writes' : 'reads'} are throttled too`);
  return `${parts.filter((part) => part !== '').join('; ')}.`;
}

function calmSentence({ figures, served }: PartitionReport): string {
  if (figures.keys === 0) return 'No key hashes into its range, so it does nothing.';
  if (served[0] + served[1] === 0) return 'Nobody asks for its keys.';
  return 'It serves everything it is asked for.';
}

function pastSentence({ throttled, sinceSecond }: PartitionReport, { tick, dimension }: Explanation): string {
  const seconds = tick / TICKS_PER_SECOND - sinceSecond;
  const refused = throttledOf(throttled, dimension) * seconds;
  return `It refused ${units(refused)} ${unit(dimension)} units since second ${units(sinceSecond)}, but serves everything now.`;
}

/** `"dog" asks for 4,232 read units/s`, or the partition if no single key is behind it. */
function who({ key, dimension, offered }: Explanation): string {
  const whole = `${units(offered)} ${unit(dimension)} units/s`;
  if (key === null || !key.exists) return `It is asked for ${whole}`;
  if (key.shareOfPartition > 0.995) return `${quoted(key.name)} alone asks for ${whole}`;
  if (key.shareOfPartition > 0.5)
    return `${quoted(key.name)} asks for ${percent(key.shareOfPartition)} of ${whole}`;
  return `Its keys together ask for ${whole}, ${quoted(key.name)} most with ${percent(key.shareOfPartition)},`;
}

function limit({ tableUse, partition }: Explanation, { cause, reason, limitPerSecond }: Refusal): string {
  const number = units(limitPerSecond);
  const why: Readonly<Record<Cause, string>> = {
    hardLimit: `one partition serves at most ${number}`,
    partitionShare: `its fixed share of the capacity is ${number}`,
    tableCapacity: `the table is asked for ${units(tableUse.offered)} in all and has ${number} provisioned`,
    ssd: `SSD ${partition.ssd + 1} serves at most ${number} (reads + 3 × writes) for all its partitions`,
  };
  return `${why[cause]} (${reason})`;
}

function splitWords(split: SplitOutlook, tick: number): string {
  const inSeconds = (until: number): string => `${units(Math.max(0, until - tick) / TICKS_PER_SECOND)} s`;
  switch (split.state) {
    case 'notNeeded':
      return '';
    case 'off':
      return 'it is not split for heat here';
    case 'observing':
      return `a split can be decided in ${inSeconds(split.decideTick)}`;
    case 'announced':
      return `it is being split, done in ${inSeconds(split.doneTick)}`;
    case 'refused':
      return `a split does not help because ${refusalWords(split.refusal)}`;
    default:
      return assertNever(split);
  }
}

function refusalWords(refusal: SplitRefusal): string {
  switch (refusal) {
    case 'singleItem':
      return 'a single item cannot be cut';
    case 'localSecondaryIndex':
      return 'the local secondary index keeps the collection whole';
    case 'keepCollectionsWhole':
      return 'collections are kept whole here';
    case 'sequentialAccess':
      return 'the newest items are the busy ones';
    case 'noRelief':
      return 'no cut takes off enough';
    default:
      return assertNever(refusal);
  }
}

function changeWords(change: SmallestChange, dimension: Dimension): string {
  switch (change.kind) {
    case 'lessTraffic':
      return `everything would pass at ${percent(change.factor)} of the requests`;
    case 'provision':
      return `everything would pass with ${units(change.capacity)} ${unit(dimension)} units/s provisioned`;
    case 'fasterSsd':
      return `everything would pass on an SSD of ${units(change.unitsPerSecond)} units/s`;
    default:
      return assertNever(change);
  }
}

/** `read` or `write` */
export function unit(dimension: Dimension): string {
  return dimension === 0 ? 'read' : 'write';
}
