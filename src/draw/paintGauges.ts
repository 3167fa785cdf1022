/**
 * Paints the use of partitions onto elements that React has made and forgets about: what changes with every frame
 * does not pass React. Only steps that changed are written; colour and length are the style sheet's.
 */
import type { Dimension } from '../engine/types.ts';
import { type FrameShape, partitionColumn, THROTTLED_COLUMNS } from '../protocol/frame.ts';
import type { Frame, Structure } from '../protocol/messages.ts';
import { heatStep } from './heat.ts';

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

/** The four numbers of one lane and dimension, by partition in key order. */
interface LaneColumns {
  readonly indexOf: ReadonlyMap<number, number>;
  readonly served: readonly [Float32Array, Float32Array];
  readonly share: readonly [Float32Array, Float32Array];
  readonly throttled: readonly [readonly Float32Array[], readonly Float32Array[]];
  readonly most: readonly [number, number];
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
      if (gauges.size === 0 || frame.revision !== structure.revision) return;
      const lanes = structure.lanes.map((_, lane) => columnsOf(frame, structure, lane));
      for (const { subject, element } of gauges) {
        const columns = lanes[subject.lane];
        const index = columns?.indexOf.get(subject.partition);
        if (columns !== undefined && index !== undefined)
          paintGauge(element, columns, subject.dimension, index);
      }
    },
  };
}

function columnsOf(frame: Frame, structure: Structure, lane: number): LaneColumns {
  const { partitions, ssds, hardLimit } = structure.lanes[lane] ?? {
    partitions: [],
    ssds: [],
    hardLimit: [0, 0],
  };
  const shape: FrameShape = { partitions: partitions.length, ssds: ssds.length };
  const data = frame.lanes[lane] ?? new Float32Array();
  const throttledOf = (dimension: Dimension): Float32Array[] =>
    THROTTLED_COLUMNS[dimension].map((name) => partitionColumn(data, shape, name));
  return {
    indexOf: new Map(partitions.map(({ id }, index) => [id, index])),
    served: [partitionColumn(data, shape, 'readServed'), partitionColumn(data, shape, 'writeServed')],
    share: [partitionColumn(data, shape, 'readShare'), partitionColumn(data, shape, 'writeShare')],
    throttled: [throttledOf(0), throttledOf(1)],
    most: hardLimit as readonly [number, number],
  };
}

function paintGauge(element: GaugeElement, columns: LaneColumns, dimension: Dimension, index: number): void {
  const most = columns.most[dimension];
  const throttled = columns.throttled[dimension].some((column) => (column[index] ?? 0) > 0);
  write(element, 'heat', String(heatStep(columns.served[dimension][index] ?? 0, most)));
  write(element, 'share', String(heatStep(columns.share[dimension][index] ?? 0, most)));
  write(element, 'throttled', throttled ? 'yes' : 'no');
}

function write(element: GaugeElement, name: string, value: string): void {
  if (element.dataset[name] !== value) element.dataset[name] = value;
}
