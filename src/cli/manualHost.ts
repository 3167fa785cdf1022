/** The shipped worker host under manual control, for benches: no worker, no timers, every frame drawn at once. */
import type { WorldConfiguration } from '../engine/types.ts';
import type { ToPage } from '../protocol/messages.ts';
import { onlyBranch } from '../protocol/onlyBranch.ts';
import { createHost } from '../worker/host.ts';
import { createReadingHere } from '../worker/readHere.ts';

/** `run` and `seek` return when the host has nothing left to do; they come after `load`. */
export interface ManualHost {
  load(configuration: WorldConfiguration): Promise<void>;
  run(ticks: number): void;
  seek(tick: number): void;
}

/** A host whose appointments are kept at once, one after the other. */
export function createManualHost(): ManualHost {
  const tasks: (() => void)[] = [];
  const drawn: number[] = [];
  let whenLoaded: () => void = () => undefined;
  const post = (message: ToPage): void => {
    if (message.kind === 'failed') throw new Error(message.message);
    if (message.kind === 'loaded' && !message.result.ok) throw new Error(message.result.problem);
    if (message.kind === 'loaded') whenLoaded();
    if (message.kind === 'frame') drawn.push(message.sequence);
  };
  const schedule = (task: () => void, delayMs: number): (() => void) => {
    // What waits for the clock (the next digest) is not waited for.
    if (delayMs === 0) tasks.push(task);
    return () => {
      const at = tasks.indexOf(task);
      if (at >= 0) tasks.splice(at, 1);
    };
  };
  const host = createHost({ post, now: () => performance.now(), schedule, read: createReadingHere() });
  const settle = (): void => {
    for (let next = tasks.shift(); next !== undefined; next = tasks.shift()) {
      next();
      for (const sequence of drawn.splice(0)) host.receive({ kind: 'drawn', sequence });
    }
  };
  return {
    load: (configuration) =>
      new Promise((resolve) => {
        whenLoaded = resolve;
        host.receive({
          kind: 'load',
          run: 1,
          configuration,
          branches: [onlyBranch([])],
          branch: 1,
          data: null,
        });
      }),
    run: (ticks) => {
      host.receive({ kind: 'step', ticks });
      settle();
    },
    seek: (tick) => {
      host.receive({ kind: 'seek', tick });
      settle();
    },
  };
}
