/**
 * Paints the use of partitions onto elements that React has made and forgets about: what changes with every frame
 * does not pass React. Only steps that changed are written; colour and length are the style sheet's.
 */
import type { Dimension } from '../engine/types.ts';
import type { Frame, LaneStructure, Structure } from '../protocol/messages.ts';
import { heatStep } from './heat.ts';
import { type LaneNumbers, laneNumbers, refusedAt } from './laneNumbers.ts';

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
  /**
   * Paints all of them, but not more often than is seen; true if it is still to be done. A frame of another revision
   * than the structure's is left alone.
   */
  readonly paint: (frame: Frame, structure: Structure, nowMs: number) => boolean;
}

/** What an element has been told. */
interface Gauge {
  readonly subject: GaugeSubject;
  readonly element: GaugeElement;
  heat: number;
  share: number;
  isThrottled: boolean | null;
}

/** Milliseconds between two repaints. */
const USE_MS = 100;

const NOT_PAINTED = -1;

/** One lane's numbers, and where each partition stands in them. */
interface LaneView {
  readonly indexOf: ReadonlyMap<number, number>;
  readonly numbers: LaneNumbers;
  readonly hardLimit: readonly [number, number];
}

/** A painter without gauges. */
export function createGaugePainter(): GaugePainter {
  const gauges = new Set<Gauge>();
  const places = new WeakMap<LaneStructure, ReadonlyMap<number, number>>();
  let painted: Frame | null = null;
  let paintedMs = Number.NEGATIVE_INFINITY;

  /** Where each partition stands in the columns; made once for each structure. */
  const placesIn = (lane: LaneStructure): ReadonlyMap<number, number> => {
    const known = places.get(lane);
    if (known !== undefined) return known;
    const made = new Map(lane.partitions.map(({ id }, index) => [id, index]));
    places.set(lane, made);
    return made;
  };

  const viewOf = (frame: Frame, structure: Structure, lane: number): LaneView | null => {
    const numbers = laneNumbers(frame, structure, lane);
    const place = structure.lanes[lane];
    if (numbers === null || place === undefined) return null;
    return { numbers, indexOf: placesIn(place), hardLimit: place.hardLimit };
  };

  return {
    register(subject, element) {
      const gauge = { subject, element, heat: NOT_PAINTED, share: NOT_PAINTED, isThrottled: null };
      gauges.add(gauge);
      painted = null;
      return () => gauges.delete(gauge);
    },
    paint(frame, structure, nowMs) {
      if (gauges.size === 0 || frame === painted || frame.revision !== structure.revision) return false;
      if (painted !== null && nowMs - paintedMs < USE_MS) return true;
      painted = frame;
      paintedMs = nowMs;
      const lanes = structure.lanes.map((_, lane) => viewOf(frame, structure, lane));
      for (const gauge of gauges) {
        const view = lanes[gauge.subject.lane];
        const index = view?.indexOf.get(gauge.subject.partition);
        if (view && index !== undefined) paintGauge(gauge, view, index);
      }
      return false;
    },
  };
}

/** Writes the steps that changed; what stands there is known without asking the document. */
function paintGauge(gauge: Gauge, { numbers, hardLimit }: LaneView, index: number): void {
  const { element, subject } = gauge;
  const { dimension } = subject;
  const most = hardLimit[dimension];
  const heat = heatStep(numbers.served[dimension][index] ?? 0, most);
  const share = heatStep(numbers.share[dimension][index] ?? 0, most);
  const isThrottled = refusedAt(numbers, dimension, index) > 0;
  if (heat !== gauge.heat) element.dataset['heat'] = String(heat);
  if (share !== gauge.share) element.dataset['share'] = String(share);
  if (isThrottled !== gauge.isThrottled) element.dataset['throttled'] = isThrottled ? 'yes' : 'no';
  gauge.heat = heat;
  gauge.share = share;
  gauge.isThrottled = isThrottled;
}
