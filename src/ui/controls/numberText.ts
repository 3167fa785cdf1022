/** Numbers as people type them, and the sentence for those that cannot be taken. */
import { fail, type Result, succeed } from '../../base/result.ts';
import type { Range } from '../../experiment/ranges.ts';

/** What a number is called, what it may be, and how it is shown. */
export interface NumberField {
  /** Begins the sentence about a wrong value, such as `Read capacity`. */
  readonly name: string;
  readonly range: Range;
  /** What stands behind the number; the range's own unit if left out. */
  readonly unit?: string;
  /** How much one unit shown is: 0.01 for a share in percent. */
  readonly scale?: number;
  readonly multipleOf?: number;
}

/** Digits in groups of three, as the page writes them, or bare; at most one decimal point. */
const NUMBER = /^[+-]?(?:\d{1,3}(?:[\s,]\d{3})+|\d+)?(?:\.\d*)?(?:e[+-]?\d+)?$/i;

const SIGNIFICANT_DIGITS = 12;

/** Made once: making one takes far longer than using it. */
const exact = new Intl.NumberFormat('en', { maximumSignificantDigits: SIGNIFICANT_DIGITS });

/** The number a text stands for, in the field's own measure, or a sentence with name, value and range. */
export function readNumberText(text: string, field: NumberField): Result<number> {
  const { name, range } = field;
  const trimmed = text.trim();
  const shown =
    NUMBER.test(trimmed) && /\d/.test(trimmed) ? Number(trimmed.replace(/[\s,]/g, '')) : Number.NaN;
  const value = rounded(shown * scaleOf(field));
  const isInRange = value >= range.least && value <= range.most;
  const isOfKind = (!range.whole || Number.isInteger(value)) && value % (field.multipleOf ?? value) === 0;
  if (isInRange && (isOfKind || value === 0)) return succeed(value);
  return fail(`${name} is ${trimmed === '' ? 'empty' : `“${trimmed}”`}; it must be ${allowedWords(field)}.`);
}

/** `a whole number from 1 to 10 000 000 RCU/s` */
function allowedWords(field: NumberField): string {
  const { range, multipleOf } = field;
  const [least, most] = [range.least, range.most].map((bound) => numberText(bound, field));
  const unit = unitOf(field);
  const kind = range.whole && scaleOf(field) === 1 ? 'a whole number' : 'a number';
  const also = multipleOf === undefined ? '' : ` and a multiple of ${numberText(multipleOf, field)}`;
  return `${kind} from ${least} to ${most}${unit && ` ${unit}`}${also}`;
}

/** A value as the field shows it: `12 000`, `0.05`. */
export function numberText(value: number, field: NumberField): string {
  const shown = rounded(value / scaleOf(field));
  return exact.format(shown).replaceAll(',', '\u202f');
}

/** What stands behind the number. */
export function unitOf({ unit, range }: NumberField): string {
  return unit ?? range.unit;
}

function scaleOf({ scale = 1 }: NumberField): number {
  return scale;
}

/** 55 % of 1 is 0.55 and not 0.55000000000000004. */
function rounded(value: number): number {
  return Number(value.toPrecision(SIGNIFICANT_DIGITS));
}
