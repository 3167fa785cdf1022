/** What came from outside and has not been checked. */

/** An object of which nothing is known. */
export type Loose = Readonly<Partial<Record<string, unknown>>>;

/** The value, if it is an object; else one without anything in it. */
export function looseOf(value: unknown): Loose {
  return typeof value === 'object' && value !== null ? (value as Loose) : {};
}
