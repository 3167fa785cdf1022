/** Where requests fly from and to: what the strip and the storage picture tell about their places. */
import type { Dimension } from '../../engine/types.ts';
import { placeIn } from '../zoom.ts';

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A partition's place, and how large it is. */
export interface Goal extends Place {
  readonly r: number;
}

/** Where a request comes from, and its key; null: of the many that have no bar. */
export interface Source extends Place {
  readonly key: string | null;
}

/** Something on the page whose place can be asked for; in the page an `Element`. */
export interface Placed {
  readonly currentCSSZoom?: number;
  readonly getBoundingClientRect: () => { readonly left: number; readonly top: number };
}

/** Where a request for this partition (its index in key order) comes from; `chance` in [0, 1) picks the key. */
export type SourceOf = (partition: number, dimension: Dimension, chance: number) => Source | undefined;

/** Where this partition is now. */
export type GoalOf = (partition: number) => Goal | undefined;

export interface Scene {
  readonly showStrip: (element: Placed | null, sourceOf: SourceOf) => void;
  readonly showStorage: (element: Placed | null, goalOf: GoalOf) => void;
  /** The corners of both pictures on the page that lies under them; measures, so it is to be called sparingly. */
  readonly measure: (page: Placed) => void;
  /** Pixels on that page. */
  readonly sourceOf: SourceOf;
  readonly goalOf: GoalOf;
}

/** A scene on which nothing is shown yet. */
export function createScene(): Scene {
  const strip: { element: Placed | null; sourceOf: SourceOf; corner: Place } = {
    element: null,
    sourceOf: () => undefined,
    corner: { x: 0, y: 0 },
  };
  const storage: { element: Placed | null; goalOf: GoalOf; corner: Place } = {
    element: null,
    goalOf: () => undefined,
    corner: { x: 0, y: 0 },
  };
  return {
    showStrip: (element, sourceOf) => Object.assign(strip, { element, sourceOf }),
    showStorage: (element, goalOf) => Object.assign(storage, { element, goalOf }),
    measure(page) {
      strip.corner = cornerOf(strip.element, page);
      storage.corner = cornerOf(storage.element, page);
    },
    sourceOf(partition, dimension, chance) {
      const source = strip.sourceOf(partition, dimension, chance);
      return source && { ...source, x: strip.corner.x + source.x, y: strip.corner.y + source.y };
    },
    goalOf(partition) {
      const goal = storage.goalOf(partition);
      return goal && { ...goal, x: storage.corner.x + goal.x, y: storage.corner.y + goal.y };
    },
  };
}

function cornerOf(element: Placed | null, page: Placed): Place {
  if (element === null) return { x: 0, y: 0 };
  const { left, top } = element.getBoundingClientRect();
  return placeIn(page, { clientX: left, clientY: top });
}
