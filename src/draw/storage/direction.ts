/** Going from one thing on the picture to the next with the arrow keys. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/** Sideways distance counts this many times: the next one lies rather straight ahead. */
const SIDEWAYS = 2.5;

const ALONG: Readonly<Record<Direction, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};

/** Index of the nearest point that lies ahead; the one itself if none does. */
export function nextInDirection(points: readonly Point[], from: number, direction: Direction): number {
  const start = points[from];
  if (start === undefined) return from;
  const { x: alongX, y: alongY } = ALONG[direction];
  let best = from;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, { x, y }] of points.entries()) {
    const ahead = (x - start.x) * alongX + (y - start.y) * alongY;
    if (ahead < 1) continue;
    const aside = Math.abs((x - start.x) * alongY) + Math.abs((y - start.y) * alongX);
    const distance = ahead + SIDEWAYS * aside;
    if (distance < least) {
      best = index;
      least = distance;
    }
  }
  return best;
}
