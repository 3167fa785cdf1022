/**
 * K1. Numbers as DynamoDB keys: text → digits and exponent → bytes. The bytes are laid out like Oracle's NUMBER,
 * in base 100, as reverse-engineered by dynalite (github.com/architect/dynalite, db/index.js, numToBuffer).
 *
 *     12345 = 1|23|45 × 100²  →  c3 02 18 2e       (exponent byte, then each pair + 1)
 *    −12345                   →  3c 64 4e 38 66    (all turned round: 101 − pair, end mark 66)
 */
import { fail, type Result, succeed } from '../base/result.ts';
import { NUMBER_DIGITS_MAX, NUMBER_EXPONENT_MAX, NUMBER_EXPONENT_MIN } from './limits.ts';

/** d.ddd × 10^exponent. Zero has no digits; there are no zeros at either end of the others. */
export interface DecimalNumber {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

const SYNTAX = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;
const ZERO: DecimalNumber = { negative: false, digits: '', exponent: 0 };

/** K1. The number that `text` writes, e.g. `-3.14` or `6.02e23`; else a sentence that names the text. */
export function readNumber(text: string): Result<DecimalNumber> {
  const [, sign = '', whole = '', fraction = '', power = '0'] = SYNTAX.exec(text) ?? [];
  const written = whole + fraction;
  if (written === '') return fail(`"${text}" is not a number.`);
  const zerosBefore = written.length - written.replace(/^0+/, '').length;
  const digits = written.slice(zerosBefore).replace(/0+$/, '');
  if (digits === '') return succeed(ZERO);
  const exponent = Number(power) + whole.length - 1 - zerosBefore;
  if (digits.length > NUMBER_DIGITS_MAX) {
    return fail(`"${text}" has ${digits.length} digits; a DynamoDB number has at most ${NUMBER_DIGITS_MAX}.`);
  }
  if (exponent > NUMBER_EXPONENT_MAX) {
    return fail(`"${text}" is too large for a DynamoDB number, which ends at 9.99e${NUMBER_EXPONENT_MAX}.`);
  }
  if (exponent < NUMBER_EXPONENT_MIN) {
    return fail(
      `"${text}" is too close to zero for a DynamoDB number, which begins at 1e${NUMBER_EXPONENT_MIN}.`,
    );
  }
  return succeed({ negative: sign === '-', digits, exponent });
}

/** The one way to write a number, so that `1`, `1.0` and `1e0` are the same key: `1`. */
export function numberText({ negative, digits, exponent }: DecimalNumber): string {
  if (digits === '') return '0';
  return (negative ? '-' : '') + magnitudeText(digits, exponent);
}

/** Plain digits while they are readable (40 at most), else `d.ddde±n`. */
function magnitudeText(digits: string, exponent: number): string {
  if (exponent >= 40 || exponent <= -10) {
    const fraction = digits.slice(1);
    return `${digits.slice(0, 1)}${fraction === '' ? '' : '.'}${fraction}e${exponent}`;
  }
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const fraction = digits.slice(exponent + 1);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** K1. The bytes of a number that are hashed. */
export function numberBytes({ negative, digits, exponent }: DecimalNumber): Uint8Array {
  if (digits === '') return Uint8Array.of(0x80);
  // Pairs of digits stand for powers of 100: an even exponent leaves the first pair half empty.
  const aligned = exponent % 2 === 0 ? `0${digits}` : digits;
  const pairs = Math.ceil(aligned.length / 2);
  const endMark = negative && pairs < 20 ? 1 : 0;
  const bytes = new Uint8Array(1 + pairs + endMark);
  const power = Math.floor(exponent / 2) - 63;
  bytes[0] = negative ? ~power : power;
  for (let index = 0; index < pairs; index += 1) {
    const pair = Number(aligned.slice(2 * index, 2 * index + 2).padEnd(2, '0'));
    bytes[1 + index] = negative ? 101 - pair : pair + 1;
  }
  if (endMark === 1) bytes[1 + pairs] = 102;
  return bytes;
}
