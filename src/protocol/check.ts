/**
 * Small checks on unknown data, to be put together. A check returns null if the value is as it should be, else
 * where, what it is not, and what it is: `lanes[0].tokens: not a number, but "12"`. An empty path: all of the data.
 */
import { valueText } from '../base/valueText.ts';

export type Check = (value: unknown, path: string) => string | null;

export const isText: Check = (value, path) =>
  typeof value === 'string' ? null : flaw(path, 'not text', value);

export const isFlag: Check = (value, path) =>
  typeof value === 'boolean' ? null : flaw(path, 'not true or false', value);

/** A finite number: what went through NaN must never reach the picture. */
export const isNumber: Check = (value, path) =>
  Number.isFinite(value) ? null : flaw(path, 'not a number', value);

/** A count, an id or a tick. */
export const isCount: Check = (value, path) =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? null : flaw(path, 'not a count', value);

export const isFloats: Check = (value, path) =>
  value instanceof Float32Array ? null : flaw(path, 'not a Float32Array', value);

/** One of these texts. */
export function oneOf(...texts: readonly string[]): Check {
  return (value, path) =>
    texts.some((text) => text === value) ? null : flaw(path, `not one of ${texts.join(', ')}`, value);
}

/** Anything at all, as long as it is there. */
export const isThere: Check = (value, path) => (value === undefined ? `${path}: missing` : null);

/** This value or null. */
export function orNull(check: Check): Check {
  return (value, path) => (value === null ? null : check(value, path));
}

/** A list whose members all pass; `length` fixes their number. */
export function listOf(check: Check, length?: number): Check {
  return (value, path) => {
    if (!Array.isArray(value)) return flaw(path, 'not a list', value);
    if (length !== undefined && value.length !== length)
      return `${path}: ${value.length} members, not ${length}`;
    return firstProblem(value.length, (index) => check(value[index], `${path}[${index}]`));
  };
}

/** An object that has at least these fields. */
export function hasFields(fields: Readonly<Record<string, Check>>): Check {
  const entries = Object.entries(fields);
  return (value, path) => {
    if (!isObject(value)) return flaw(path, 'not an object', value);
    return firstProblem(entries.length, (index) => {
      const [name, check] = entries[index] as [string, Check];
      return check(value[name], within(path, name));
    });
  };
}

/** An object whose `kind` picks the check for the rest of it. */
export function byKind(checks: Readonly<Record<string, Check>>): Check {
  return (value, path) => {
    if (!isObject(value)) return flaw(path, 'not an object', value);
    const { kind } = value;
    if (typeof kind !== 'string') return flaw(within(path, 'kind'), 'not text', kind);
    const check = Object.hasOwn(checks, kind) ? checks[kind] : undefined;
    return check === undefined ? flaw(within(path, 'kind'), 'not a known kind', kind) : check(value, path);
  };
}

function flaw(path: string, what: string, value: unknown): string {
  return `${path === '' ? 'the message' : path}: ${what}, but ${valueText(value)}`;
}

function within(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function firstProblem(count: number, problemAt: (index: number) => string | null): string | null {
  for (let index = 0; index < count; index += 1) {
    const problem = problemAt(index);
    if (problem !== null) return problem;
  }
  return null;
}
