/**
 * K4. A run of numbers in the order of their texts: 1, 10, 2. A number's place is found by walking down its digits,
 * counting what each first digit leaves behind, so nothing is ever sorted or stored.
 */
import { assert } from '../base/assert.ts';

/** Numbers as texts in ascending order of their bytes. */
export interface NumberOrder {
  readonly size: number;
  /** The text with `rank` texts below it, 0 ≤ rank < size. */
  textAt(rank: number): string;
}

/** The texts of the whole numbers `first` … `last`, padded with zeros to `digits` (at least one digit). */
export function createNumberOrder(first: number, last: number, digits: number): NumberOrder {
  const lengths = lengthClasses(first, last, Math.max(1, digits));
  const size = Math.max(0, last - first + 1);
  return {
    size,
    textAt(rank) {
      assert(rank >= 0 && rank < size, `There is no rank ${rank} among ${size} numbers`);
      return textAt(lengths, rank);
    },
  };
}

/** The numbers whose texts have `length` digits. */
interface LengthClass {
  readonly length: number;
  readonly first: number;
  readonly last: number;
}

function lengthClasses(first: number, last: number, digits: number): LengthClass[] {
  const classes: LengthClass[] = [];
  let least = 0;
  for (let length = digits; least <= last; length += 1) {
    const beyond = powerOfTen(length);
    const lengthClass = { length, first: Math.max(first, least), last: Math.min(last, beyond - 1) };
    if (lengthClass.first <= lengthClass.last) classes.push(lengthClass);
    least = beyond;
  }
  return classes;
}

function textAt(classes: readonly LengthClass[], rank: number): string {
  let left = rank;
  let prefix = 0;
  for (let length = 0; ; length += 1) {
    if (classes.some((one) => one.length === length && one.first <= prefix && prefix <= one.last)) {
      // The text that ends here lies below all that go on.
      if (left === 0) return String(prefix).padStart(length, '0');
      left -= 1;
    }
    prefix *= 10;
    for (let below = countWith(classes, prefix, length + 1); left >= below; ) {
      left -= below;
      prefix += 1;
      below = countWith(classes, prefix, length + 1);
    }
  }
}

/** How many texts begin with the `length` digits of `prefix`. */
function countWith(classes: readonly LengthClass[], prefix: number, length: number): number {
  let count = 0;
  for (const one of classes) {
    if (one.length < length) continue;
    const span = powerOfTen(one.length - length);
    count += Math.max(
      0,
      Math.min(one.last, (prefix + 1) * span - 1) - Math.max(one.first, prefix * span) + 1,
    );
  }
  return count;
}

function powerOfTen(exponent: number): number {
  let power = 1;
  for (let step = 0; step < exponent; step += 1) power *= 10;
  return power;
}
