/** A progress bar on a terminal; nothing at all elsewhere. */

const WIDTH = 40;
const MILLISECONDS_BETWEEN = 100;
const CLEAR_LINE = '\r\u001b[K';

/** Where the bar is drawn. */
export interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

export interface Progress {
  /** Shows how far `what` has come, 0…1; drawn at most ten times a second. */
  readonly show: (what: string, part: number) => void;
  /** Removes the bar. */
  readonly end: () => void;
}

/** `now` in milliseconds. */
export function createProgress(terminal: Terminal, now: () => number): Progress {
  if (terminal.isTTY !== true) return { show: () => {}, end: () => {} };
  const start = now();
  let drawn = start;
  let isDrawn = false;
  return {
    show: (what, part) => {
      // A run that is over in a moment needs no bar.
      if (now() - drawn < (isDrawn ? MILLISECONDS_BETWEEN : 3 * MILLISECONDS_BETWEEN)) return;
      drawn = now();
      isDrawn = true;
      terminal.write(`${CLEAR_LINE}${bar(part)} ${what}`);
    },
    end: () => {
      if (isDrawn) terminal.write(CLEAR_LINE);
    },
  };
}

/** `[########----------]  40 %` */
export function bar(part: number): string {
  const within = Math.min(1, Math.max(0, part));
  const full = Math.round(within * WIDTH);
  return `[${'#'.repeat(full)}${'-'.repeat(WIDTH - full)}] ${String(Math.floor(within * 100)).padStart(3)} %`;
}
