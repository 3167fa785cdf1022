/**
 * Discs on their way from the old place to the new one. A child of a split starts where its parent was; a parent
 * that comes back (on going back in time) starts where one of its children was.
 */

export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

/** Where one goes, and of whom it comes. */
export interface Target extends Spot {
  readonly partition: number;
  readonly parent: number | null;
  readonly ssd: number;
}

interface Journey {
  readonly from: Spot;
  readonly to: Spot;
}

export interface Movement {
  /** Sends discs to new places; those that are not named are forgotten. `durationMs` 0: at once. */
  readonly aim: (targets: readonly Target[], nowMs: number, durationMs: number) => void;
  /** Brings the spots up to date; true if some are still on their way. */
  readonly advance: (nowMs: number) => boolean;
  readonly spotOf: (partition: number) => Spot | undefined;
  readonly isUnderWay: () => boolean;
}

/** How long a change of layout takes, milliseconds. */
export const MOVE_MS = 400;

/** Of more discs than this only those travel that are new or change their SSD; the others just close up. */
const ALL_TRAVEL_MOST = 64;

/** No disc yet. */
export function createMovement(): Movement {
  const parents = new Map<number, number>();
  let journeys = new Map<number, Journey>();
  let spots = new Map<number, Spot>();
  let ssds = new Map<number, number>();
  let startMs = 0;
  let lengthMs = 0;

  const advance = (nowMs: number): boolean => {
    if (journeys.size === 0) return false;
    const part = lengthMs > 0 ? Math.min(1, Math.max(0, (nowMs - startMs) / lengthMs)) : 1;
    for (const [partition, { from, to }] of journeys)
      spots.set(partition, part === 1 ? to : between(from, to, ease(part)));
    if (part === 1) journeys.clear();
    return part < 1;
  };

  /** A disc that is there now, by its parent that is not. */
  const childrenByParent = (): ReadonlyMap<number, number> => {
    const children = new Map<number, number>();
    for (const [child, parent] of parents) if (spots.has(child)) children.set(parent, child);
    return children;
  };

  return {
    aim(targets, nowMs, durationMs) {
      advance(nowMs);
      const before = spots;
      const children = childrenByParent();
      spots = new Map();
      journeys = new Map();
      for (const { partition, parent, ssd, x, y, r } of targets) {
        const to = { x, y, r };
        const closesUp = targets.length > ALL_TRAVEL_MOST && ssds.get(partition) === ssd;
        const from = [partition, parent, children.get(partition)]
          .map((relative) => (closesUp ? undefined : before.get(relative ?? NOBODY)))
          .find((spot) => spot !== undefined);
        spots.set(partition, from ?? to);
        if (from !== undefined && !isSame(from, to)) journeys.set(partition, { from, to });
        if (parent !== null) parents.set(partition, parent);
      }
      ssds = new Map(targets.map(({ partition, ssd }) => [partition, ssd]));
      startMs = nowMs;
      lengthMs = durationMs;
      if (durationMs === 0) advance(nowMs);
    },
    advance,
    spotOf: (partition) => spots.get(partition),
    isUnderWay: () => journeys.size > 0,
  };
}

/** No partition has this number. */
const NOBODY = -1;

function isSame(one: Spot, other: Spot): boolean {
  return one.x === other.x && one.y === other.y && one.r === other.r;
}

function between(from: Spot, to: Spot, part: number): Spot {
  const mix = (a: number, b: number): number => a + (b - a) * part;
  return { x: mix(from.x, to.x), y: mix(from.y, to.y), r: mix(from.r, to.r) };
}

/** Starts and ends gently. */
function ease(part: number): number {
  return part * part * (3 - 2 * part);
}
