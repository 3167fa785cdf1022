/** Numbers and names as the command words them: plain text of one column a character for a terminal. */
import type { Dimension } from '../engine/types.ts';

const NAME_LENGTH_MOST = 40;
/** Decimals from which on two figures count as the same. */
const DIGITS_MOST = 6;

/** `12,345`, `22.5`, `0`: units or units/s; a decimal only below a hundred. */
export function units(value: number): string {
  const digits = Math.abs(value) < 99.95 ? 1 : 0;
  return value.toLocaleString('en-US', { maximumFractionDigits: digits });
}

/** A figure that must suffice: rounded up to whole units/s. */
export function unitsEnough(value: number): string {
  // Sums are off by less than a millionth.
  return units(Math.ceil(value - 1e-6));
}

/** As `units`, but with as many decimals as it takes not to look like `other`. */
export function unitsUnlike(value: number, other: number): string {
  const text = (number: number, digits: number): string =>
    number.toLocaleString('en-US', { maximumFractionDigits: digits });
  let digits = 0;
  while (digits < DIGITS_MOST && text(value, digits) === text(other, digits)) digits += 1;
  return digits === 0 ? units(value) : text(value, digits);
}

/** `1 partition`, `8 partitions` */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
}

/** `40 %` */
export function percent(part: number): string {
  const value = part * 100;
  return `${value.toLocaleString('en-US', { maximumFractionDigits: value > 0 && value < 10 ? 1 : 0 })} %`;
}

/** `5.6 GB`, in steps of 1,000 as drives are sold. */
export function bytes(value: number): string {
  const steps = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB'];
  const step = value < 1 ? 0 : Math.min(steps.length - 1, Math.floor(Math.log10(value) / 3));
  return `${units(value / 1000 ** step)} ${steps[step]}`;
}

/** A name in quotes, cut if it is very long. */
export function quoted(name: string): string {
  return visible(JSON.stringify(shortened(name, NAME_LENGTH_MOST)));
}

/** A name of at most so many characters. */
export function shortened(name: string, most: number): string {
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
}

/** What would steer a terminal or turn a text around, written out: an escape as `\u001b`. */
export function visible(text: string): string {
  return text.replaceAll(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}

/** `read` or `write` */
export function unit(dimension: Dimension): string {
  return dimension === 0 ? 'read' : 'write';
}
