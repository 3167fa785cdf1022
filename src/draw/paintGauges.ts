/**
 * Paints the use of partitions onto elements that React has made and forgets about: what changes with every frame
 * does not pass React. Only steps that changed are written; colour and length are the style sheet's.
 */
import type { Dimension } from '../engine/types.ts';
import type { Frame, Structure } from '../protocol/messages.ts';
import { heatStep } from './heat.ts';
import { type LaneNumbers, laneNumbers, throttledAt } from './laneNumbers.ts';

/** What a gauge needs of an element; in the page an `HTMLElement`. */
export interface GaugeElement {
  readonly dataset: Record<string, string | undefined>;
}

/** Which number a gauge shows: how much of its hard limit a partition serves in one dimension. */
export interface GaugeSubject {
  readonly lane: number;
  readonly partition: number;
  readonly dimension: Dimension;
}

export interface GaugePainter {
  /** Paints this element from now on; the result stops it. */
  readonly register: (subject: GaugeSubject, element: GaugeElement) => () => void;
  /** Paints all of them. A frame of another revision than the structure's is left alone. */
  readonly paint: (frame: Frame, structure: Structure) => void;
}

interface Gauge {
  readonly subject: GaugeSubject;
  readonly element: GaugeElement;
}

/** One lane's numbers, and where each partition stands in them. */
interface LaneView {
  readonly indexOf: ReadonlyMap<number, number>;
  readonly numbers: LaneNumbers;
  readonly hardLimit: readonly [number, number];
}

/** A painter without gauges. */
export function createGaugePainter(): GaugePainter {
  const gauges = new Set<Gauge>();
  return {
    register(subject, element) {
      const gauge = { subject, element };
      gauges.add(gauge);
      return () => gauges.delete(gauge);
    },
    paint(frame, structure) {
      if (gauges.size === 0) return;
      const lanes = structure.lanes.map((_, lane) => viewOf(frame, structure, lane));
      for (const { subject, element } of gauges) {
        const view = lanes[subject.lane];
        const index = view?.indexOf.get(subject.partition);
        if (view && index !== undefined) paintGauge(element, view, subject.dimension, index);
      }
    },
  };
}

function viewOf(frame: Frame, structure: Structure, lane: number): LaneView | null {
  const numbers = laneNumbers(frame, structure, lane);
  const place = structure.lanes[lane];
  if (numbers === null || place === undefined) return null;
  const indexOf = new Map(place.partitions.map(({ id }, index) => [id, index]));
  return { numbers, indexOf, hardLimit: place.hardLimit };
}

function paintGauge(
  element: GaugeElement,
  { numbers, hardLimit }: LaneView,
  dimension: Dimension,
  index: number,
): void {
  const most = hardLimit[dimension];
  write(element, 'heat', String(heatStep(numbers.served[dimension][index] ?? 0, most)));
  write(element, 'share', String(heatStep(numbers.share[dimension][index] ?? 0, most)));
  write(element, 'throttled', throttledAt(numbers, dimension, index) > 0 ? 'yes' : 'no');
}

function write(element: GaugeElement, name: string, value: string): void {
  if (element.dataset[name] !== value) element.dataset[name] = value;
}
