/** Assertions stay on in production: a wrong number on the page is worse than a stopped run. */

/** Thrown when something that must hold does not: a defect of the program, never of the user's input. */
class AssertionError extends Error {
  override readonly name = 'AssertionError';
}

/** Stops with `message` unless `condition` holds. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new AssertionError(message);
}

/** Returns `value` if it is there; stops with `message` if it is null or undefined. */
export function present<Value>(value: Value | null | undefined, message: string): Value {
  if (value === null || value === undefined) throw new AssertionError(message);
  return value;
}

/** Ends a `switch` over a union: a member without a `case` breaks the compile. */
export function assertNever(value: never): never {
  throw new AssertionError(`Unexpected value: ${JSON.stringify(value)}`);
}
