/**
 * T6. Poisson-distributed counts without a transcendental function per draw: exp(−mean) is the product of exp(−2^k)
 * over the binary digits of the mean, and those are tabulated once.
 */
import exp from '@stdlib/math-base-special-exp';
import { assert } from '../../base/assert.ts';
import { type Generator, nextFraction } from '../random.ts';

/** From this mean on the normal distribution is close enough (and the product above loses precision). */
const NORMAL_FROM = 32;

/** The largest binary digit below `NORMAL_FROM`, and how many digits are looked at: down to 2^-32. */
const LARGEST_DIGIT = 16;
const EXP_OF_DIGITS: readonly number[] = tabulate(37);

/** T6. A count whose mean and variance are `mean` (0 or more). */
export function drawPoisson(generator: Generator, mean: number): number {
  assert(mean >= 0 && mean < Number.MAX_SAFE_INTEGER, `Not a mean: ${mean}`);
  return mean < NORMAL_FROM ? drawByInversion(generator, mean) : drawNormal(generator, mean);
}

/** Adds up the probabilities of 0, 1, 2 … until they pass a random fraction. */
function drawByInversion(generator: Generator, mean: number): number {
  const fraction = nextFraction(generator);
  let probability = expOfMinus(mean);
  let sum = probability;
  let count = 0;
  while (fraction >= sum && probability > 0) {
    count += 1;
    probability *= mean / count;
    sum += probability;
  }
  return count;
}

/** The sum of 12 random fractions has mean 6 and variance 1, and is nearly normal (Irwin–Hall). */
function drawNormal(generator: Generator, mean: number): number {
  let sum = 0;
  for (let index = 0; index < 12; index += 1) sum += nextFraction(generator);
  return Math.max(0, Math.round(mean + Math.sqrt(mean) * (sum - 6)));
}

function expOfMinus(mean: number): number {
  let product = 1;
  let rest = mean;
  let digit = LARGEST_DIGIT;
  for (const factor of EXP_OF_DIGITS) {
    if (rest >= digit) {
      rest -= digit;
      product *= factor;
    }
    digit /= 2;
  }
  return product;
}

function tabulate(digits: number): number[] {
  const table: number[] = [];
  for (let digit = LARGEST_DIGIT; table.length < digits; digit /= 2) table.push(exp(-digit));
  return table;
}
