/** Ranges and explanations as the command words them. */
import { assertNever } from '../base/assert.ts';
import { KEY_SPACE, TICKS_PER_SECOND } from '../engine/limits.ts';
import type {
  Boundary,
  Cause,
  Explanation,
  KeyRange,
  Refusal,
  SmallestChange,
  SplitOutlook,
  SplitRefusal,
} from '../engine/types.ts';
import { percent, quoted, unit, units, unitsEnough, unitsUnlike } from './plainWords.ts';
import { type PartitionReport, throttledOf } from './simulateRun.ts';

const HASH_DIGITS_SHOWN = 5;
const HASH_DIGITS = 13;

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
    ...explanation.smallestChanges.map((change) => changeWords(change, explanation, report.tableAskedMost)),
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
    ssd: `SSD ${partition.ssd + 1} serves at most ${number} load units/s (reads + 3 × writes) for all its partitions`,
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

/** What holds for the units refused last need not hold for all: traffic may go up and down. */
function changeWords(
  change: SmallestChange,
  { dimension, offered }: Explanation,
  tableAskedMost: readonly [number, number],
): string {
  switch (change.kind) {
    case 'lessTraffic':
      return lessTrafficWords(change.unitsPerSecond, change.unitsPerSecond / change.factor, offered);
    case 'provision': {
      const enough = `${unitsEnough(change.capacity)} ${unit(dimension)} units/s provisioned`;
      const most = units(tableAskedMost[dimension]);
      return `what was refused last would have passed with ${enough}, and in its busiest second the table was asked for ${most}`;
    }
    case 'fasterSsd':
      return `what was refused last would have passed on an SSD of ${unitsEnough(change.unitsPerSecond)} load units/s`;
    default:
      return assertNever(change);
  }
}

/** `asked`: the most within a second of the last two, units/s; `offered`: in the last second. */
function lessTrafficWords(limit: number, asked: number, offered: number): string {
  const same = Math.abs(asked - offered) < 1e-6 * asked;
  const which = same ? '' : ' that a second of the last two asked for';
  return `everything would pass with at most ${units(limit)} of the ${unitsUnlike(asked, limit)} units/s${which}`;
}
