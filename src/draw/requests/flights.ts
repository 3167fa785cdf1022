/**
 * Requests on their way from the key strip to their partition: a sample in proportion to what each partition is
 * asked for. A part of them, as large as the part that the partition refuses, bounces off.
 */
import type { Dimension } from '../../engine/types.ts';
import { READ } from '../../protocol/facts.ts';
import { type LaneNumbers, refusedPart } from '../laneNumbers.ts';
import type { Goal, Place, Scene } from './scene.ts';

export interface Flight {
  readonly dimension: Dimension;
  /** Id of the partition it goes to. */
  readonly partition: number;
  /** Its partition key; null: of the many that have no bar. */
  readonly key: string | null;
  readonly isRefused: boolean;
  readonly startMs: number;
  readonly from: Place;
  /** The rim of the partition. */
  readonly to: Place;
  /** Where a refused one ends up. */
  readonly off: Place;
}

/** A flight, and what its places follow from: where on the rim it arrives, and how far it bounces off. */
interface Aimed extends Flight {
  /** −1 the left end of the rim … 1 its right end. */
  readonly side: number;
  readonly bounce: Place;
  readonly goal: Goal;
}

export interface Flights {
  /** What is asked for from now on, of these partitions in key order. */
  readonly follow: (numbers: LaneNumbers, partitions: readonly { readonly id: number }[]) => void;
  /** Lets those go that are due, follows partitions that move, and drops those that have arrived or whose partition is gone. */
  readonly advance: (nowMs: number, scene: Pick<Scene, 'sourceOf' | 'goalOf'>) => readonly Flight[];
  /** The refused request that bounces off nearest to a place, as last advanced; null: none is within reach, pixels. */
  readonly refusedAt: (place: Place, reach: number) => Flight | null;
  /** Drops all. */
  readonly clear: () => void;
}

/** Most requests drawn in a second; of fewer, each one is. */
const SAMPLE_PER_SECOND = 56;

/** From the strip to the partition, and from there to where a refused one fades; milliseconds. */
export const FLIGHT_MS = 650;
export const BOUNCE_MS = 480;

/** After a longer pause between two pictures nothing is made up for, milliseconds. */
const GAP_MS = 250;

/** How far a refused one bounces off, pixels. */
const BOUNCE = { side: 34, up: 26 } as const;

/** No request under way. `random`: numbers in [0, 1). */
export function createFlights(random: () => number): Flights {
  let flights: Aimed[] = [];
  let numbers: LaneNumbers | null = null;
  let partitions: readonly { readonly id: number }[] = [];
  let indexOf: ReadonlyMap<number, number> = new Map();
  /** Units/s up to and including each partition and dimension: 2 × partition + dimension. */
  let upTo = new Float64Array();
  let due = 0;
  let lastMs = Number.NEGATIVE_INFINITY;

  const launch = (nowMs: number, { sourceOf, goalOf }: Pick<Scene, 'sourceOf' | 'goalOf'>): void => {
    const total = upTo.at(-1) ?? 0;
    if (numbers === null || total === 0) return;
    const place = firstAbove(upTo, random() * total);
    const index = place >> 1;
    const dimension = (place & 1) as Dimension;
    const from = sourceOf(index, dimension, random());
    const goal = goalOf(index);
    const partition = partitions[index]?.id;
    if (from === undefined || goal === undefined || partition === undefined) return;
    // Reads come to the left half, writes to the right one.
    const side = (dimension === READ ? -1 : 1) * (0.15 + 0.6 * random());
    const bounce = {
      x: (random() - 0.5 + side) * BOUNCE.side,
      y: -(0.4 + 0.6 * random()) * BOUNCE.up,
    };
    const isRefused = random() < refusedPart(numbers, dimension, index);
    const ends = endsOf(goal, side, bounce);
    flights.push({
      ...{ dimension, partition, key: from.key, isRefused, startMs: nowMs, from },
      ...{ side, bounce, goal, ...ends },
    });
  };

  const onCourse = (flight: Aimed, { goalOf }: Pick<Scene, 'goalOf'>): readonly Aimed[] => {
    const index = indexOf.get(flight.partition);
    const goal = index === undefined ? undefined : goalOf(index);
    if (goal === undefined) return [];
    const { x, y, r } = flight.goal;
    if (goal.x === x && goal.y === y && goal.r === r) return [flight];
    return [{ ...flight, goal, ...endsOf(goal, flight.side, flight.bounce) }];
  };

  return {
    follow(next, places) {
      numbers = next;
      if (places !== partitions) indexOf = new Map(places.map(({ id }, index) => [id, index]));
      partitions = places;
      upTo = cumulated(next);
    },
    advance(nowMs, scene) {
      const passedMs = nowMs - lastMs;
      lastMs = nowMs;
      flights = flights
        .filter(({ startMs, isRefused }) => nowMs - startMs < FLIGHT_MS + (isRefused ? BOUNCE_MS : 0))
        .flatMap((flight) => onCourse(flight, scene));
      if (passedMs <= GAP_MS) {
        due += (Math.min(SAMPLE_PER_SECOND, upTo.at(-1) ?? 0) * passedMs) / 1000;
        for (; due >= 1; due -= 1) launch(nowMs, scene);
      }
      return flights;
    },
    refusedAt({ x, y }, reach) {
      const near = flights
        .filter((flight) => isBouncing(flight, lastMs))
        .map((flight) => {
          const at = bouncePlace(flight, lastMs);
          return { flight, distance: Math.hypot(at.x - x, at.y - y) };
        })
        .filter(({ distance }) => distance <= reach)
        .sort((one, other) => one.distance - other.distance);
      return near[0]?.flight ?? null;
    },
    clear() {
      flights = [];
      due = 0;
    },
  };
}

/** Where on the rim of a partition a request arrives, and where it ends up if it is refused. */
function endsOf({ x, y, r }: Goal, side: number, bounce: Place): Pick<Flight, 'to' | 'off'> {
  const to = { x: x + side * r, y: y - Math.sqrt(1 - side * side) * r };
  return { to, off: { x: to.x + bounce.x, y: to.y + bounce.y } };
}

/** Whether it has been refused and is on its way off. */
export function isBouncing({ isRefused, startMs }: Flight, nowMs: number): boolean {
  return isRefused && nowMs - startMs >= FLIGHT_MS;
}

/** How far a refused one has bounced off, 0…1. */
export function bouncePart({ startMs }: Flight, nowMs: number): number {
  return Math.min(1, (nowMs - startMs - FLIGHT_MS) / BOUNCE_MS);
}

/** Where it is then. */
export function bouncePlace(flight: Flight, nowMs: number): Place {
  const part = bouncePart(flight, nowMs);
  return between(flight.to, flight.off, part * (2 - part));
}

/** Where one on its way to its partition is: it speeds up. */
export function flightPlace({ startMs, from, to }: Flight, nowMs: number): Place {
  const part = (nowMs - startMs) / FLIGHT_MS;
  return between(from, to, part * (0.6 + 0.4 * part));
}

function between(from: Place, to: Place, part: number): Place {
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

function cumulated({ offered: [reads, writes] }: LaneNumbers): Float64Array<ArrayBuffer> {
  const upTo = new Float64Array(2 * reads.length);
  let sum = 0;
  for (let partition = 0; partition < reads.length; partition += 1) {
    sum += reads[partition] ?? 0;
    upTo[2 * partition] = sum;
    sum += writes[partition] ?? 0;
    upTo[2 * partition + 1] = sum;
  }
  return upTo;
}

/** Index of the first number above `value` in ascending ones. */
function firstAbove(ascending: Float64Array, value: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] as number) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
