/** The report as a table as wide as the terminal: what throttles, and why. */
import { PARTITION_READ_UNITS, PARTITION_WRITE_UNITS } from '../engine/limits.ts';
import { CAUSES, type Cause, DIMENSIONS, type Dimension } from '../engine/types.ts';
import { bytes, count, percent, quoted, shortened, unit, units, unitsEnough, visible } from './plainWords.ts';
import { type LaneReport, type PartitionReport, type Report, type Sums, throttledOf } from './simulateRun.ts';
import { explanationSentence, range } from './words.ts';

/** Where the width of the terminal is not known, and the least that the columns need. */
const WIDTH_DEFAULT = 120;
const WIDTH_LEAST = 80;

const NAME_LENGTH_MOST = 60;

/** Of a partition (C1), by dimension. */
const HARD_LIMITS = [PARTITION_READ_UNITS, PARTITION_WRITE_UNITS] as const;

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

/** The columns that a terminal leaves for the text. */
export function widthOf({ isTTY, columns }: { readonly isTTY?: boolean; readonly columns?: number }): number {
  return isTTY === true && columns !== undefined ? Math.max(WIDTH_LEAST, columns) : WIDTH_DEFAULT;
}

/** The whole text; `show`: partitions per table, the worst if there are more; `width`: characters in a line. */
export function tableText(report: Report, show: number, width = WIDTH_DEFAULT): string {
  const { title, name, seconds, warmup, seed, lanes, throttled, checksum } = report;
  const run = `${units(seconds)} simulated seconds${warmup > 0 ? `, the first ${units(warmup)} left out` : ''}, seed ${seed}`;
  const blocks = [
    `${nameText(title || name)}: ${run}`,
    ...lanes.map((lane, index) => laneText(lane, lanes.length > 1 ? index : null, show, width)),
    LEGEND.join('\n'),
    ...report.notes.map((note) => `Note: ${visible(note)}`),
    verdict(throttled, lanes),
  ];
  if (checksum !== null) blocks.push(`Checksum ${checksum} at tick ${seconds * 10}`);
  const lines = blocks.join('\n\n').split('\n');
  return `${lines.flatMap((line) => wrapped(line, width)).join('\n')}\n`;
}

function laneText(lane: LaneReport, index: number | null, show: number, width: number): string {
  const shown = worst(lane.partitions, show);
  const columns = columnsFor(width);
  const lines = [
    heading(lane, index),
    ...sumLines(lane),
    ...lane.samples.map(sampleLine),
    '',
    cells(
      columns,
      columns.map(([title]) => title),
    ),
    ...shown.flatMap((report) => partitionLines(report, columns)),
  ];
  const leftOut = lane.partitions.length - shown.length;
  if (leftOut > 0) lines.push(leftOutLine(lane.partitions, shown));
  return lines.join('\n');
}

function heading({ table, partitions, keys, bytes: size }: LaneReport, index: number | null): string {
  const name = index === null ? 'Table' : `Table ${index + 1}`;
  const sortKey = table.sortKey === null ? '' : `, sort key ${nameText(table.sortKey)}`;
  const key = `partition key ${table.partitionKey.map(nameText).join('#')}${sortKey}`;
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

/** Headings and widths (negative: flush left), with one gap between them; the hottest keys take the rest of the line. */
type Columns = readonly (readonly [title: string, width: number])[];

const COLUMNS: Columns = [
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
];

const NARROW_COLUMNS: Columns = [
  ['part', 4],
  ['hash range', -13],
  ['keys', 7],
  ['SSD', 3],
  ['r share', 7],
  ['use', 6],
  ['throttled', 9],
  ['w share', 7],
  ['use', 6],
  ['throttled', 9],
];

const HOTTEST_WIDTH_LEAST = 16;

/** The columns that fit; where the hottest keys find no room they open the sentence. */
function columnsFor(width: number): Columns {
  const columns = roomBeside(COLUMNS, width) >= HOTTEST_WIDTH_LEAST ? COLUMNS : NARROW_COLUMNS;
  const room = roomBeside(columns, width);
  return room < HOTTEST_WIDTH_LEAST ? columns : [...columns, ['hottest keys', -room]];
}

function roomBeside(columns: Columns, width: number): number {
  return width - columns.reduce((sum, [, each]) => sum + Math.abs(each) + 1, 0);
}

/** A text that is too long for its column takes the room of what pads the next ones. */
function cells(columns: Columns, texts: readonly string[]): string {
  let line = '';
  let end = -1;
  for (const [index, [, width]] of columns.entries()) {
    const text = texts[index] ?? '';
    const start = line === '' ? '' : `${line} `;
    end += 1 + Math.abs(width);
    const room = end - start.length;
    line = start + (width < 0 ? text.padEnd(room) : text.padStart(room));
  }
  return line.trimEnd();
}

function partitionLines(report: PartitionReport, columns: Columns): string[] {
  const { figures, served } = report;
  const dimensionCells = (dimension: Dimension): string[] => [
    units(figures.share[dimension]),
    units(served[dimension]),
    throttledCell(report, dimension),
  ];
  const hottestWidth = columns.length > COLUMNS.length ? -(columns.at(-1)?.[1] ?? 0) : 0;
  const row = cells(columns, [
    String(figures.id),
    range(figures.range),
    figures.keys.toLocaleString('en-US'),
    String(figures.ssd + 1),
    ...dimensionCells(0),
    ...dimensionCells(1),
    hottestWidth > 0 ? hottestText(report, hottestWidth) : '',
  ]);
  const hottest = hottestWidth > 0 ? '' : hottestText(report, HOTTEST_IN_SENTENCE);
  const lead = hottest === '' ? '' : `Hottest: ${hottest}. `;
  return [row, `${SENTENCE_INDENT}${lead}${explanationSentence(report)}`];
}

const SENTENCE_INDENT = '      ';
const HOTTEST_IN_SENTENCE = 50;

/** A line in lines of at most `width`, each indented like the first. */
function wrapped(line: string, width: number): string[] {
  if (line.length <= width) return [line];
  const indent = /^ */.exec(line)?.[0] ?? '';
  const lines: string[] = [];
  for (const word of line.slice(indent.length).split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || indent.length + last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.map((each) => (indent + each).trimEnd());
}

/** A name that neither steers the terminal nor fills the screen. */
function nameText(name: string): string {
  return visible(shortened(name, NAME_LENGTH_MOST));
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

function hottestText({ hottestKeys }: PartitionReport, width: number): string {
  let text = '';
  for (const { name, shareOfPartition } of hottestKeys) {
    const share = ` ${percent(shareOfPartition)}`;
    const key = `${shortened(visible(name), Math.max(1, Math.min(16, width - share.length)))}${share}`;
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
  return reads / HARD_LIMITS[0] + writes / HARD_LIMITS[1];
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
  const capacity = capacityAdvice(lanes);
  if (capacity !== null) return `Requests were throttled; ${capacity}.`;
  const names = lanes.flatMap(({ partitions }) =>
    partitions.filter((report) => heat(report, 'throttled') > 0),
  );
  const hottest = names.toSorted((a, b) => heat(b, 'throttled') - heat(a, 'throttled'))[0]?.hottestKeys[0];
  const why = hottest === undefined ? '' : `; look at ${quoted(hottest.name)} first`;
  return `Requests were throttled${why}.`;
}

/** What to provision where the capacity refused most of what was refused; else null: then a key is to blame. */
function capacityAdvice(lanes: readonly LaneReport[]): string | null {
  const refusals = lanes.flatMap((lane, index) =>
    DIMENSIONS.flatMap((dimension) =>
      CAUSES.map((cause, at) => ({
        lane,
        index,
        dimension,
        cause,
        heat: (lane.totals.throttled[dimension][at] ?? 0) / HARD_LIMITS[dimension],
      })),
    ),
  );
  const isCapacity = ({ cause }: { readonly cause: Cause }): boolean =>
    cause === 'tableCapacity' || cause === 'partitionShare';
  const sum = (some: typeof refusals): number => some.reduce((total, { heat: each }) => total + each, 0);
  const byCapacity = refusals.filter(isCapacity);
  if (sum(byCapacity) * 2 <= sum(refusals)) return null;
  const worstOne = byCapacity.toSorted((a, b) => b.heat - a.heat)[0];
  if (worstOne === undefined) return null;
  const { lane, index, dimension, cause } = worstOne;
  const table = lanes.length > 1 ? ` of table ${index + 1}` : '';
  const figure = cause === 'tableCapacity' ? askedFigure(lane, dimension) : shareFigure(lane, dimension);
  return `raise the ${unit(dimension)} capacity${table} first${figure}`;
}

function askedFigure({ table, askedMost }: LaneReport, dimension: Dimension): string {
  const provisioned = dimension === 0 ? table.readCapacity : table.writeCapacity;
  const asked = `${unitsEnough(askedMost[dimension])} ${unit(dimension)} units/s asked for in the busiest second`;
  return `: ${asked}, ${units(provisioned)} provisioned`;
}

/** The shares of a table are fixed: what the neediest partition would have needed when it last refused. */
function shareFigure({ partitions }: LaneReport, dimension: Dimension): string {
  const capacities = partitions.flatMap(({ explanation }) =>
    explanation === null || explanation.dimension !== dimension
      ? []
      : explanation.smallestChanges.flatMap((change) =>
          change.kind === 'provision' ? [change.capacity] : [],
        ),
  );
  if (capacities.length === 0) return '';
  return `: what its partitions refused last would have passed with ${unitsEnough(Math.max(...capacities))} units/s`;
}
