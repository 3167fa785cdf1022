/**
 * Paints numbers onto the partitions and SSDs that React has made and forgets about. Writes only what changed: a
 * step of a gauge, a text. Colours are the style sheet's, words the caller's.
 */
import type { Dimension } from '../../engine/types.ts';
import { DIMENSIONS, READ, WRITE } from '../../protocol/facts.ts';
import type { LaneStructure } from '../../protocol/messages.ts';
import { heatStep } from '../heat.ts';
import { type LaneNumbers, refusedAt } from '../laneNumbers.ts';
import { BOLD, SMALL_TEXT, textWidth } from '../textWidth.ts';
import { type DiscFigures, figuresAt } from './figures.ts';
import { GAUGE_STEPS, gaugeStep, HALF_SHAPES, TICK_SHAPES } from './gauge.ts';
import type { Movement, Spot } from './movement.ts';

/** What is painted on; in the page an `SVGElement`. */
export interface Paintable {
  readonly setAttribute: (name: string, value: string) => void;
  textContent: string | null;
  /** Its text, once it has one. */
  readonly firstChild: { nodeValue: string | null } | null;
}

/** The parts of a partition. Pairs are [reads, writes]. */
export interface DiscElements {
  /** The whole of it: moved, named and marked as throttled. */
  readonly node: Paintable;
  /** What lies on the circle of radius 1. */
  readonly body: Paintable;
  readonly fills: readonly [Paintable, Paintable];
  readonly ticks: readonly [Paintable, Paintable];
  /** Circles around the disc: what can be hit, what says throttled, what says selected. */
  readonly rings: readonly Paintable[];
  /** What lies below the disc. */
  readonly below: Paintable;
  readonly name: Paintable;
  readonly use: Paintable;
  /** What lies on the lower rim. */
  readonly badge: Paintable;
  readonly badgeBack: Paintable;
  readonly badgeSign: Paintable;
  /** Between reads and writes. */
  readonly badgeMiddle: Paintable;
  readonly badgeTexts: readonly [Paintable, Paintable];
}

/** The parts of an SSD. */
export interface SsdElements {
  readonly node: Paintable;
  readonly load: Paintable;
  readonly bytes: Paintable;
}

/** What stands on a badge, [reads, writes]. */
export type BadgeTexts = readonly [string, string];

/** What is said about a partition. */
export interface DiscWords {
  readonly name: string;
  readonly use: string;
  /** What is refused, of reads and of writes, in several ways, the longest first; none: nothing is. */
  readonly badges: readonly BadgeTexts[];
  /** Room for the badge, pixels. */
  readonly badgeRoom: number;
  /** For those who do not see it. */
  readonly label: string;
}

/** What is said about an SSD. */
export interface SsdWords {
  readonly bytes: string;
  readonly label: string;
}

export interface Words {
  readonly disc: (figures: DiscFigures) => DiscWords;
  readonly ssd: (ssd: number, load: number, bytes: number) => SsdWords;
}

export interface StoragePainter {
  /** Paints a partition from now on; the result stops it. */
  readonly addDisc: (partition: number, elements: DiscElements) => () => void;
  readonly addSsd: (ssd: number, elements: SsdElements) => () => void;
  /** Gauges, marks and bars. */
  readonly paintUse: (numbers: LaneNumbers, structure: LaneStructure) => void;
  /** Texts of the partitions from one index to before another; with the first of them, those of all SSDs. */
  readonly paintWords: (
    numbers: LaneNumbers,
    structure: LaneStructure,
    indices: { readonly from: number; readonly to: number },
    words: Words,
  ) => void;
  /** Puts the discs where they are now. */
  readonly paintSpots: (movement: Pick<Movement, 'spotOf'>) => void;
}

/** Distances of the rings from the disc, pixels: what can be hit, what says throttled, what says selected. */
const RING_GAPS = [8, 4, 8];

/** Distance of the text below from the disc, pixels. */
const TEXT_GAP = 9;

/** How far below the disc the badge's centre lies, pixels: requests come from above. */
const BADGE_GAP = 8;

/** Room around the badge's text, pixels. */
const BADGE_MARGIN = 5;

/** Room for the cross, and between the middle of a badge and its numbers, pixels. */
const SIGN = 10;
const SIDE_GAP = 4;

/** Writes an attribute or, named `text`, the content, unless it stands there already. */
type Write = (element: Paintable, name: string, value: string) => void;

/** A painter that has nothing to paint on. */
export function createStoragePainter(): StoragePainter {
  const discs = new Map<number, DiscElements>();
  const ssds = new Map<number, SsdElements>();
  const written = new WeakMap<Paintable, Map<string, string>>();
  /** Where each disc was put; a disc that rests is not even looked at closely. */
  const spots = new WeakMap<DiscElements, Spot>();

  const write: Write = (element, name, value) => {
    let known = written.get(element);
    if (known === undefined) {
      known = new Map();
      written.set(element, known);
    }
    if (known.get(name) === value) return;
    known.set(name, value);
    if (name !== 'text') element.setAttribute(name, value);
    // Another text in the same node is cheaper than another node, also for whoever watches what comes and goes.
    else if (element.firstChild === null) element.textContent = value;
    else element.firstChild.nodeValue = value;
  };

  return {
    addDisc: (partition, elements) => register(discs, partition, elements),
    addSsd: (ssd, elements) => register(ssds, ssd, elements),
    paintUse(numbers, structure) {
      const refusing = new Set<number>();
      for (const [index, place] of structure.partitions.entries()) {
        const elements = discs.get(place.id);
        if (elements === undefined) continue;
        if (paintDisc(write, elements, numbers, structure, index)) refusing.add(place.ssd);
      }
      for (const { id, loadMost } of structure.ssds) {
        const elements = ssds.get(id);
        if (elements === undefined) continue;
        const load = numbers.ssdLoad[id] ?? 0;
        // Dashes, as nothing else is laid out or composed anew for them.
        write(elements.load, 'stroke-dasharray', `${gaugeStep(load, loadMost)} ${GAUGE_STEPS}`);
        write(elements.load, 'stroke', heatColour(load, loadMost));
        write(elements.node, 'data-throttled', refusing.has(id) ? 'yes' : 'no');
      }
    },
    paintWords(numbers, structure, { from, to }, words) {
      for (const [at, place] of structure.partitions.slice(from, to).entries()) {
        const index = from + at;
        const elements = discs.get(place.id);
        if (elements === undefined) continue;
        const { name, use, badges, badgeRoom, label } = words.disc(
          figuresAt(numbers, structure, place, index),
        );
        write(elements.name, 'text', name);
        write(elements.use, 'text', use);
        write(elements.node, 'aria-label', label);
        paintBadge(write, elements, badges, badgeRoom);
      }
      if (from > 0) return;
      for (const { id } of structure.ssds) {
        const elements = ssds.get(id);
        if (elements === undefined) continue;
        const { bytes, label } = words.ssd(id, numbers.ssdLoad[id] ?? 0, numbers.ssdBytes[id] ?? 0);
        write(elements.bytes, 'text', bytes);
        write(elements.node, 'aria-label', label);
      }
    },
    paintSpots({ spotOf }) {
      for (const [partition, elements] of discs) {
        const spot = spotOf(partition);
        if (spot === undefined || spots.get(elements) === spot) continue;
        spots.set(elements, spot);
        paintSpot(write, elements, spot);
      }
    },
  };
}

function register<Elements>(all: Map<number, Elements>, id: number, elements: Elements): () => void {
  all.set(id, elements);
  return () => {
    if (all.get(id) === elements) all.delete(id);
  };
}

/** Paints a partition's gauges; true if it refuses something. */
function paintDisc(
  write: Write,
  elements: DiscElements,
  numbers: LaneNumbers,
  { hardLimit }: LaneStructure,
  index: number,
): boolean {
  let isRefusing = false;
  for (const dimension of DIMENSIONS) {
    const served = numbers.served[dimension][index] ?? 0;
    const most = hardLimit[dimension];
    const refuses = refusedAt(numbers, dimension, index) > 0;
    const fill = elements.fills[dimension];
    write(fill, 'd', shape(HALF_SHAPES, dimension, gaugeStep(served, most)));
    write(fill, 'fill', heatColour(served, most));
    const share = numbers.share[dimension][index] ?? 0;
    write(elements.ticks[dimension], 'd', shape(TICK_SHAPES, dimension, gaugeStep(share, most)));
    isRefusing ||= refuses;
  }
  write(elements.node, 'data-throttled', isRefusing ? 'yes' : 'no');
  return isRefusing;
}

/** A colour that the style sheet names. */
function heatColour(value: number, most: number): string {
  return `var(--heat-${heatStep(value, most)})`;
}

function shape(shapes: readonly (readonly string[])[], dimension: Dimension, step: number): string {
  return shapes[dimension]?.[step] ?? '';
}

/** Where the parts of a badge lie, pixels from the middle of the disc. */
interface BadgeLayout {
  readonly texts: BadgeTexts;
  /** Of the cross that begins it; null: it gave way to the numbers. */
  readonly sign: number | null;
  /** Where the reads end. */
  readonly reads: number;
  /** Of the line between reads and writes. */
  readonly middle: number;
  /** Where the writes begin. */
  readonly writes: number;
  readonly left: number;
  readonly right: number;
}

/** A badge that has no room for any text is just its cross. */
const CROSS: BadgeTexts = ['', ''];

/**
 * Reads left and writes right of the middle, as in the disc; after a cross, since that is how a refused request looks.
 * Where one side lacks the room the whole is in the middle, so that it keeps off the neighbours. Where both numbers fit
 * only without the cross, it is left out: that both are refused says more.
 */
function layoutBadge(badges: readonly BadgeTexts[], room: number): BadgeLayout {
  const pairs = badges.filter(([reads, writes]) => reads !== '' && writes !== '');
  const others = badges.filter((texts) => !pairs.includes(texts));
  const layouts = [
    ...pairs.map((texts) => placeBadge(texts, room, SIGN)),
    ...pairs.map((texts) => placeBadge(texts, room, 0)),
    ...others.map((texts) => placeBadge(texts, room, SIGN)),
  ];
  return layouts.find(({ left, right }) => right - left <= room) ?? placeBadge(CROSS, room, SIGN);
}

/** `signRoom`: for the cross, pixels; 0: there is none. */
function placeBadge(texts: BadgeTexts, room: number, signRoom: number): BadgeLayout {
  const [reads, writes] = texts;
  const [readsWidth, writesWidth] = [badgeTextWidth(reads), badgeTextWidth(writes)];
  const sign = reads === '' ? signRoom / 2 : -SIDE_GAP - readsWidth - signRoom;
  const begin = reads === '' ? signRoom + SIDE_GAP / 2 : SIDE_GAP;
  const left = sign - signRoom / 2 - BADGE_MARGIN;
  const end = reads === '' ? signRoom : -SIDE_GAP;
  const right = BADGE_MARGIN + (writes === '' ? end : begin + writesWidth);
  const isCentred = texts === CROSS || Math.max(-left, right) > room / 2;
  const shift = isCentred ? -(left + right) / 2 : 0;
  return {
    texts,
    sign: signRoom === 0 ? null : sign + shift,
    reads: -SIDE_GAP + shift,
    middle: shift,
    writes: begin + shift,
    left: left + shift,
    right: right + shift,
  };
}

function badgeTextWidth(text: string): number {
  return textWidth(text, SMALL_TEXT * BOLD);
}

/** Says as much as there is room for: a badge never covers a neighbour. */
function paintBadge(
  write: Write,
  { badge, badgeBack, badgeSign, badgeMiddle, badgeTexts }: DiscElements,
  badges: readonly BadgeTexts[],
  room: number,
): void {
  write(badge, 'visibility', badges.length === 0 ? 'hidden' : 'visible');
  if (badges.length === 0) return;
  const { texts, sign, ...layout } = layoutBadge(badges, room);
  const [reads, writes] = texts;
  for (const dimension of DIMENSIONS) write(badgeTexts[dimension], 'text', texts[dimension]);
  write(badgeTexts[READ], 'x', layout.reads.toFixed(1));
  write(badgeTexts[WRITE], 'x', layout.writes.toFixed(1));
  write(badgeSign, 'visibility', sign === null ? 'hidden' : 'inherit');
  write(badgeSign, 'transform', `translate(${(sign ?? 0).toFixed(1)} 0)`);
  const isAlone = reads === '' || writes === '';
  write(badgeMiddle, 'd', isAlone ? '' : `M${layout.middle.toFixed(1)} -5V5`);
  write(badgeBack, 'x', layout.left.toFixed(1));
  write(badgeBack, 'width', (layout.right - layout.left).toFixed(1));
}

function paintSpot(write: Write, elements: DiscElements, { x, y, r }: Spot): void {
  write(elements.node, 'transform', `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
  write(elements.body, 'transform', `scale(${r.toFixed(2)})`);
  write(elements.below, 'transform', `translate(0 ${(r + TEXT_GAP).toFixed(1)})`);
  write(elements.badge, 'transform', `translate(0 ${(r + BADGE_GAP).toFixed(1)})`);
  for (const [ring, element] of elements.rings.entries())
    write(element, 'r', (r + (RING_GAPS[ring] ?? 0)).toFixed(1));
}
