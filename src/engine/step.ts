/**
 * One tick of 100 ms. The order, stated once:
 *
 *  1. weights that depend on time change (T3 `newest`)
 *  2. arrivals are drawn, for all lanes (T6)
 *  3. each lane admits them (C1–C5, B6)
 *  4. at the end of a second: accounts, splits, moves (`second.ts`)
 *
 * Edits are applied between ticks (`edits.ts`). This is the only module that advances a world.
 */
import { admit } from './capacity/admit.ts';
import { keyWeightsOf } from './lane.ts';
import { flush, restartLedger, weighSlot } from './ledger.ts';
import { TICKS_PER_SECOND } from './limits.ts';
import { closeSecond } from './second.ts';
import { nextWeightChangeTick } from './traffic/keyChoice.ts';
import { rateFactor } from './traffic/pattern.ts';
import { drawPoisson } from './traffic/poisson.ts';
import type { Lane, World } from './world.ts';

/** Computes one tick. */
export function step(world: World): void {
  if (world.tick === world.nextWeightChange) reweigh(world);
  arrive(world);
  for (const lane of world.lanes) {
    count(world, lane);
    admit(world, lane);
  }
  world.tick += 1;
  if (world.tick % TICKS_PER_SECOND === 0) for (const lane of world.lanes) closeSecond(world, lane);
}

/** Computes all weights anew, after the accounts under the old ones are closed. */
function reweigh(world: World): void {
  for (const lane of world.lanes) {
    flush(world, lane);
    restartLedger(world, lane);
    applyWeights(world, lane);
  }
  world.nextWeightChange = nextWeightChange(world);
}

/**
 * Gives every key and every partition the weights that hold now. The ledger must have been restarted. `known`: weights
 * of the keys, of operations for which they are as they were.
 */
export function applyWeights(
  world: World,
  lane: Lane,
  known: readonly (Float64Array | undefined)[] = [],
): void {
  lane.keyWeights = keyWeightsOf(world, lane.keys, known);
  for (let slot = 0; slot < lane.partitions.count; slot += 1) weighSlot(world, lane, slot);
  lane.layoutTick = world.tick;
}

/** The next tick at which weights change by themselves; Infinity: never. */
export function nextWeightChange(world: World): number {
  return Math.min(
    ...world.operations.map(
      ({ operation }) => nextWeightChangeTick(operation.keys, world.tick) ?? Number.POSITIVE_INFINITY,
    ),
    Number.POSITIVE_INFINITY,
  );
}

/** T6: this tick's requests of each operation, the same for every lane. */
function arrive(world: World): void {
  const poisson = world.configuration.traffic.arrivals === 'poisson';
  for (let index = 0; index < world.streams.length; index += 1) {
    const stream = world.streams[index] as World['streams'][number];
    const { operation } = world.operations[index] as World['operations'][number];
    const mean = (operation.requestsPerSecond * rateFactor(operation.pattern, world.tick)) / TICKS_PER_SECOND;
    stream.now = poisson ? drawPoisson(stream.generator, mean) : mean;
    stream.recent[world.tick % stream.recent.length] = stream.now;
  }
}

function count(world: World, lane: Lane): void {
  for (let index = 0; index < world.streams.length; index += 1)
    lane.arrivedUnflushed[index] =
      (lane.arrivedUnflushed[index] as number) + (world.streams[index] as World['streams'][number]).now;
}
