/**
 * The only animation loop. Sleeps until somebody asks for a redraw; then, once before the browser paints, runs all
 * painters and tells that it has drawn.
 */

/** Draws; true asks to be called again for the next picture, as a movement under way does. */
export type Painter = (nowMs: number) => boolean;

export interface FrameLoop {
  /** Adds a painter; the result takes it out again. */
  readonly add: (painter: Painter) => () => void;
  /** Asks for a redraw before the next paint. */
  readonly request: () => void;
  /** Whether a redraw is still to come. */
  readonly isPending: () => boolean;
  /** While asleep nothing is drawn, as when nobody looks; what was asked for is drawn afterwards. */
  readonly setAsleep: (isAsleep: boolean) => void;
  /** Stops for good. */
  readonly dispose: () => void;
}

/** The browser's clock of pictures, replaceable in tests. */
export interface Screen {
  readonly request: (draw: (nowMs: number) => void) => number;
  readonly cancel: (request: number) => void;
}

const browserScreen: Screen = {
  request: (draw) => requestAnimationFrame(draw),
  cancel: (request) => cancelAnimationFrame(request),
};

/** A sleeping loop. `onDrawn` is called after every round of painters. */
export function createFrameLoop(onDrawn: () => void, screen: Screen = browserScreen): FrameLoop {
  const painters = new Set<Painter>();
  let requested: number | null = null;
  let isDisposed = false;
  let isAsleep = false;
  /** Asked for while asleep. */
  let isWanted = false;

  const request = (): void => {
    if (isAsleep) isWanted = true;
    else if (requested === null && !isDisposed) requested = screen.request(draw);
  };

  const cancel = (): void => {
    if (requested !== null) screen.cancel(requested);
    requested = null;
  };

  const draw = (nowMs: number): void => {
    requested = null;
    const goOn = [...painters].map((paint) => paint(nowMs)).includes(true);
    onDrawn();
    if (goOn) request();
  };

  return {
    add(painter) {
      painters.add(painter);
      request();
      return () => painters.delete(painter);
    },
    request,
    isPending: () => requested !== null,
    setAsleep(next) {
      isAsleep = next;
      if (isAsleep) {
        isWanted ||= requested !== null;
        cancel();
      } else if (isWanted) {
        isWanted = false;
        request();
      }
    },
    dispose() {
      isDisposed = true;
      cancel();
    },
  };
}
