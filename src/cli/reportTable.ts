/** The report as a table of at most 120 columns: what throttles, and why. */
import { CAUSES, type Cause, DIMENSIONS, type Dimension } from '../engine/types.ts';
import { type LaneReport, type PartitionReport, type Report, type Sums, throttledOf } from './simulateRun.ts';
import { bytes, explanationSentence, percent, quoted, range, unit, units } from './words.ts';

const WIDTH = 120;

/** How a cause is called in the table; the legend says what AWS calls it. */
const CAUSE_LETTERS: Readonly<Record<Cause, string>> = {
  hardLimit: 'P',
  partitionShare: 'S',
  tableCapacity: 'T',
  ssd: 'D',
};

const LEGEND = [
  "Units/s, means after the warm-up; throttled by: P the partition's hard limit, S its fixed share, D its SSD",
  "(AWS: Table{Read,Write}KeyRangeThroughputExceeded); T the table's capacity ({…}ProvisionedThroughputExceeded).",
];

/** The whole text; `show`: partitions per table, the worst if there are more. */
export function tableText(report: Report, show: number): string {
  const { title, name, seconds, warmup, seed, lanes, throttled, checksum } = report;
  const run = `${units(seconds)} simulated seconds${warmup > 0 ? `, the first ${units(warmup)} left out` : ''}, seed ${seed}`;
  const blocks = [
    `${title || name}: ${run}`,
    ...lanes.map((lane, index) => laneText(lane, lanes.length > 1 ? index : null, show)),
    LEGEND.join('\n'),
    ...report.notes.map((note) => wrapped(`Note: ${note}`, WIDTH, '').join('\n')),
    verdict(throttled, lanes),
  ];
  if (checksum !== null) blocks.push(`Checksum ${checksum} at tick ${seconds * 10}`);
  return `${blocks.join('\n\n')}\n`;
}

function laneText(lane: LaneReport, index: number | null, show: number): string {
  const shown = worst(lane.partitions, show);
  const lines = [
    heading(lane, index),
    ...sumLines(lane),
    ...lane.samples.map(sampleLine),
    '',
    HEADER,
    ...shown.flatMap(partitionLines),
  ];
  const leftOut = lane.partitions.length - shown.length;
  if (leftOut > 0) lines.push(leftOutLine(lane.partitions, shown));
  return lines.join('\n');
}

function heading({ table, partitions, keys, bytes: size }: LaneReport, index: number | null): string {
  const name = index === null ? 'Table' : `Table ${index + 1}`;
  const key = `partition key ${table.partitionKey.join('#')}${table.sortKey === null ? '' : `, sort key ${table.sortKey}`}`;
  const capacity = `${units(table.readCapacity)} RCU, ${units(table.writeCapacity)} WCU, ${table.regime}`;
  return `${name} by ${key}: ${capacity}; ${count(partitions.length, 'partition')}, ${count(keys, 'key')}, ${bytes(size)}`;
}

/** What the table did altogether: reads, writes, and what happened to its partitions. */
function sumLines({ table, totals, events }: LaneReport): string[] {
  const happened = (kind: 'splitDone' | 'moveDone'): number =>
    events.filter(({ detail }) => detail.kind === kind).length;
  const lines = DIMENSIONS.map((dimension) => {
    const perSecond = (sum: number): number => sum / Math.max(1, totals.seconds);
    const served = perSecond(totals.served[dimension]);
    const capacity = dimension === 0 ? table.readCapacity : table.writeCapacity;
    const throttled = perSecond(throttledOf(totals.throttled, dimension));
    const use = `${units(served)} units/s served, ${percent(served / capacity)} of the capacity`;
    return `  ${`${unit(dimension)}s`.padEnd(7)}${use}; ${units(throttled)} throttled`;
  });
  const rejected =
    totals.rejected > 0 ? `; ${units(totals.rejected)} write units rejected (collection full)` : '';
  return [
    ...lines,
    `  ${count(happened('splitDone'), 'split')}, ${count(happened('moveDone'), 'move')}${rejected}`,
  ];
}

function sampleLine(sums: Sums): string {
  const parts = DIMENSIONS.map((dimension) => {
    const perSecond = (value: number): string => units(value / Math.max(1, sums.seconds)).padStart(9);
    return `${unit(dimension)}s ${perSecond(sums.served[dimension])} served ${perSecond(throttledOf(sums.throttled, dimension))} throttled`;
  });
  return `${units(sums.second).padStart(9)} s  ${parts.join('   ')}   ${count(sums.partitions, 'partition')}`;
}

// ---- partitions ------------------------------------------------------------------------------------------

/** Columns: their headings, widths (negative: flush left) and one gap between them. */
const COLUMNS = [
  ['part', 5],
  ['hash range', -17],
  ['keys', 9],
  ['SSD', 3],
  ['read share', 10],
  ['use', 6],
  ['throttled', 9],
  ['write share', 11],
  ['use', 6],
  ['throttled', 9],
  ['hottest keys', -25],
] as const;

const HEADER = cells(COLUMNS.map(([title]) => title));

function cells(texts: readonly string[]): string {
  return COLUMNS.map(([, width], index) => {
    const text = texts[index] ?? '';
    return width < 0 ? text.padEnd(-width) : text.padStart(width);
  })
    .join(' ')
    .trimEnd()
    .slice(0, WIDTH);
}

function partitionLines(report: PartitionReport): string[] {
  const { figures, served } = report;
  const dimensionCells = (dimension: Dimension): string[] => [
    units(figures.share[dimension]),
    units(served[dimension]),
    throttledCell(report, dimension),
  ];
  const row = cells([
    String(figures.id),
    range(figures.range),
    figures.keys.toLocaleString('en-US'),
    String(figures.ssd + 1),
    ...dimensionCells(0),
    ...dimensionCells(1),
    hottestCell(report),
  ]);
  return [row, ...wrapped(explanationSentence(report), WIDTH, SENTENCE_INDENT)];
}

const SENTENCE_INDENT = '      ';

/** The sentence in lines of at most `width`, each indented. */
function wrapped(sentence: string, width: number, indent: string): string[] {
  const lines: string[] = [];
  for (const word of sentence.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || indent.length + last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.map((line) => indent + line);
}

/** `1,232 P`, or `1,232 PT` if several limits refused. */
function throttledCell({ throttled }: PartitionReport, dimension: Dimension): string {
  const sum = throttledOf(throttled, dimension);
  if (sum < 0.05) return sum > 0 ? '>0' : '-';
  const letters = CAUSES.filter((_, cause) => (throttled[dimension][cause] ?? 0) > 0).map(
    (cause) => CAUSE_LETTERS[cause],
  );
  return `${units(sum)} ${letters.join('')}`;
}

function hottestCell({ hottestKeys }: PartitionReport): string {
  const width = 25;
  let text = '';
  for (const { name, shareOfPartition } of hottestKeys) {
    const key = `${name.length > 16 ? `${name.slice(0, 15)}…` : name} ${percent(shareOfPartition)}`;
    const longer = text === '' ? key : `${text}, ${key}`;
    if (longer.length > width) break;
    text = longer;
  }
  return text;
}

/** In key order if all fit; else those that throttle most and then those that are used most. */
function worst(partitions: readonly PartitionReport[], show: number): readonly PartitionReport[] {
  if (partitions.length <= show) return partitions;
  return partitions
    .toSorted(
      (a, b) =>
        heat(b, 'throttled') - heat(a, 'throttled') ||
        heat(b, 'served') - heat(a, 'served') ||
        a.figures.id - b.figures.id,
    )
    .slice(0, show);
}

/** Reads and writes on one scale: as parts of the hard limits. */
function heat(report: PartitionReport, what: 'throttled' | 'served'): number {
  const [reads, writes] =
    what === 'served'
      ? report.served
      : ([throttledOf(report.throttled, 0), throttledOf(report.throttled, 1)] as const);
  return reads / 3000 + writes / 1000;
}

function leftOutLine(all: readonly PartitionReport[], shown: readonly PartitionReport[]): string {
  const throttling = all.filter((report) => !shown.includes(report) && heat(report, 'throttled') > 0).length;
  const also =
    throttling === 0
      ? 'none of them throttles'
      : `${throttling.toLocaleString('en-US')} of them ${throttling === 1 ? 'throttles' : 'throttle'} too`;
  return `${count(all.length - shown.length, 'more partition')} left out; ${also}. These are the worst; --show N shows more, --format csv all.`;
}

function verdict(throttled: boolean, lanes: readonly LaneReport[]): string {
  if (!throttled) return 'Nothing was throttled.';
  const names = lanes.flatMap(({ partitions }) =>
    partitions.filter((report) => heat(report, 'throttled') > 0),
  );
  const hottest = names.toSorted((a, b) => heat(b, 'throttled') - heat(a, 'throttled'))[0]?.hottestKeys[0];
  const why = hottest === undefined ? '' : `; look at ${quoted(hottest.name)} first`;
  return `Requests were throttled${why}.`;
}

/** `1 partition`, `8 partitions` */
function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
}
