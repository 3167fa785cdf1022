/** T6, D1: each operation draws its arrivals from a stream of its own, so that a new operation shifts no other. */
import { createGenerator } from '../random.ts';
import type { Operation } from '../types.ts';
import type { ArrivalStream } from '../world.ts';

/** How many ticks of arrivals are remembered for explanations: twice the window of the hard limit (C1). */
const RECENT_TICKS = 20;

/** The arrivals of an operation that begins now. */
export function createStream(seed: number, operation: Operation): ArrivalStream {
  return {
    generator: createGenerator(seed, `arrivals/${operation.name}`),
    now: 0,
    recent: new Float64Array(RECENT_TICKS),
  };
}
