/**
 * How many ticks are due. Pacing decides when ticks are computed, never what they contain: the same ticks in the
 * same order at any speed, on any machine.
 */

/** Playing since `sinceMs` from `sinceTick` on, at a steady number of ticks for each second of wall-clock time. */
export interface Pace {
  readonly ticksPerSecond: number;
  readonly sinceMs: number;
  readonly sinceTick: number;
}

/** A machine that is this far behind gives up catching up and goes on as fast as it can. */
const BACKLOG_MS = 250;

/** What one chunk of ticks between two looks at the clock should take. */
const CHUNK_MS = 2;
const CHUNK_TICKS_MOST = 4096;

/** A pace that starts here and now. */
export function startPace(ticksPerSecond: number, tick: number, nowMs: number): Pace {
  return { ticksPerSecond, sinceMs: nowMs, sinceTick: tick };
}

/** The tick at which the run should stand now. */
export function dueTick(pace: Pace, nowMs: number): number {
  const ticks = Math.floor(((nowMs - pace.sinceMs) * pace.ticksPerSecond) / 1000);
  return pace.sinceTick + Math.max(0, ticks);
}

/** Milliseconds from now until the tick after `tick` is due; 0 if it is. */
export function msUntilNextTick(pace: Pace, tick: number, nowMs: number): number {
  const dueMs = pace.sinceMs + ((tick + 1 - pace.sinceTick) * 1000) / pace.ticksPerSecond;
  return Math.max(0, dueMs - nowMs);
}

/** The pace from here on: starts anew if the run has fallen too far behind to catch up, else goes on. */
export function forgiveBacklog(pace: Pace, tick: number, nowMs: number): Pace {
  const backlogMs = ((dueTick(pace, nowMs) - tick) * 1000) / pace.ticksPerSecond;
  return backlogMs > BACKLOG_MS ? startPace(pace.ticksPerSecond, tick, nowMs) : pace;
}

/** Size of the next chunk, from what the last one took; at most doubles, since a clock may be coarse. */
export function nextChunk(ticks: number, tookMs: number): number {
  const fitting = tookMs > 0 ? Math.floor((ticks * CHUNK_MS) / tookMs) : 2 * ticks;
  return Math.min(Math.max(1, fitting), 2 * ticks, CHUNK_TICKS_MOST);
}
