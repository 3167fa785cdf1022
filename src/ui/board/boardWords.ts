/** What the pictures say about a key, a partition and an SSD. */
import type { DiscFigures } from '../../draw/storage/figures.ts';
import type { BadgeTexts, DiscWords, SsdWords } from '../../draw/storage/paintStorage.ts';
import { firstThatFits, SMALL_TEXT } from '../../draw/textWidth.ts';
import { READ, WRITE } from '../../protocol/facts.ts';
import type { SsdPlace } from '../../protocol/messages.ts';
import type { KeyLine } from '../../protocol/questions.ts';
import { formatBytes, formatCounted, formatDuration, formatShare, formatUnits } from '../format.ts';
import { NOT_MEASURED } from '../words/measured.ts';
import { loadRate, partitionName, ssdName } from '../words/names.ts';

const MILLION = 1e6;

/** Size of a partition's name as text is measured: it is bold. */
const NAME_TEXT = SMALL_TEXT + 2;

/** What a partition without keys says, the longest first. */
export const EMPTY_TEXTS = ['no key hashes here', 'no key', 'none'] as const;

/** `1 key`, `120 keys` */
export function keysText(keys: number): string {
  return formatCounted(keys, 'key');
}

/** `4 200 reads/s` and `1 330 writes/s`, whichever there are. */
function trafficText([reads, writes]: readonly [number, number]): string {
  const parts = [
    reads > 0 ? `${formatUnits(reads)} RCU/s` : '',
    writes > 0 ? `${formatUnits(writes)} WCU/s` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'no traffic' : parts.join(', ');
}

/** A key's traffic in words: `4 200 RCU/s, 1 330 WCU/s, 70 % of the traffic, in P6`. */
export function keyText(key: KeyLine, partitions: readonly number[]): string {
  const where = partitions.map(partitionName).join(' and ');
  return `${trafficText(key.offered)}, ${formatShare(key.share)} of the traffic, in ${where}`;
}

/** Whether a partition's name can be written in this width, pixels. */
export function hasRoomForName(partition: number, width: number): boolean {
  return firstThatFits([partitionName(partition)], width, NAME_TEXT) !== '';
}

/** What is written at a partition's disc. `keyName`: its only key; `width`: room for text, pixels. */
export function discWords(
  { place, isMeasured, offered, served, throttled, rejected, hardLimit, bytes }: DiscFigures,
  keyName: string | null,
  width: number,
  tick: number,
): DiscWords {
  const name = partitionName(place.id);
  const isIdle = offered[READ] + offered[WRITE] === 0;
  const use = isIdle ? 'no traffic' : unitsText(served) || 'nothing served';
  const uses = isMeasured ? [use] : [];
  const texts = place.keys === 0 ? EMPTY_TEXTS : [...uses, keysText(place.keys)];
  const names = namesOf(name, underWay(place, tick), keyName);
  return {
    name: firstThatFits(names, width, NAME_TEXT),
    use: firstThatFits(texts, width, SMALL_TEXT),
    badges: badgesOf([throttled[READ], throttled[WRITE] + rejected]),
    badgeRoom: width,
    label: [
      `Partition ${name}`,
      place.keys === 0 ? EMPTY_TEXTS[0] : (keyName ?? keysText(place.keys)),
      ...(isMeasured
        ? [
            `${formatUnits(served[READ])} of ${formatUnits(hardLimit[READ])} RCU/s`,
            `${formatUnits(served[WRITE])} of ${formatUnits(hardLimit[WRITE])} WCU/s`,
          ]
        : [NOT_MEASURED]),
      throttled[READ] + throttled[WRITE] > 0 ? `${unitsText(throttled)} throttled` : '',
      rejected > 0 ? `${unitsText([0, rejected])} rejected` : '',
      formatBytes(bytes),
      underWay(place, tick),
    ]
      .filter((part) => part !== '')
      .join(', '),
  };
}

/**
 * What a badge may say: all, that in whole numbers, that in thousands, or only the larger one and that it is not all; none:
 * nothing is refused.
 */
export function badgesOf(throttled: readonly [number, number]): readonly BadgeTexts[] {
  const [reads, writes] = throttled;
  if (reads + writes === 0) return [];
  const [wholeReads, wholeWrites] = [refusedText(wholeUnits(reads)), refusedText(wholeUnits(writes))];
  const [shortReads, shortWrites] = [shortText(reads), shortText(writes)];
  const more = reads > 0 && writes > 0 ? MORE : '';
  const largerOf = (ofReads: string, ofWrites: string): BadgeTexts =>
    reads >= writes ? [ofReads + more, ''] : ['', ofWrites + more];
  return [
    [refusedText(reads), refusedText(writes)],
    [wholeReads, wholeWrites],
    [shortReads, shortWrites],
    largerOf(wholeReads, wholeWrites),
    largerOf(shortReads, shortWrites),
  ];
}

/** There is more than is said. */
const MORE = '…';

/** Something is never rounded to nothing. */
function wholeUnits(units: number): number {
  return units > 0 ? Math.max(1, Math.round(units)) : 0;
}

/** The same in thousands, `1.2k`, where that is shorter. */
function shortText(units: number): string {
  const thousands = units / 1000;
  if (thousands < 1 || units >= MILLION) return refusedText(wholeUnits(units));
  return `${thousands < 9.95 ? thousands.toFixed(1) : Math.round(thousands)}k`;
}

/** What one side of a badge says; empty: nothing. */
function refusedText(units: number): string {
  if (units >= MILLION) return `${formatUnits(units / MILLION)}\u202fM`;
  return units > 0 ? formatUnits(units) : '';
}

/** `3 000 RCU · 1 000 WCU`, whichever there are. */
function unitsText([reads, writes]: readonly [number, number]): string {
  const parts = [
    reads > 0 ? `${formatUnits(reads)} RCU` : '',
    writes > 0 ? `${formatUnits(writes)} WCU` : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** `P6 · dog`; what is about to happen comes first. */
function namesOf(name: string, underWay: string, keyName: string | null): readonly string[] {
  if (underWay !== '') return [`${name} ${underWay}`, underWay, name];
  return keyName === null ? [name] : [`${name} · ${keyName}`, name];
}

/** What is about to happen to a partition, counted down. */
function underWay({ splitDoneTick, moveDoneTick }: DiscFigures['place'], tick: number): string {
  if (splitDoneTick !== null) return `splits in ${formatDuration(splitDoneTick - tick)}`;
  return moveDoneTick === null ? '' : `moves, ${formatDuration(moveDoneTick - tick)}`;
}

/** What is written at an SSD. `load`: null if it is not measured. */
export function ssdWords(place: SsdPlace, load: number | null, bytes: number): SsdWords {
  return {
    bytes: formatBytes(bytes),
    label: `${ssdName(place.id)}, load ${load === null ? `${NOT_MEASURED},` : formatUnits(load)} of ${loadRate(place.loadMost)}, ${formatBytes(bytes)} of ${formatBytes(place.bytesMost)}`,
  };
}
