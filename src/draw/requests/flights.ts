/**
 * Requests on their way from the key strip to their partition: a sample in proportion to what each partition is
 * asked for. A part of them, as large as the part that the partition refuses, bounces off.
 */
import type { Dimension } from '../../engine/types.ts';
import { READ } from '../../protocol/facts.ts';
import { type LaneNumbers, refusedPart } from '../laneNumbers.ts';
import type { Place, Scene } from './scene.ts';

export interface Flight {
  readonly dimension: Dimension;
  readonly isRefused: boolean;
  readonly startMs: number;
  readonly from: Place;
  /** The rim of the partition. */
  readonly to: Place;
  /** Where a refused one ends up. */
  readonly off: Place;
}

export interface Flights {
  /** What is asked for from now on. */
  readonly follow: (numbers: LaneNumbers) => void;
  /** Lets those go that are due and drops those that have arrived. */
  readonly advance: (nowMs: number, scene: Pick<Scene, 'sourceOf' | 'goalOf'>) => readonly Flight[];
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
  let flights: Flight[] = [];
  let numbers: LaneNumbers | null = null;
  /** Units/s up to and including each partition and dimension: 2 × partition + dimension. */
  let upTo = new Float64Array();
  let due = 0;
  let lastMs = Number.NEGATIVE_INFINITY;

  const launch = (nowMs: number, { sourceOf, goalOf }: Pick<Scene, 'sourceOf' | 'goalOf'>): void => {
    const total = upTo.at(-1) ?? 0;
    if (numbers === null || total === 0) return;
    const place = firstAbove(upTo, random() * total);
    const partition = place >> 1;
    const dimension = (place & 1) as Dimension;
    const from = sourceOf(partition, dimension, random());
    const goal = goalOf(partition);
    if (from === undefined || goal === undefined) return;
    // Reads come to the left half, writes to the right one.
    const side = (dimension === READ ? -1 : 1) * (0.15 + 0.6 * random());
    const to = { x: goal.x + side * goal.r, y: goal.y - Math.sqrt(1 - side * side) * goal.r };
    const off = {
      x: to.x + (random() - 0.5 + side) * BOUNCE.side,
      y: to.y - (0.4 + 0.6 * random()) * BOUNCE.up,
    };
    const isRefused = random() < refusedPart(numbers, dimension, partition);
    flights.push({ dimension, isRefused, startMs: nowMs, from, to, off });
  };

  return {
    follow(next) {
      numbers = next;
      upTo = cumulated(next);
    },
    advance(nowMs, scene) {
      const passedMs = nowMs - lastMs;
      lastMs = nowMs;
      flights = flights.filter(
        ({ startMs, isRefused }) => nowMs - startMs < FLIGHT_MS + (isRefused ? BOUNCE_MS : 0),
      );
      if (passedMs <= GAP_MS) {
        due += (Math.min(SAMPLE_PER_SECOND, upTo.at(-1) ?? 0) * passedMs) / 1000;
        for (; due >= 1; due -= 1) launch(nowMs, scene);
      }
      return flights;
    },
    clear() {
      flights = [];
      due = 0;
    },
  };
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
