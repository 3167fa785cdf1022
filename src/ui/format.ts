/** Numbers as people read them: thousands apart by a narrow space, never more digits than mean something. */

import type { Boundary, KeyRange } from '../engine/types.ts';
import { KEY_SPACE, TICKS_PER_SECOND } from '../protocol/facts.ts';

/** Keeps a number and its parts on one line. */
const NARROW_SPACE = '\u202f';

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/**
 * `3 000`, `22.5`, `0`: units or units/s; tenths only below a hundred. Frames carry 32-bit floats, so all numbers
 * are rounded from there: the same number reads the same wherever it comes from.
 */
export function formatUnits(units: number): string {
  return spaced((Math.abs(units) < 99.95 ? tenths : whole).format(Math.fround(units)));
}

/** `8 000 000`: things one counts. */
export function formatCount(count: number): string {
  return spaced(whole.format(count));
}

/** `1 row`, `8 000 000 rows`. */
export function formatCounted(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/**
 * `40 %`, and `0.3 %` or `99.7 %` where a whole number would say nothing or all; `< 0.1 %` and `> 99.9 %` where tenths
 * would, too. What differs from all by a rounding error is all.
 */
export function formatShare(share: number): string {
  const percent = Math.fround(share) * 100;
  if (percent > 0 && percent < 0.05) return `<${NARROW_SPACE}0.1${NARROW_SPACE}%`;
  if (percent >= 99.95 && percent < 100) return `>${NARROW_SPACE}99.9${NARROW_SPACE}%`;
  const format = (percent > 0 && percent < 10) || (percent > 99 && percent < 100) ? tenths : whole;
  return `${spaced(format.format(percent))}${NARROW_SPACE}%`;
}

const BYTE_UNITS = ['bytes', 'KB', 'MB', 'GB', 'TB'] as const;

/** `5.3 GB`: in steps of 1,024, as AWS counts. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < BYTE_UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const format = value < 10 && unit > 0 ? tenths : whole;
  const name = bytes === 1 ? 'byte' : BYTE_UNITS[unit];
  return `${spaced(format.format(value))}${NARROW_SPACE}${name}`;
}

/** `00:05:12`: simulated time since the start. */
export function formatClock(tick: number): string {
  const seconds = Math.floor(tick / TICKS_PER_SECOND);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/** `5 s`, `2 min`, `1 h 30 min`: a stretch of simulated time. */
export function formatDuration(ticks: number): string {
  const seconds = Math.max(0, Math.round(ticks / TICKS_PER_SECOND));
  if (seconds < 120) return `${seconds}${NARROW_SPACE}s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes}${NARROW_SPACE}min`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)}${NARROW_SPACE}h${rest === 0 ? '' : ` ${rest}${NARROW_SPACE}min`}`;
}

const HASH_DIGITS = 13;

/** `0xa3f2`: the first digits of a hash position. */
export function formatPosition(position: number): string {
  return `0x${hex(position).slice(0, 4)}`;
}

/** `0xa000…–0xbfff…`: which hashes a partition holds; where a collection is cut, from which part of it on. */
export function formatRange({ start, end }: KeyRange): string {
  const last: Boundary = end.sort > 0 ? end : { position: end.position - 1, sort: 0 };
  return `${formatPosition(start.position)}…${formatCut(start)} – ${formatPosition(last.position)}…${formatCut(end)}`;
}

function formatCut({ sort }: Boundary): string {
  return sort > 0 ? ` (${formatShare(sort)} into a key)` : '';
}

function hex(position: number): string {
  return Math.min(position, KEY_SPACE - 1)
    .toString(16)
    .padStart(HASH_DIGITS, '0');
}

function spaced(text: string): string {
  return text.replaceAll(',', NARROW_SPACE);
}

/** A text of a scenario, which also a terminal shows, with its numbers as the page writes them: `3,000` with a narrow space. */
export function withPageNumbers(text: string): string {
  return text.replace(/(\d),(?=\d{3}\b)/g, `$1${NARROW_SPACE}`);
}

/** The same at the beginning of a sentence. */
export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
