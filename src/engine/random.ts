/**
 * D1. Chance from a seed. The state is four plain numbers, so checkpoints clone it; every concern draws from a
 * stream of its own, so a change in one does not shift the others.
 *
 * The generator is xoshiro128** 1.1 (Blackman and Vigna, https://prng.di.unimi.it/xoshiro128starstar.c, public domain).
 */
import { md5 } from 'js-md5';
import { assert } from '../base/assert.ts';

/** State of one stream, changed by every draw. Unsigned 32-bit integers, not all 0. */
export interface Generator {
  a: number;
  b: number;
  c: number;
  d: number;
}

/** The start of the stream called `stream` under `seed` (any safe integer): different streams are independent. */
export function createGenerator(seed: number, stream: string): Generator {
  assert(Number.isSafeInteger(seed), `A seed is a whole number, not ${seed}`);
  const [a = 0, b = 0, c = 0, d = 0] = new Uint32Array(md5.arrayBuffer(`${seed}/${stream}`));
  assert((a | b | c | d) !== 0, `The generator of stream ${stream} has no state`);
  return { a, b, c, d };
}

/** The next 32 random bits, as an integer in [0, 2^32). */
export function nextBits(generator: Generator): number {
  const bits = Math.imul(rotate(Math.imul(generator.b, 5), 7), 9) >>> 0;
  const shifted = generator.b << 9;
  generator.c ^= generator.a;
  generator.d ^= generator.b;
  generator.b = (generator.b ^ generator.c) >>> 0;
  generator.a = (generator.a ^ generator.d) >>> 0;
  generator.c = (generator.c ^ shifted) >>> 0;
  generator.d = rotate(generator.d, 11) >>> 0;
  return bits;
}

/** The next number in [0, 1): a multiple of 2^-32. */
export function nextFraction(generator: Generator): number {
  return nextBits(generator) / 4_294_967_296;
}

function rotate(bits: number, places: number): number {
  return (bits << places) | (bits >>> (32 - places));
}
